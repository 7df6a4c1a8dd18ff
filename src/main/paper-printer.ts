import { BrowserWindow } from 'electron'
import { offlineSession } from './offline-session'

/**
 * Prints a page on paper through the system's own dialog, from a hidden window that keeps nothing and fetches nothing. False when
 * the coach cancelled or there is no printer.
 */
export async function printOnPaper(html: string): Promise<boolean> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: offlineSession('paper'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
    },
  })
  try {
    await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`)
    return await new Promise<boolean>((resolve) => {
      window.webContents.print({ silent: false, printBackground: false }, (isPrinted) => resolve(isPrinted))
    })
  } finally {
    window.destroy()
  }
}
