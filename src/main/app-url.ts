/** The app's own origin; nothing else is ever loaded. */
export const APP_ORIGIN = 'app://greenroom'

/** The development server, when `npm run dev` runs one; never in a packaged app. */
let devOrigin: string | null = null

/** Allows the development server's origin besides our own. */
export function allowDevServer(url: string): void {
  devOrigin = new URL(url).origin
}

/** Whether a page's address is the app's own. */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.protocol === 'app:') return url.host === 'greenroom'
  return devOrigin !== null && url.origin === devOrigin
}

const pageOf = (file: string): string => `${devOrigin ?? APP_ORIGIN}/${file}`

/** The page that the main window loads. */
export const pageUrl = (): string => pageOf('index.html')

/** The page that the client's window loads. */
export const clientPageUrl = (): string => pageOf('client.html')
