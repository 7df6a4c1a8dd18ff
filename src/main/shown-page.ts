import { gateUrl, pageUrl } from './app-url'

/** What of a window is used to put a page into it. */
type PageWindow = {
  readonly loadURL: (url: string) => Promise<void>
  readonly webContents: { readonly reload: () => void }
}

/** Which of the two pages the window was last told to show; its address says so only once it has been loaded. */
export type ShownPage = {
  /** Whether that is the page before the practice. */
  readonly isGate: () => boolean
  /**
   * Puts the practice's page into `window` at `place`, or the one before it. The page before the practice, where it stands
   * already, is loaded anew only when `isOther`, since it asks for what is new by itself. Null opens a window.
   */
  readonly show: (
    window: PageWindow | null,
    wanted: { readonly isGate: boolean; readonly isOther: boolean; readonly place: string },
  ) => void
}

/** The first window is on its way to the practice's page. `open` makes a window where there is none. */
export function shownPage(open: (url: string) => void): ShownPage {
  let isGateAsked = false
  return {
    isGate: () => isGateAsked,
    show: (window, { isGate, isOther, place }) => {
      const isThere = isGateAsked === isGate
      isGateAsked = isGate
      const url = isGate ? gateUrl() : pageUrl(place)
      if (window === null) open(url)
      else if (!isThere) void window.loadURL(url)
      else if (!isGate || isOther) window.webContents.reload()
    },
  }
}
