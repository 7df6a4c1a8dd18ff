import type { BrowserWindow } from 'electron'
import { clientPageUrl } from './app-url'
import { placedWindow } from './window'

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
    const opened = placedWindow({ name: 'client', stateFile, usual, minWidth: 480, minHeight: 360 })
    window = opened
    // Keys of the menu would reach into the practice.
    opened.removeMenu()
    opened.once('ready-to-show', () => opened.showInactive())
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
