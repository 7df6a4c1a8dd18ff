/** The app's own origin; nothing else is ever loaded but the page before a practice that is not open. */
export const APP_ORIGIN = 'app://greenroom'
/** That page has an origin of its own, so that Chromium runs it in a process that never held a client's word. */
export const GATE_ORIGIN = 'app://gate'
const hosts: readonly string[] = ['greenroom', 'gate']

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
  if (url.protocol === 'app:') return hosts.includes(url.host)
  return devOrigin !== null && url.origin === devOrigin
}

/** The page of the practice; `hash` is the place in it, with its `#`, or nothing. */
export const pageUrl = (hash = ''): string => `${devOrigin ?? APP_ORIGIN}/index.html${hash}`

/** The page that the client's window loads. */
export const clientPageUrl = (): string => `${devOrigin ?? APP_ORIGIN}/client.html`

/** The page before a practice that is not open. */
export const gateUrl = (): string => `${devOrigin ?? GATE_ORIGIN}/gate.html`

/** Whether an address is that of the page before the practice. */
export function isGateUrl(address: string): boolean {
  return URL.canParse(address) && new URL(address).pathname === '/gate.html' && isAppUrl(address)
}

/** Whether an address is that of the page of the practice. */
export const isPracticeUrl = (address: string): boolean => address.split('#', 1)[0] === pageUrl()

/** Whether a host is that of one of our two pages. */
export const isBundleHost = (host: string): boolean => hosts.includes(host)
