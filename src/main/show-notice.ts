import { type BrowserWindow, Notification } from 'electron'
import { emitEvent } from './emit-event'

/** The notice on show: without a reference it is collected, and a click on it goes nowhere. */
let shown: Notification | null = null

/** Shows a notice of the operating system; a click brings the window to the front, on Today. */
export function showNotice(
  notice: { readonly title: string; readonly body: string },
  mainWindow: () => BrowserWindow | null,
): void {
  if (!Notification.isSupported()) return
  shown?.close()
  shown = new Notification(notice)
  shown.on('click', () => {
    const window = mainWindow()
    if (window?.isMinimized()) window.restore()
    window?.show()
    window?.focus()
    emitEvent('app.goTo', { place: 'today' })
  })
  shown.show()
}
