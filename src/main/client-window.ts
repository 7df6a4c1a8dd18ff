import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { clientPageUrl } from './app-url'
import { onScreen, pageBackground } from './window'
import { nameWindow } from './window-names'
import { readWindowState, writeWindowState } from './window-state'

const usual = { width: 900, height: 560, isMaximized: false }

/** The window that a client may see, on a screen of their own or shared in a call: the question and its clock. */
export type ClientWindow = {
  readonly setShown: (isShown: boolean) => void
  readonly isShown: () => boolean
}

/** Makes the client's window when it is asked for, where it stood last time. It never takes the focus from the coach. */
export function clientWindow(stateFile: string, tell: (isShown: boolean) => void): ClientWindow {
  let window: BrowserWindow | null = null

  const open = (): void => {
    const state = onScreen(readWindowState(stateFile, usual))
    const opened = new BrowserWindow({
      ...(state.x === undefined || state.y === undefined ? {} : { x: state.x, y: state.y }),
      width: state.width,
      height: state.height,
      minWidth: 480,
      minHeight: 360,
      show: false,
      backgroundColor: pageBackground(),
      title: 'Greenroom',
      webPreferences: {
        preload: join(__dirname, '../preload/preload.js'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
      },
    })
    window = opened
    nameWindow(opened, 'client')
    // Keys of the menu would reach into the practice.
    opened.removeMenu()
    if (state.isMaximized) opened.maximize()
    opened.once('ready-to-show', () => opened.showInactive())
    opened.on('close', () => {
      writeWindowState(stateFile, { ...opened.getNormalBounds(), isMaximized: opened.isMaximized() })
    })
    opened.on('closed', () => {
      window = null
      tell(false)
    })
    void opened.loadURL(clientPageUrl())
    tell(true)
  }

  return {
    setShown: (isShown) => {
      if (isShown && window === null) open()
      else if (!isShown) window?.close()
    },
    isShown: () => window !== null,
  }
}
