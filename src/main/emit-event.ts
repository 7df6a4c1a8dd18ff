import { type EventName, type EventPayload, events } from '@shared/contract'
import { BrowserWindow } from 'electron'
import { nameOf } from './window-names'

/** Tells every window that may hear it. */
export function emitEvent<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
  for (const window of BrowserWindow.getAllWindows()) {
    const windowName = nameOf(window.webContents)
    if (windowName && events[name].windows.includes(windowName))
      window.webContents.send('greenroom:event', name, payload)
  }
}
