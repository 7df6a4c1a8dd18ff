import type { ElectronApplication, Page } from '@playwright/test'
import { expect, inMain, type RunningApp, sharedApp, test, untilReady } from '../support/greenroom-app'
import { askApp, callApp, openPlace, seedWaitingClient } from '../support/practice-calls'
import { prepareSession } from '../support/session-calls'

const app = sharedApp('default')
let clientId = ''

test.beforeAll(async () => {
  const { window } = app()
  const { client, opportunity } = await seedWaitingClient(window, 'Marie Keller')
  clientId = client.id
  await callApp(window, 'interviews.saveRound', {
    clientId,
    opportunityId: opportunity.id,
    stage: 'panel',
    heldOn: '2026-05-18',
    startTime: '10:00',
  })
})

const isOfClient = (page: Page): boolean => page.url().endsWith('/client.html')

/** The client's window, which is no first window of the app. */
const clientPage = async (electron: ElectronApplication): Promise<Page> => {
  await expect.poll(() => electron.windows().some(isOfClient)).toBe(true)
  const page = electron.windows().find(isOfClient)
  if (!page) throw new Error('the client’s window is gone')
  return page
}

const openSession = async (window: Page, questions: number): Promise<string> => {
  const id = await prepareSession(window, clientId, { questions })
  await openPlace(window, `#/mock-sessions/${id}`)
  await expect(window.getByRole('button', { name: 'Begin' })).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(window.getByText('Live', { exact: true })).toBeVisible()
  return id
}

const endByCall = async (window: Page, id: string) => callApp(window, 'mockSessions.end', { id })

/** How many windows there are that a person can see. */
const windowCount = (running: RunningApp) =>
  inMain(
    running,
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((one) => one.isVisible()).length,
  )

test('a coach prepares from the next round, leads the hour and ends it, by keys alone', async () => {
  const running = app()
  const { window, electron } = running
  await openPlace(window, '#/today')
  const line = window.getByRole('button', { name: /Marie Keller .*panel/i })
  await expect(line).toBeVisible()
  // Down to the interview that lies ahead.
  await expect(async () => {
    await window.keyboard.press('j')
    await expect(line).toBeFocused({ timeout: 100 })
  }).toPass()
  await window.keyboard.press('s')
  const dialog = window.getByRole('dialog', { name: 'Prepare a mock session' })
  await expect(dialog.getByLabel('What Marie Keller prepares for')).toBeFocused()
  await expect(dialog.getByLabel('What Marie Keller prepares for')).toContainText(
    'Panel interview on Mon 18 May',
  )
  await expect(dialog.getByLabel('Name of the session')).toHaveValue(/Mock session 1, .+ panel interview/i)

  await test.step('questions from the bank and of one’s own', async () => {
    const bank = dialog.getByRole('combobox', { name: 'Add from the bank' })
    await expect(async () => {
      await window.keyboard.press('Tab')
      await expect(bank).toBeFocused({ timeout: 100 })
    }).toPass()
    await window.keyboard.type('greatest weakness')
    await expect(window.getByRole('option', { name: 'What is your greatest weakness?' })).toBeVisible()
    await window.keyboard.press('ArrowDown')
    await window.keyboard.press('Enter')
    await expect(dialog.getByRole('listitem')).toHaveCount(1)
    await window.keyboard.press('Tab')
    await expect(dialog.getByLabel('Add your own words')).toBeFocused()
    await window.keyboard.type('Why Halden Moor?')
    await window.keyboard.press('Enter')
    await window.keyboard.type('What would you like to ask us?')
    await window.keyboard.press('Enter')
    await expect(dialog.getByRole('listitem')).toHaveCount(3)
    await window.keyboard.press('Control+Enter')
  })

  await test.step('the hour', async () => {
    await expect(window.getByRole('button', { name: 'Begin' })).toBeFocused()
    await window.keyboard.press('Enter')
    await expect(window.getByText('Live', { exact: true })).toBeVisible()
    await expect(window.getByText('“What is your greatest weakness?”').first()).toBeVisible()

    await window.keyboard.press('4')
    const content = window.getByRole('radiogroup', { name: 'Content' })
    await expect(content.getByRole('radio', { name: '4' })).toBeChecked()
    await window.keyboard.press('ArrowDown')
    await window.keyboard.press('2')
    await expect(
      window.getByRole('radiogroup', { name: 'Preparedness' }).getByRole('radio', { name: '2' }),
    ).toBeChecked()
    await window.keyboard.press('Tab')
    await window.keyboard.press('5')
    const fit = window.getByRole('radiogroup', { name: 'Fit with the position' })
    await expect(fit.getByRole('radio', { name: '5' })).toBeChecked()
    await expect(fit.getByRole('radio', { name: '5' })).toBeFocused()

    await window.keyboard.press('t')
    await window.keyboard.type('perfectionist')
    await window.keyboard.press('Enter')
    await window.keyboard.press('w')
    await window.keyboard.type('CANARY-WHISPER')
    // Alt and a letter act inside the field too.
    await window.keyboard.press('Alt+n')
    await expect(window.getByText('Question 2 of 3')).toBeVisible()
    await window.keyboard.press('s')
    await window.keyboard.type('Knows the product')
    await window.keyboard.press('Tab')
    await window.keyboard.type('Names two of their sites.')
    await window.keyboard.press('Enter')
    await expect(window.getByRole('button', { name: /Knows the product/ })).toBeVisible()
    await window.keyboard.press('b')
    await expect(window.getByText('CANARY-WHISPER')).toBeVisible()
    await expect(window.getByText('only you')).toBeVisible()
    await window.keyboard.press('/')
    await expect(window.getByLabel('Number or a word of it')).toBeFocused()
    await window.keyboard.type('ask us')
    await window.keyboard.press('Enter')
    await expect(window.getByText('Question 3 of 3')).toBeVisible()
  })

  await test.step('the client’s window', async () => {
    await window.keyboard.press('c')
    const page = await clientPage(electron)
    await expect(page.locator('#question')).toHaveText('What would you like to ask us?')
    await expect(page.locator('#clock')).toHaveText(/^\d\d:\d\d$/)
    await window.keyboard.press('b')
    await expect(page.locator('#question')).toHaveText('Why Halden Moor?')
    expect(await page.content()).not.toMatch(/CANARY|Marie|Keller|perfectionist|Content|Knows the product/)
    await expect.poll(() => windowCount(running)).toBe(2)
    await window.keyboard.press('c')
    await expect.poll(() => windowCount(running)).toBe(1)
    await expect(window.getByRole('button', { name: 'Open the client’s window' })).toBeVisible()
  })

  await test.step('what was done is taken back, step by step', async () => {
    await window.keyboard.press('u')
    await expect(window.getByText('Question 3 of 3')).toBeVisible()
    await window.keyboard.press('u')
    await window.keyboard.press('u')
    await window.keyboard.press('u')
    await expect(window.getByText('Question 2 of 3')).toBeVisible()
    await expect(window.getByRole('button', { name: /Knows the product/ })).toHaveCount(0)
  })

  await test.step('pause and the note', async () => {
    await window.keyboard.press('p')
    await expect(window.getByText('Paused', { exact: true })).toBeVisible()
    await window.keyboard.press('e')
    await expect(window.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await window.keyboard.type('Calmer than in April.')
    await expect(window.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
    await window.keyboard.press('Alt+p')
    await expect(window.getByText('Live', { exact: true })).toBeVisible()
  })

  await window.keyboard.press('Control+Shift+E')
  const end = window.getByRole('dialog', { name: 'End this session?' })
  await expect(end.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await window.keyboard.press('Tab')
  await window.keyboard.press('Enter')
  await expect(window).toHaveURL(/mock-sessions\/.+\/report$/)

  const { rows } = await callApp(window, 'mockSessions.list', { clientId })
  const { session, scores, marks, questions } = await callApp(window, 'mockSessions.read', {
    id: rows[0]?.id ?? '',
  })
  expect(session).toMatchObject({ state: 'ended', title: expect.stringMatching(/panel interview/i) })
  expect(session.roundId).not.toBeNull()
  expect(JSON.stringify(session.note)).toContain('Calmer than in April.')
  expect(scores.map(({ criterionRef, score }) => [criterionRef, score])).toEqual(
    expect.arrayContaining([
      ['content', 4],
      ['preparedness', 2],
      ['fit', 5],
    ]),
  )
  expect(marks.map(({ kind, word }) => [kind, word])).toEqual([
    ['mark', 'perfectionist'],
    ['whisper', 'CANARY-WHISPER'],
  ])
  expect(questions[0]?.listenFor).not.toBe('')
  expect(running.strangers).toEqual([])
  expect(running.complaints).toEqual([])
})

test('the dialog that prepares begins at its first field, also when all of it is there at once', async () => {
  const { window } = app()
  await openPlace(window, `#/clients/${clientId}/mockSessions`)
  const dialog = window.getByRole('dialog', { name: 'Prepare a mock session' })
  const first = dialog.getByLabel('What Marie Keller prepares for')
  for (let turn = 0; turn < 3; turn += 1) {
    await window.getByRole('button', { name: 'Prepare a session' }).first().click()
    await expect(first).toBeFocused()
    // The dialog looks for its first field in a turn of its own.
    await window.evaluate(() => new Promise((done) => setTimeout(done, 50)))
    await expect(first).toBeFocused()
    await window.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
})

test('the client’s window has one call and hears one event', async () => {
  const { window, electron } = app()
  const id = await openSession(window, 2)
  await window.keyboard.press('c')
  const page = await clientPage(electron)
  await expect(page.locator('#question')).not.toBeEmpty()
  for (const [name, input] of [
    ['mockSessions.read', { id }],
    ['mockSessions.open', {}],
    ['mockSessions.act', { sessionId: id, act: { kind: 'pause' } }],
    ['clients.list', {}],
    ['app.start', {}],
    ['settings.get', {}],
  ] as const)
    expect(await askApp(page, name, input), name).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  // It hears nothing but its own event, whatever the coach does.
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    const bridge = (
      globalThis as unknown as { greenroom: { on: (name: string, listener: () => void) => void } }
    ).greenroom
    for (const name of [
      'mockSessions.clock',
      'mockSessions.clientWindow',
      'app.dataChanged',
      'settings.changed',
    ])
      bridge.on(name, () => heard.push(name))
  })
  await window.keyboard.press('n')
  await window.keyboard.press('3')
  await callApp(window, 'settings.save', await currentSettings(window))
  await expect(page.locator('#clock')).toHaveText('00:01')
  expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([])
  await window.keyboard.press('c')
  await expect.poll(() => electron.windows().length).toBe(1)
  await endByCall(window, id)
})

const currentSettings = async (window: Page) => {
  const { id: _id, createdAt: _c, updatedAt: _u, ...draft } = await callApp(window, 'settings.get', {})
  return draft
}

/** Presses a key for each sign of a text, none of them waiting for the one before to be drawn. */
async function typeFast(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const signs = text.split('')
  for (let at = 0; at < signs.length; at += 200)
    await Promise.all(
      signs
        .slice(at, at + 200)
        .map((sign) => session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: sign, text: sign })),
    )
  await session.detach()
}

test('ten thousand characters typed without a pause are all there, in a mark and in the note', async () => {
  test.setTimeout(180_000)
  const { window } = app()
  const id = await openSession(window, 3)
  const words = 'She weighs each word, and 3 of 4 answers end on a number; '
  const long = (length: number) => words.repeat(Math.ceil(length / words.length)).slice(0, length)
  await window.keyboard.press('t')
  await expect(window.getByLabel('Mark', { exact: true })).toBeFocused()
  await typeFast(window, long(480))
  await window.keyboard.press('Tab')
  await typeFast(window, long(3_520))
  await window.keyboard.press('Enter')
  await expect(window.getByLabel('More about it')).toHaveCount(0)
  await window.keyboard.press('e')
  await expect(window.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await typeFast(window, long(6_000))
  await expect(window.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
  await expect
    .poll(async () => (await callApp(window, 'mockSessions.read', { id })).session.note)
    .toEqual({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: long(6_000) }] }],
    })
  const { marks } = await callApp(window, 'mockSessions.read', { id })
  expect(marks).toMatchObject([{ word: long(480).trim(), detail: long(3_520) }])
  await endByCall(window, id)
})

test('a session that another screen was opened over is said there, and a client’s remark is not lost', async () => {
  const { window } = app()
  const id = await openSession(window, 2)
  await window.keyboard.press('s')
  await window.keyboard.type('Good example')
  await window.keyboard.press('Control+2')
  // Back before the other screen is there, the field would still be open.
  await untilReady(window, 'Clients')
  const bar = window.getByRole('region', { name: 'Open session' })
  await expect(bar).toContainText(/The session with Marie Keller is live, 00:00:0\d\./)
  await bar.getByRole('button', { name: 'Back to it' }).click()
  await expect(window.getByRole('button', { name: /Good example/ })).toBeVisible()
  await window.keyboard.press('p')
  await expect(window.getByText('Paused', { exact: true })).toBeVisible()
  await window.keyboard.press('Control+1')
  await expect(bar).toContainText('is paused at')
  await bar.getByRole('button', { name: 'End it' }).click()
  await window.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
  await expect(bar).toHaveCount(0)
  expect((await callApp(window, 'mockSessions.read', { id })).session.state).toBe('ended')
})

test('a session is removed from the list and brought back', async () => {
  const { window } = app()
  await prepareSession(window, clientId, { questions: 1, title: 'To be removed' })
  await openPlace(window, '#/mock-sessions')
  const row = window.getByRole('row', { name: /To be removed/ })
  await expect(row).toBeVisible()
  await window.keyboard.press('j')
  await expect(row).toBeFocused()
  await window.keyboard.press('Delete')
  await expect(row).toHaveCount(0)
  await window.keyboard.press('z')
  await expect(row).toBeVisible()
})
