const refused = ['camera', 'display-capture', 'geolocation', 'midi', 'usb', 'serial', 'hid', 'bluetooth']

/** What a page may ever ask for: the page of the practice the microphone, the others nothing. */
export const permissionsPolicy = (isPractice: boolean): string =>
  [`microphone=${isPractice ? '(self)' : '()'}`, ...refused.map((name) => `${name}=()`)].join(', ')

/** The policy of the app's pages. Styles need a nonce and attributes because Mantine writes both; scripts need neither. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    // Sound is played from memory, piece by piece.
    'media-src blob:',
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
