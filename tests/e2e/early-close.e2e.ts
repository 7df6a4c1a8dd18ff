import { exitOf, expect, inMain, test } from '../support/greenroom-app'

test('a window that is closed before its page is drawn goes at once, and nobody is asked about text', async ({
  start,
}) => {
  const app = await start()
  await inMain(app, ({ BrowserWindow, dialog }) => {
    // Whoever is asked stays, so that the app would not end.
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false })
    const [window] = BrowserWindow.getAllWindows()
    // The page is there, its app never comes.
    window?.webContents.session.webRequest.onBeforeRequest(
      { urls: ['app://greenroom/assets/main-*'] },
      () => undefined,
    )
    window?.webContents.once('did-stop-loading', () => setImmediate(() => window.close()))
    window?.webContents.reload()
  })
  await exitOf(app.process)
  expect(app.process.exitCode).toBe(0)
})
