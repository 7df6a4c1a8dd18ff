import { ipcMain } from 'electron'
import { isAppUrl, isGateUrl } from './app-url'
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
    const known = isOurs ? nameOf(event.sender) : null
    // One window shows the practice or the page before it; its address says which of the two asks.
    const windowName = known !== null && frame !== null && isGateUrl(frame.url) ? 'gate' : known
    const answer = await answerer
    return answer({ windowName, name, input })
  })
}
