import type { Page } from '@playwright/test'
import type { CallName } from '@shared/contract'
import { contract } from '@shared/contract'
import { expect, test } from '../support/greenroom-app'
import { filled, manyHostileTexts } from '../support/hostile-drafts'
import { hostileTexts } from '../support/hostile-texts'
import { askApp, callApp, openPlace } from '../support/practice-calls'

/** GREENROOM_FAULTS_N says how many of the 300 texts are tried; the short run takes some from all over. */
const count = Math.min(Number(process.env.GREENROOM_FAULTS_N ?? '') || 6, 300)
const texts = manyHostileTexts(hostileTexts, 300).filter(
  (_text, index) => index % Math.ceil(300 / count) === 0,
)

/** So many share a practice: the more there are, the longer its window takes to start, and each text starts it anew. */
const PRACTICE = 30
const practices = Array.from({ length: Math.ceil(texts.length / PRACTICE) }, (_, index) =>
  texts.slice(index * PRACTICE, (index + 1) * PRACTICE),
)

/** Calls that ask for a file or change what protects the practice have no text that a list shows. */
const asides =
  /^(importExport|vault|publishing|app|settings\.save$|letters\.save$|advice\.saveSet$|sending\.)/
const saving = (Object.keys(contract) as CallName[]).filter(
  (name) => /\.(save|create)[A-Za-z]*$/.test(name) && !asides.test(name),
)

/** Gives one text to every field of every record that can be saved. Answers how many kinds took it. */
async function saveEverywhere(
  window: Page,
  text: string,
): Promise<{ readonly clientId: string; readonly taken: Set<string> }> {
  const { id: clientId } = await callApp(window, 'clients.save', { fullName: text })
  const { id: employerId } = await callApp(window, 'employers.save', { name: text })
  const { id: opportunityId } = await callApp(window, 'interviews.saveOpportunity', {
    clientId,
    employerName: text,
    role: text,
  })
  const taken = new Set<string>()
  for (const name of saving)
    for (const shown of [text, text.slice(0, 60)]) {
      const draft = filled(contract[name].input, {
        text: shown,
        ids: { clientId, employerId, opportunityId },
      })
      const answer = await askApp(window, name, draft)
      if (answer.ok) {
        taken.add(name)
        break
      }
    }
  return { clientId, taken }
}

/** Nothing of the texts became an element, and nothing ran. */
async function expectPlainText(window: Page, where: string): Promise<void> {
  const found = await window.evaluate(() => ({
    wasRun: 'wasRun' in globalThis,
    elements: document.querySelectorAll(
      '#root :is(script, iframe, object, embed, base, meta, link, form[action], audio, video, math, template, img[src="x"], [onerror], [onload], a[href^="javascript:"])',
    ).length,
  }))
  expect(found, where).toEqual({ wasRun: false, elements: 0 })
}

for (const [index, practice] of practices.entries())
  test(`a hostile text in every field of every record stays a text on every screen, practice ${index + 1}`, async ({
    start,
  }) => {
    test.setTimeout(120_000 + practice.length * 40_000)
    const { window, strangers, complaints } = await start()
    const taken = new Set<string>()
    for (const text of practice) {
      const saved = await saveEverywhere(window, text)
      for (const name of saved.taken) taken.add(name)
      await openPlace(window, `#/clients/${saved.clientId}/timeline`)
      for (const tab of [
        'timeline',
        'notes',
        'opportunities',
        'facts',
        'letters',
        'appointments',
        'documents',
        'mockSessions',
      ]) {
        await window.evaluate((to) => {
          globalThis.location.hash = to
        }, `#/clients/${saved.clientId}/${tab}`)
        await expectPlainText(window, tab)
      }
      await window.keyboard.press('Control+k')
      await window.getByRole('combobox').first().fill(text.slice(0, 60))
      await expectPlainText(window, 'search')
      await window.keyboard.press('Escape')
    }
    const places = [
      'today',
      'clients',
      'board',
      'calendar',
      'employers',
      'letters',
      'outbox',
      'advice',
      'ledger',
      'figures',
      'trash',
      'import',
      'settings',
      'question-bank',
    ]
    for (const place of places) {
      await openPlace(window, `#/${place}`)
      await expectPlainText(window, place)
    }
    console.log(
      `figures: ${JSON.stringify({ name: 'hostile-views', practice: index + 1, texts: practice.length, kinds: taken.size, of: saving.length })}`,
    )
    expect(taken.size).toBeGreaterThan(10)
    expect(strangers).toEqual([])
    expect(complaints).toEqual([])
  })
