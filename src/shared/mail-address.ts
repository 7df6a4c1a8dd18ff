/** One person that mail goes to or comes from. Never a text that holds several. */
export type MailPerson = { readonly name: string; readonly address: string }

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const shape = new RegExp(`^${atom}(?:\\.${atom})*@(?:${label}\\.)+${label}$`)

/**
 * True for exactly one plain address, `name@host.example`: no quotes, comments, lists or signs that a header or an SMTP
 * command would read as something else. 64 signs before the @ and 254 in all, at most.
 */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && shape.test(text)
}

/** Signs that end a line, hide or turn the text round, or do nothing that a reader could see. */
const unprinted = /[\p{Cc}\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]+/gu

/**
 * A name or subject as a header may hold it: one line of well-formed, visible text, at most `max` signs. What looks like
 * an encoded word (`=?…?=`) is parted, since a mail program would decode it, and line ends could come out.
 */
export function headerText(text: string, max = 200): string {
  const line = wellFormed(text)
    .replaceAll(unprinted, ' ')
    .replaceAll('=?', '= ?')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return cutText(line, max).trim()
}

/** The first `max` signs of a text, never half of a pair. */
export const cutText = (text: string, max: number): string =>
  text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')

/** The same text without halves of a pair, which no encoding can carry. */
export const wellFormed = (text: string): string =>
  text.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')

/** So many signs of a finished mailto link every system still takes. */
export const mailtoLimit = 1_800

/** A link that opens a new message in the mail program, or null when it would be longer than programs take. */
export function mailtoLink(to: string, subject: string, body: string): string | null {
  if (!isMailAddress(to)) return null
  const lines = wellFormed(body).replaceAll(/\r\n?|\n/g, '\r\n')
  const [local = '', host = ''] = to.split('@')
  const link = `mailto:${encode(local)}@${host}?subject=${encode(headerText(subject))}&body=${encode(lines)}`
  return link.length <= mailtoLimit ? link : null
}

/** As RFC 6068 wants it: what encodeURIComponent leaves and mail programs may misread is written as its byte. */
const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
