// Run by icons.mjs inside Electron: draws the icon's SVG at each size with Chromium and writes the PNG files.
const { readFileSync, writeFileSync } = require('node:fs')
const path = require('node:path')
const { app, BrowserWindow } = require('electron')

const folder = path.resolve(__dirname, '..', '..', 'resources', 'icon')
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

async function draw() {
  await app.whenReady()
  const svg = readFileSync(path.join(folder, 'icon.svg')).toString('base64')
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
  await window.loadURL('data:text/html,<canvas></canvas>')
  for (const size of sizes) {
    const url = await window.webContents.executeJavaScript(`(async () => {
      const image = new Image()
      image.src = 'data:image/svg+xml;base64,${svg}'
      await image.decode()
      const canvas = document.querySelector('canvas')
      canvas.width = canvas.height = ${size}
      canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size})
      return canvas.toDataURL('image/png')
    })()`)
    writeFileSync(path.join(folder, `${size}x${size}.png`), Buffer.from(url.split(',')[1], 'base64'))
  }
}

draw().then(
  () => app.exit(0),
  (error) => {
    console.error(error)
    app.exit(1)
  },
)
