// The anchor of every start-up figure: the least an Electron app on an own app:// scheme can be.
const { app, BrowserWindow, ipcMain, protocol } = require('electron')
const path = require('node:path')

const page =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title></head><body><p>Bare window</p></body></html>'

app.setPath('userData', process.env.GREENROOM_DATA_DIR ?? app.getPath('temp'))
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
ipcMain.handle('echo', (_event, value) => value)
app.on('window-all-closed', () => app.quit())
async function start() {
  await app.whenReady()
  protocol.handle(
    'app',
    () => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  )
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), sandbox: true },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL('app://bare/index.html')
}

void start()
