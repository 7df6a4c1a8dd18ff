import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { contract, events } from '@shared/contract'
import type { Result } from '@shared/errors'
import { packParts } from '@shared/pack-record'
import { v7 as newId } from 'uuid'
import { expect, type RunningApp, test } from '../support/greenroom-app'
import { pdfText } from '../support/pdf-tools'
import {
  askApp,
  callApp,
  letterhead,
  openPlace,
  saveSettings,
  seedWaitingClient,
} from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

/** What the coach alone may read, each word typed or kept in a field of its own. */
const forCoach = {
  whisper: 'ZugvogelWhisper',
  whisperDetail: 'ZugvogelAside',
  mark: 'ZugvogelMark',
  markDetail: 'ZugvogelMoment',
  note: 'ZugvogelNote',
  listenFor: 'ZugvogelListen',
  followUps: 'ZugvogelProbe',
} as const
/** What the client may read afterwards, but never in the window of the hour. */
const afterwards = {
  remark: 'SchwalbeRemark',
  criterion: 'SchwalbeCriterion',
  anchor: 'SchwalbeAnchor',
} as const
const question = 'What would you like to ask us?'
/** Nothing of the coach’s, whatever the file. */
const secret = /Zugvogel/i
const anything = /Zugvogel|Schwalbe|Kranich|Marie|Keller|Contoso/i

const isOfClient = (page: Page): boolean => page.url().endsWith('/client.html')

async function clientPage(electron: ElectronApplication): Promise<Page> {
  await expect.poll(() => electron.windows().some(isOfClient)).toBe(true)
  const page = electron.windows().find(isOfClient)
  if (!page) throw new Error('the client’s window is gone')
  return page
}

/** A session whose own texts are canaries too. */
async function prepare(window: Page, clientId: string): Promise<string> {
  const { id } = await callApp(window, 'mockSessions.prepare', {
    id: newId(),
    clientId,
    title: 'Kranich session',
    questions: [question, 'Why this firm?'].map((body) => ({
      questionRef: null,
      body,
      listenFor: forCoach.listenFor,
      followUps: forCoach.followUps,
      limitSeconds: 180,
    })),
    criteria: [
      {
        criterionRef: 'content',
        name: afterwards.criterion,
        weight: 1,
        anchors: Array.from({ length: 5 }, () => afterwards.anchor),
      },
    ],
  })
  return id
}

async function writeCanaries(window: Page): Promise<void> {
  const { keyboard } = window
  for (const [key, field, word, detail] of [
    ['w', 'Whisper', forCoach.whisper, forCoach.whisperDetail],
    ['t', 'Mark', forCoach.mark, forCoach.markDetail],
    ['s', 'Remark', afterwards.remark, afterwards.remark],
  ] as const) {
    await keyboard.press(key)
    await expect(window.getByLabel(new RegExp(`^${field}`)).last()).toBeFocused()
    await keyboard.type(word)
    await keyboard.press('Tab')
    await keyboard.type(detail)
    await keyboard.press('Enter')
    await expect(window.getByRole('button', { name: new RegExp(word) })).toBeVisible()
  }
  await keyboard.press('4')
  await expect(window.getByRole('radio', { name: '4' })).toBeChecked()
  await keyboard.press('e')
  await expect(window.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await keyboard.type(forCoach.note)
  await expect(window.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
}

/** Records whatever the page of the client hears of any event there is. */
const hearAll = (page: Page): Promise<void> =>
  page.evaluate((names) => {
    const heard: unknown[] = []
    Object.assign(globalThis, { heard })
    const bridge = (
      globalThis as unknown as {
        greenroom: { on: (name: string, listener: (payload: unknown) => void) => void }
      }
    ).greenroom
    for (const name of names) bridge.on(name, (payload) => heard.push([name, payload]))
  }, Object.keys(events))

/** Every answer the page of the client gets of any call there is, with ids that exist. */
async function askAll(
  page: Page,
  ids: Readonly<Record<string, string>>,
): Promise<Map<string, Result<unknown>>> {
  const answers = new Map<string, Result<unknown>>()
  for (const name of Object.keys(contract))
    for (const input of [{}, { id: ids.sessionId }, { clientId: ids.clientId }, { sessionId: ids.sessionId }])
      answers.set(`${name} ${JSON.stringify(input)}`, await askApp(page, name, input))
  return answers
}

test('whatever is typed in the hour, the client’s window has the question and the clock', async ({
  start,
}) => {
  const app = await start()
  const { window, electron } = app
  const { client } = await seedWaitingClient(window, 'Marie Keller')
  const sessionId = await prepare(window, client.id)
  await openPlace(window, `#/mock-sessions/${sessionId}`)
  await expect(window.getByRole('button', { name: 'Begin' })).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(window.getByText('Live', { exact: true })).toBeVisible()
  await window.keyboard.press('c')
  const page = await clientPage(electron)
  await expect(page.locator('#question')).toHaveText(question)
  await hearAll(page)
  await window.bringToFront()
  await writeCanaries(window)
  await expect(page.locator('#clock')).toHaveText(/^\d\d:\d\d$/)

  const text = await page.locator('body').innerText()
  expect(
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replace(/\d\d:\d\d/, 'clock'),
  ).toBe(`${question} clock`)
  expect(await page.content()).not.toMatch(anything)
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const names = nodes.flatMap(({ name }) => (name?.value ? [String(name.value)] : []))
  expect(names).toContain(question)
  expect(JSON.stringify(nodes)).not.toMatch(anything)
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.title]),
  )
  expect(kept).not.toMatch(anything)

  const answers = await askAll(page, { sessionId, clientId: client.id })
  const given = [...answers].flatMap(([name, answer]) => (answer.ok ? [{ name, value: answer.value }] : []))
  expect(given).toEqual([
    {
      name: 'mockSessions.clientView {}',
      value: {
        title: expect.any(String),
        question,
        questionMs: expect.any(Number),
        limitSeconds: 180,
        isRunning: true,
        theme: expect.any(String),
        language: expect.any(String),
      },
    },
  ])
  expect(JSON.stringify([...answers.values()])).not.toMatch(anything)
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: [string, unknown][] }).heard)
  expect(heard.length).toBeGreaterThan(0)
  expect([...new Set(heard.map(([name]) => name))]).toEqual(['mockSessions.clientView'])
  expect(JSON.stringify(heard)).not.toMatch(anything)
  // And the coach has all of it.
  const file = JSON.stringify(await callApp(window, 'mockSessions.read', { id: sessionId }))
  for (const word of [...Object.values(forCoach), ...Object.values(afterwards)]) expect(file).toContain(word)
  expect(app.complaints).toEqual([])

  await test.step('nor does anything the client can be handed', async () => {
    await callApp(window, 'mockSessions.end', { id: sessionId })
    await saveSettings(window, letterhead)
    await expectNothingHandedOut(app, client.id, sessionId)
  })
})

/** The words of every file below a folder; those of a PDF as they are read. */
const wordsBelow = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => (file.endsWith('.pdf') ? pdfText(file) : readFileSync(file, 'utf8')))
    .join('\n')

async function expectNothingHandedOut(app: RunningApp, clientId: string, sessionId: string): Promise<void> {
  const { window, dataFolder } = app
  const out = (name: string): string => join(dataFolder, name)
  await answerSaveDialog(app, out('report.pdf'))
  expect(await callApp(window, 'mockSessions.savePdf', { id: sessionId })).toMatchObject({ saved: true })
  const report = pdfText(out('report.pdf'))
  expect(report).toContain(afterwards.remark)
  expect(report).not.toMatch(secret)

  const { letterId } = await callApp(window, 'mockSessions.draftLetter', { id: sessionId })
  await answerSaveDialog(app, out('letter.pdf'))
  expect(await callApp(window, 'letters.exportPdf', { id: letterId })).toMatchObject({ saved: true })
  const letter = pdfText(out('letter.pdf'))
  expect(letter).toContain('Marie')
  const { text } = await callApp(window, 'letters.copyText', { id: letterId })
  for (const words of [letter, text]) expect(words).not.toMatch(secret)

  await answerSaveDialog(app, out('pack'))
  const choice = await callApp(window, 'packs.choice', { clientId })
  const parts = packParts.filter((part) => choice.parts[part] > 0)
  expect(
    await callApp(window, 'packs.make', {
      clientId,
      parts,
      noteIds: choice.notes.map(({ id }) => id),
      documentIds: choice.documents.map(({ id }) => id),
      wish: 'hers',
      seal: { form: 'files' },
    }),
  ).toMatchObject({ saved: true })
  const pack = wordsBelow(out('pack'))
  expect(pack).toContain('Marie')
  expect(pack).not.toMatch(secret)

  await answerSaveDialog(app, out('dates.ics'))
  const dates = { clientId, appointments: true, promises: true, dueDays: true }
  expect(await callApp(window, 'importExport.saveCalendar', dates)).toMatchObject({ saved: true })
  expect(readFileSync(out('dates.ics'), 'utf8')).not.toMatch(secret)
}
