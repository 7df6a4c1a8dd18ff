import type { WindowName } from '@shared/call'
import type { BrowserWindow, WebContents } from 'electron'

const windowNames = new Map<number, WindowName>()

/** Tells the door which window a page belongs to. A page without a name gets no answers. */
export function nameWindow(window: BrowserWindow, name: WindowName): void {
  const { id } = window.webContents
  windowNames.set(id, name)
  window.webContents.once('destroyed', () => windowNames.delete(id))
}

/** The window a page belongs to, or null for a page that is none of ours. */
export const nameOf = (contents: WebContents): WindowName | null => windowNames.get(contents.id) ?? null
