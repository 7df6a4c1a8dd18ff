import { exitOf, expect, inMain, type RunningApp, test } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

const status = ({ window }: RunningApp) => window.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d$/ })
const editor = ({ window }: RunningApp) => window.getByRole('textbox', { name: 'Note' })

/** Makes a client and opens the case. Answers the client's id. */
async function openNewClient({ window }: RunningApp): Promise<string> {
  const { id } = await callApp(window, 'clients.save', { fullName: 'Marie Keller' })
  await openPlace(window, `#/clients/${id}/timeline`)
  return id
}

test('every word that was said to be saved is there after a kill -9', async ({ start }) => {
  const app = await start()
  const id = await openNewClient(app)
  await app.window.keyboard.press('w')
  await expect(editor(app)).toBeFocused()
  await app.window.keyboard.type('She was calm on the phone.')
  await expect(status(app)).toBeVisible()
  await app.window.keyboard.press('Enter')
  await app.window.keyboard.type('The manager asked twice about the start date.')
  await expect(status(app)).toBeVisible()
  await app.kill()

  const again = await start()
  await openPlace(again.window, `#/clients/${id}/notes`)
  await expect(editor(again).getByRole('paragraph')).toHaveText([
    'She was calm on the phone.',
    'The manager asked twice about the start date.',
  ])
})

test('closing the window right after the last key saves it first', async ({ start }) => {
  const app = await start()
  const id = await openNewClient(app)
  await app.window.keyboard.press('w')
  await expect(editor(app)).toBeFocused()
  await app.window.keyboard.type('Written in the last second.')
  await inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await exitOf(app.process)
  expect(app.process.exitCode).toBe(0)

  const again = await start()
  await openPlace(again.window, `#/clients/${id}/notes`)
  await expect(editor(again)).toHaveText('Written in the last second.')
})

test('an earlier version of a note can be read and brought back', async ({ start }) => {
  const app = await start()
  const clientId = await openNewClient(app)
  await app.window.keyboard.press('w')
  await expect(editor(app)).toBeFocused()
  await app.window.keyboard.type('Wants to work in Bristol.')
  await expect(status(app)).toBeVisible()
  await app.close()

  const dayAfter = await start({ env: { GREENROOM_TODAY: '2026-05-16' } })
  const { window } = dayAfter
  await openPlace(window, `#/clients/${clientId}/notes`)
  await editor(dayAfter).fill('Would move to Leeds.')
  await expect(status(dayAfter)).toBeVisible()
  await window.getByRole('button', { name: 'Earlier versions' }).click()
  const dialog = window.getByRole('dialog', { name: 'Earlier versions of this note' })
  await expect(dialog.getByRole('deletion').first()).toHaveText('Wants')
  await expect(dialog.getByRole('insertion').last()).toHaveText('Leeds')
  await dialog.getByText('The text as it was').click()
  await expect(dialog.getByText('Wants to work in Bristol.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Bring this back' }).click()
  await expect(dialog).toBeHidden()
  await expect(editor(dayAfter)).toHaveText('Wants to work in Bristol.')
  await expect(status(dayAfter)).toBeVisible()

  await window.getByRole('button', { name: 'Earlier versions' }).click()
  await dialog.getByText('The text as it was').click()
  await expect(dialog.getByText('Would move to Leeds.')).toBeVisible()
})
