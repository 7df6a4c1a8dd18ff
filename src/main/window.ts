import { join } from 'node:path'
import type { WindowName } from '@shared/call'
import type { Practice } from '@shared/settings'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { pageUrl } from './app-url'
import { nameWindow } from './window-names'
import { readWindowState, type WindowState, writeWindowState } from './window-state'

/**
 * Lets all that is not drawn by a screen follow the coach's theme: a page before its first screen, frames, menus and dialogs of
 * the system.
 */
export function followTheme(theme: Practice['theme']): void {
  nativeTheme.themeSource = theme
}

/** The page's own back colours (surface-page), so that nothing flashes before the first paint. */
const pageBackground = (): string => (nativeTheme.shouldUseDarkColors ? '#1A1D1B' : '#FEFEFC')

type PlacedWindow = {
  readonly name: WindowName
  /** Remembers where the window stood. */
  readonly stateFile: string
  /** Where it opens for the first time; left out, as the main window does. */
  readonly usual?: WindowState
  readonly minWidth: number
  readonly minHeight: number
}

/** Makes a window for pages of ours, unseen yet, where it stood last time; it remembers where it stands when it closes. */
export function placedWindow({ name, stateFile, usual, minWidth, minHeight }: PlacedWindow): BrowserWindow {
  const state = onScreen(readWindowState(stateFile, usual))
  const window = new BrowserWindow({
    ...(state.x === undefined || state.y === undefined ? {} : { x: state.x, y: state.y }),
    width: state.width,
    height: state.height,
    minWidth,
    minHeight,
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
  nameWindow(window, name)
  if (state.isMaximized) window.maximize()
  window.on('close', () => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() })
  })
  return window
}

/** Opens the main window where it stood last time and shows it when it has something to show. */
export function openMainWindow(stateFile: string, url = pageUrl()): BrowserWindow {
  const window = placedWindow({ name: 'main', stateFile, minWidth: 720, minHeight: 480 })
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  void window.loadURL(url)
  return window
}

/** A window that stood on a screen which is gone opens on one that is there. */
function onScreen(state: WindowState): WindowState {
  const { x, y } = state
  if (x === undefined || y === undefined) return state
  const isSeen = screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(x + state.width, workArea.x + workArea.width)
    const bottom = Math.min(y + state.height, workArea.y + workArea.height)
    return right - Math.max(x, workArea.x) > 100 && bottom - Math.max(y, workArea.y) > 100
  })
  return isSeen ? state : { width: state.width, height: state.height, isMaximized: state.isMaximized }
}
