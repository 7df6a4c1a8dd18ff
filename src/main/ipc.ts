import type { WindowName } from '@shared/call'
import { type EventName, type EventPayload, events } from '@shared/contract'
import { BrowserWindow, ipcMain } from 'electron'
import { isAppUrl } from './app-url'
import type { Context } from './context'
import { answerCall, type Handlers } from './door'

const windowNames = new Map<number, WindowName>()

/** Tells the door which window a page belongs to. A page without a name gets no answers. */
export function nameWindow(window: BrowserWindow, name: WindowName): void {
  const { id } = window.webContents
  windowNames.set(id, name)
  window.webContents.once('destroyed', () => windowNames.delete(id))
}

/** Opens the one channel on which windows call main. */
export function openDoor(handlers: Handlers, context: Context): void {
  ipcMain.handle('greenroom:call', (event, name: unknown, input: unknown) => {
    const frame = event.senderFrame
    const isOurs = frame !== null && frame === event.sender.mainFrame && isAppUrl(frame.url)
    const windowName = isOurs ? (windowNames.get(event.sender.id) ?? null) : null
    return answerCall(handlers, context, { windowName, name, input })
  })
}

/** Tells every window that may hear it. */
export function emitEvent<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
  for (const window of BrowserWindow.getAllWindows()) {
    const windowName = windowNames.get(window.webContents.id)
    if (windowName && events[name].windows.includes(windowName))
      window.webContents.send('greenroom:event', name, payload)
  }
}
