import { expect, inMain, type RunningApp } from './greenroom-app'

export type WindowSize = {
  readonly width: number
  readonly height: number
  /** 2 is what View, Zoom in leads to at 200 %: the page then has half as many pixels. */
  readonly zoom?: number
}

/** Gives the coach's window a size and zoom; the window that prints letters is there too, unseen. */
export async function showAt(running: RunningApp, { width, height, zoom = 1 }: WindowSize): Promise<void> {
  await inMain(
    running,
    ({ BrowserWindow }, size) => {
      const main = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('index.html'),
      )
      main?.setContentSize(size.width, size.height)
      main?.webContents.setZoomFactor(size.zoom)
    },
    { width, height, zoom },
  )
  await expect
    .poll(() => running.window.evaluate(() => `${globalThis.innerWidth} ${globalThis.innerHeight}`))
    .toBe(`${width / zoom} ${height / zoom}`)
}
