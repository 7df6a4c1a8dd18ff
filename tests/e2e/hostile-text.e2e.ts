import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  expect,
  freshFolder,
  inMain,
  removeFolder,
  sharedApp,
  test,
  untilReady,
} from '../support/greenroom-app'
import { hostileTexts } from '../support/hostile-texts'
import { pdfObjects, pdfText } from '../support/pdf-tools'
import { callApp, letterhead, openPlace, saveSettings } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

const app = sharedApp('serial')
const clientIds: string[] = []

const docOf = (paragraphs: readonly string[]) => ({
  type: 'doc' as const,
  content: paragraphs.map((text) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text }],
  })),
})
/** A text without its spaces, since a line of a page ends where it is full. */
const bare = (text: string) => text.replaceAll(/\s/g, '')
const recordIdOf = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** One client a text, who carries it in every field that a person can type into. */
test.beforeAll(async () => {
  const { window } = app()
  await saveSettings(window, { ...letterhead, practiceName: hostileTexts[2] ?? '' })
  for (const [index, text] of hostileTexts.entries()) {
    const { id: customFieldId } = await callApp(window, 'records.saveField', { name: text.slice(0, 60) })
    const { id: clientId } = await callApp(window, 'clients.save', {
      fullName: text,
      preferredName: text,
      goals: text,
      addressText: text,
      phone: text.slice(0, 60),
      tags: [text.slice(0, 60)],
      fields: [{ customFieldId, value: text }],
    })
    clientIds.push(clientId)
    const { id: opportunityId } = await callApp(window, 'interviews.saveOpportunity', {
      clientId,
      employerName: text,
      role: text,
      source: text,
      contactName: text,
      contributions: text,
    })
    const hang = { clientId, opportunityId }
    await callApp(window, 'interviews.saveRound', {
      ...hang,
      stage: 'first',
      heldOn: '2026-04-20',
      interviewers: text,
      debrief: text,
    })
    await callApp(window, 'interviews.savePromise', {
      ...hang,
      saidOn: '2026-04-20',
      promisedFrom: '2026-05-05',
      promisedTo: '2026-05-05',
      saidBy: text,
      words: text,
    })
    await callApp(window, 'interviews.saveEvent', {
      ...hang,
      kind: 'applied',
      happenedOn: '2026-04-01',
      detail: text,
    })
    await callApp(window, 'interviews.saveMessage', {
      ...hang,
      direction: 'in',
      sentOn: '2026-05-14',
      summary: text,
    })
    await callApp(window, 'interviews.saveQuestion', { ...hang, body: text, askedOn: '2026-05-15' })
    await callApp(window, 'notes.save', { id: recordIdOf(index + 1), clientId, body: docOf([text]) })
    await callApp(window, 'records.saveAppointment', {
      clientId,
      heldOn: '2026-05-12',
      minutes: 50,
      topic: text,
    })
    await callApp(window, 'records.saveConsent', {
      clientId,
      purpose: 'email',
      state: 'given',
      happenedOn: '2026-05-12',
      detail: text,
    })
  }
})

/** Nothing of the texts became an element, and nothing ran. */
async function expectPlainText(window: Page): Promise<void> {
  const found = await window.evaluate(() => ({
    wasRun: 'wasRun' in globalThis,
    elements: document.querySelectorAll(
      '#root :is(script, iframe, object, embed, base, meta, link, form[action], audio, video, math, template, img[src="x"], [onerror], [onload], a[href^="javascript:"])',
    ).length,
  }))
  expect(found).toEqual({ wasRun: false, elements: 0 })
}

async function show(window: Page, hash: string): Promise<void> {
  await window.evaluate((to) => {
    globalThis.location.hash = to
  }, hash)
}

test('the list of clients shows every text as it was typed', async () => {
  const { window } = app()
  await openPlace(window, '#/clients')
  // Only the rows in view are drawn, so the filter fetches each.
  for (const text of hostileTexts.slice(0, 5)) {
    await window.getByLabel('Filter this list').fill(text)
    await expect(window.getByRole('gridcell', { name: text, exact: true }).first()).toBeVisible()
  }
  await window.getByLabel('Filter this list').fill('')
  await expectPlainText(window)
})

test('a case shows every text as it was typed, in each of its parts', async () => {
  const { window } = app()
  for (const [index, clientId] of clientIds.entries()) {
    const text = hostileTexts[index] ?? ''
    await show(window, `#/clients/${clientId}/timeline`)
    await expect(window.getByRole('heading', { level: 1 })).toHaveText(text)
    await expect(window.getByRole('list', { name: 'Timeline' })).toContainText(`“${text}”`)
    await show(window, `#/clients/${clientId}/notes`)
    await expect(window.getByRole('textbox', { name: 'Note' })).toHaveText(text)
    for (const tab of ['opportunities', 'facts', 'letters', 'appointments', 'documents']) {
      await show(window, `#/clients/${clientId}/${tab}`)
      await expect(
        window.getByRole('tab', { name: new RegExp(`^${tab}`, 'i'), selected: true }),
      ).toBeVisible()
    }
    await expectPlainText(window)
  }
})

test('a letter shows every text as it was typed, on screen and in the PDF', async () => {
  const { window } = app()
  const clientId = clientIds[2] ?? ''
  const questions = await callApp(window, 'interviews.history', { clientId })
  const questionId = questions.timeline.find(({ type }) => type === 'question')?.id ?? null
  const id = recordIdOf(900)
  const opportunityId = questions.opportunities[0]?.id ?? null
  const { letter } = await callApp(window, 'letters.create', { id, clientId, opportunityId, questionId })
  await callApp(window, 'letters.save', {
    id,
    opportunityId,
    questionId,
    roundId: null,
    kind: letter.kind,
    title: hostileTexts[0] ?? '',
    topics: [],
    filled: [],
    body: docOf(hostileTexts),
  })
  // Some of the texts look like placeholders and some like other clients; the coach says that they belong there.
  const { findings } = await callApp(window, 'checks.ofLetter', { id })
  for (const { key } of findings)
    await callApp(window, 'checks.dismiss', { letterId: id, findingKey: key, reason: 'They belong there.' })
  await show(window, `#/letters/${id}`)
  await untilReady(window, `Letter to ${hostileTexts[2]}`)
  await expect(window.getByRole('textbox', { name: 'Text of the letter' }).getByRole('paragraph')).toHaveText(
    [...hostileTexts],
  )
  await expect(window.getByRole('article', { name: /^Page 1/ }).locator('canvas')).toBeVisible()
  await expectPlainText(window)

  const folder = freshFolder()
  const file = join(folder, 'letter.pdf')
  await answerSaveDialog(app(), file)
  await window.getByRole('button', { name: 'Copy and save PDF' }).click()
  await expect(window.getByText('The PDF is written')).toBeVisible()
  const printed = bare(pdfText(file))
  for (const text of hostileTexts) expect(printed).toContain(bare(text))
  expect(pdfObjects(file)).not.toMatch(/\/(JS|JavaScript|Launch|OpenAction|AA|URI|EmbeddedFile)\b/)
  removeFolder(folder)

  const ranInPrinter = await inMain(app(), ({ BrowserWindow }) =>
    Promise.all(
      BrowserWindow.getAllWindows().map(
        ({ webContents }) => webContents.executeJavaScript(`'wasRun' in globalThis`) as Promise<boolean>,
      ),
    ),
  )
  expect(ranInPrinter).toEqual([false, false])
  await show(window, '#/letters')
  await expect(window.getByText(hostileTexts[0] ?? '').first()).toBeVisible()
  await expectPlainText(window)
})

test('no text made a page ask for anything or break a rule of its content policy', () => {
  expect(app().strangers).toEqual([])
  expect(app().complaints).toEqual([])
})
