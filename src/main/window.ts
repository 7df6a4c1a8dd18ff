import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { pageUrl } from './app-url'
import { nameWindow } from './window-names'
import { readWindowState, type WindowState, writeWindowState } from './window-state'

/** The page's own back colours (surface-page), so that nothing flashes before the first paint. */
export const pageBackground = (): string => (nativeTheme.shouldUseDarkColors ? '#1A1D1B' : '#FEFEFC')

/** Opens the main window where it stood last time and shows it when it has something to show. */
export function openMainWindow(stateFile: string, url = pageUrl()): BrowserWindow {
  const state = onScreen(readWindowState(stateFile))
  const window = new BrowserWindow({
    ...(state.x === undefined || state.y === undefined ? {} : { x: state.x, y: state.y }),
    width: state.width,
    height: state.height,
    minWidth: 720,
    minHeight: 480,
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
  nameWindow(window, 'main')
  if (state.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() })
  })
  void window.loadURL(url)
  return window
}

/** A window that stood on a screen which is gone opens on one that is there. */
export function onScreen(state: WindowState): WindowState {
  const { x, y } = state
  if (x === undefined || y === undefined) return state
  const isSeen = screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(x + state.width, workArea.x + workArea.width)
    const bottom = Math.min(y + state.height, workArea.y + workArea.height)
    return right - Math.max(x, workArea.x) > 100 && bottom - Math.max(y, workArea.y) > 100
  })
  return isSeen ? state : { width: state.width, height: state.height, isMaximized: state.isMaximized }
}
