import type { Page } from '@playwright/test'
import { expect, inMain, type RunningApp, test, untilReady } from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'
import { prepareSession } from '../support/session-calls'
import { protect, unlock } from '../support/vault-steps'

const bar = (window: Page) => window.getByRole('region', { name: 'Open session' })

/** A client whose session of three questions is live at its second one; answers its id. */
async function atSecondQuestion({ window }: RunningApp, isProtected = false): Promise<string> {
  const { id: clientId } = await callApp(window, 'clients.save', { fullName: 'Marie Keller' })
  if (isProtected) await protect(window)
  const id = await prepareSession(window, clientId, { questions: 3 })
  await window.evaluate((sessionId) => {
    globalThis.location.hash = `#/mock-sessions/${sessionId}`
  }, id)
  await expect(window.getByRole('button', { name: 'Begin' })).toBeFocused()
  await window.keyboard.press('Enter')
  await window.keyboard.press('n')
  await expect(window.getByText('Question 2 of 3')).toBeVisible()
  return id
}

test('a session whose app was killed says where it stood, and goes on there', async ({ start }) => {
  const first = await start()
  const id = await atSecondQuestion(first)
  await first.window.keyboard.press('4')
  await first.window.keyboard.press('w')
  await first.window.keyboard.type('slows down when asked for names')
  await first.window.keyboard.press('Enter')
  await expect(first.window.getByRole('timer', { name: 'Session time' })).toHaveText('00:00:03')
  await first.kill()

  const { window } = await start()
  await expect(bar(window)).toContainText(/The session with Marie Keller was interrupted at 00:00:0[34]\./)
  const before = await callApp(window, 'mockSessions.open', {})
  expect(before).toMatchObject({ id, isInterrupted: true })
  await bar(window).getByRole('button', { name: 'Go on' }).click()
  await expect(window.getByText('Question 2 of 3')).toBeVisible()
  await expect(window.getByText('Live', { exact: true })).toBeVisible()
  await expect(
    window.getByRole('radiogroup', { name: 'Content' }).getByRole('radio', { name: '4' }),
  ).toBeChecked()
  await expect(window.getByText('slows down when asked for names')).toBeVisible()
  const after = await callApp(window, 'mockSessions.open', {})
  expect((after?.clock.elapsedMs ?? 0) - (before?.clock.elapsedMs ?? 0)).toBeLessThan(3_000)
  // What was done before the crash can still be taken back.
  await window.keyboard.press('u')
  await window.keyboard.press('u')
  await expect(window.getByText('slows down when asked for names')).toHaveCount(0)
})

test('a lock pauses a live session, keeps the words that were being typed, and closes the client’s window', async ({
  start,
}) => {
  const app = await start()
  const { window, electron } = app
  const id = await atSecondQuestion(app, true)
  await window.keyboard.press('c')
  await expect.poll(() => electron.windows().length).toBe(2)
  await window.keyboard.press('w')
  await window.keyboard.type('half a whisper')
  // Long enough that main was told of the words before they were saved.
  await window.waitForTimeout(200)
  await window.keyboard.press('Control+l')
  await expect(window).toHaveTitle('Unlock – Greenroom')
  await expect.poll(() => electron.windows().length).toBe(1)
  await expect(window.getByText(/whisper|Keller/)).toHaveCount(0)
  await unlock(window)
  await untilReady(window, 'Marie Keller')
  await expect(window.getByText('Paused', { exact: true })).toBeVisible()
  await expect(window.getByText('half a whisper')).toBeVisible()
  const { session, marks } = await callApp(window, 'mockSessions.read', { id })
  expect(session.state).toBe('paused')
  expect(marks).toMatchObject([{ kind: 'whisper', word: 'half a whisper' }])
  // It was saved, so nobody is told that it was not.
  expect(await callApp(window, 'vault.halfTyped', {})).toBeNull()
})

test('a computer that goes to sleep pauses the session, and the client’s window goes with the main one', async ({
  start,
}) => {
  const app = await start()
  const { window, electron } = app
  await atSecondQuestion(app)
  await inMain(app, ({ powerMonitor }) => powerMonitor.emit('suspend'))
  await expect(window.getByText('Paused while you were away')).toBeVisible()
  await window.keyboard.press('p')
  await expect(window.getByText('Live', { exact: true })).toBeVisible()
  await window.keyboard.press('c')
  await expect.poll(() => electron.windows().length).toBe(2)
  const closed = electron.waitForEvent('close')
  await inMain(app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(
        (one) =>
          one.webContents.getURL().endsWith('/index.html') ||
          !one.webContents.getURL().includes('client.html'),
      )
      ?.close(),
  )
  await closed

  const again = await start()
  await expect(bar(again.window)).toContainText(/The session with Marie Keller is paused at 00:00:0\d\./)
})
