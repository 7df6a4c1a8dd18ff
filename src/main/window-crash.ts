import type { BrowserWindow } from 'electron'

/** A page that stops as soon as it is shown again is left alone after so many times. */
const MOST_IN_A_ROW = 3
const ROW_MS = 60_000

/**
 * Tells when the process of a window's page has died by itself or was killed. `why` is Chromium's
 * word for it. After too many times in a row it is not told any more.
 */
export function onWindowGone(window: BrowserWindow, tell: (why: string) => void, now: () => number): void {
  let times: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // That is a page which was replaced.
    if (reason === 'clean-exit') return
    times = [...times.filter((at) => now() - at < ROW_MS), now()]
    if (times.length <= MOST_IN_A_ROW) tell(reason)
  })
}
