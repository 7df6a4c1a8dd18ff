import { expect, inMain, test, untilReady } from '../support/greenroom-app'
import { callApp, letterhead, openPlace, saveSettings, seedWaitingClient } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

test('at midnight the window moves on to the new day by itself', async ({ start }) => {
  // London has summer time in May: its day ends at 23:00 UTC.
  const { window } = await start({ env: { GREENROOM_TODAY: '2026-05-14T22:59:40Z' } })
  await seedWaitingClient(window, 'Marie Keller')
  await openPlace(window, '#/today')
  await untilReady(window, 'Thursday 14 May 2026')
  const line = window.locator('[data-line]').filter({ hasText: 'Marie Keller' })
  await expect(line).toContainText('9 days late')
  await expect(window).toHaveTitle('Friday 15 May 2026 – Greenroom', { timeout: 40_000 })
  await expect(line).toContainText('10 days late')
})

test('the daily notice counts and names nobody, comes once, and a click shows Today', async ({ start }) => {
  const app = await start()
  const { window } = app
  await seedWaitingClient(window, 'Marie Keller')
  // No test can see or press a notice of the system, so what it would show is kept.
  await inMain(app, ({ Notification }) => {
    const shown: Electron.Notification[] = []
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push(this)
    }
    Notification.prototype.close = () => undefined
    Object.assign(globalThis, { shownNotices: shown })
  })
  const look = () => inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'))
  const notices = () =>
    inMain(app, () =>
      (globalThis as unknown as { shownNotices: Electron.Notification[] }).shownNotices.map(
        ({ title, body }) => `${title} ${body}`,
      ),
    )
  await look()
  expect(await notices()).toEqual([])

  const { ruleSet, weeklyContacts } = await callApp(window, 'followUps.settings', {})
  await callApp(window, 'followUps.savePractice', { ruleSet, weeklyContacts, dailyNotice: true })
  await look()
  await look()
  const told = await notices()
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('1 promise has passed')
  expect(told[0]).not.toMatch(/Marie|Keller|Contoso/)

  await openPlace(window, '#/clients')
  await inMain(app, () => {
    ;(globalThis as unknown as { shownNotices: NodeJS.EventEmitter[] }).shownNotices[0]?.emit('click')
  })
  await untilReady(window, 'Friday 15 May 2026')
})

test('a client who had the week’s letters is held back, and the next letter says so', async ({
  start,
  folder,
}) => {
  const app = await start()
  const { window } = app
  await saveSettings(window, letterhead)
  const { client, opportunity } = await seedWaitingClient(window, 'Marie Keller')
  const { ruleSet } = await callApp(window, 'followUps.settings', {})
  await callApp(window, 'followUps.savePractice', { ruleSet, weeklyContacts: 1, dailyNotice: false })
  const write = async (id: string) =>
    callApp(window, 'letters.create', {
      id,
      clientId: client.id,
      opportunityId: opportunity.id,
      questionId: null,
      topics: ['stay-positive'],
    })
  const first = '01990000-0000-7000-8000-00000000a001'
  const second = '01990000-0000-7000-8000-00000000a002'
  await write(first)
  await answerSaveDialog(app, `${folder}/letter.pdf`)
  expect(await callApp(window, 'letters.exportPdf', { id: first })).toMatchObject({ saved: true })
  await write(second)
  await openPlace(window, `#/letters/${second}`)
  await expect(
    window.getByText(
      /^One letter went out to Marie in the last seven days; your limit is 1\. The next one is free on Fri 22 May/,
    ),
  ).toBeVisible()
  await openPlace(window, '#/today')
  const held = window.getByRole('region', { name: /^Held back/ })
  await expect(held.locator('[data-line]').filter({ hasText: 'Marie Keller' })).toBeVisible()
})
