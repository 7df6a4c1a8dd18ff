import type { Page } from '@playwright/test'
import { expect, test } from '../support/greenroom-app'
import { manyHostileTexts } from '../support/hostile-drafts'
import { saveEverywhere, savingCalls } from '../support/hostile-records'
import { hostileTexts } from '../support/hostile-texts'
import { askApp, openPlace } from '../support/practice-calls'

/** GREENROOM_FAULTS_N says how many of the 300 texts are tried; the short run takes some from all over. */
const count = Math.min(Number(process.env.GREENROOM_FAULTS_N ?? '') || 6, 300)
const texts = manyHostileTexts(hostileTexts, 300).filter(
  (_text, index) => index % Math.ceil(300 / count) === 0,
)

/** So many share a practice: the more there are, the longer its window takes to start, and each text starts it anew. */
const PRACTICE = 30
const practiceCount = Math.ceil(texts.length / PRACTICE)
/** Texts of one kind stand together; each practice gets some of all, since a record may refuse every text of a kind. */
const practices = Array.from({ length: practiceCount }, (_, index) =>
  texts.filter((_text, place) => place % practiceCount === index),
)

/** Nothing of the texts became an element, and nothing ran, once the screen has drawn what it reads. */
async function expectPlainText(window: Page, where: string): Promise<void> {
  const found = await window.evaluate(async () => {
    const until = performance.now() + 3_000
    for (let [same, before] = [0, -1]; same < 4 && performance.now() < until; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const { length } = document.querySelectorAll('#root *')
      same = length === before ? same + 1 : 0
      before = length
    }
    return {
      wasRun: 'wasRun' in globalThis,
      elements: document.querySelectorAll(
        '#root :is(script, iframe, object, embed, base, meta, link, form[action], audio, video, math, template, img[src="x"], [onerror], [onload], a[href^="javascript:"])',
      ).length,
    }
  })
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
      const saved = await saveEverywhere((name, input) => askApp(window, name, input), text)
      for (const name of saved.taken) taken.add(name)
      for (const place of saved.places) {
        await window.evaluate((to) => {
          globalThis.location.hash = to
        }, place)
        await expectPlainText(window, place)
      }
      await window.keyboard.press('Control+k')
      await window.getByRole('dialog').getByRole('combobox').fill(text.slice(0, 60))
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
      `figures: ${JSON.stringify({ name: 'hostile-views', practice: index + 1, texts: practice.length, kinds: taken.size, of: savingCalls.length })}`,
    )
    expect(savingCalls.filter((name) => !taken.has(name))).toEqual([])
    expect(strangers).toEqual([])
    expect(complaints).toEqual([])
  })
