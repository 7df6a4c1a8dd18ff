import { ipcMain } from 'electron'
import { isAppUrl } from './app-url'
import type { DoorRequest } from './door'
import { nameOf } from './window-names'

/** Answers a request that has come through the door. Never throws. */
export type Answerer = (request: DoorRequest) => Promise<unknown>

/**
 * Opens the one channel on which windows call main. It opens before there is anybody to answer: a call that comes while the
 * practice is still being opened waits for it.
 */
export function openDoor(answerer: Promise<Answerer>): void {
  ipcMain.handle('greenroom:call', async (event, name: unknown, input: unknown) => {
    const frame = event.senderFrame
    const isOurs = frame !== null && frame === event.sender.mainFrame && isAppUrl(frame.url)
    const windowName = isOurs ? nameOf(event.sender) : null
    const answer = await answerer
    return answer({ windowName, name, input })
  })
}
