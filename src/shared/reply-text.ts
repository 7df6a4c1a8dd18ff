import { wellFormed } from './mail-address'

/** Where the text of an earlier message begins in the languages that coaches and clients use most. */
const quoteHeads = [
  /^>/,
  /^-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|forwarded message)\s*-{2,}/i,
  /^_{10,}$/,
  /^(?:on|am|le|el|il|op)\s.{5,160}\s(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|schreef.{0,80})\s?:$/i,
  /^(?:from|von|de|da|van):\s.+@/i,
]

/** A client's own words of a mail: without the quoted message below them, without blank lines at the ends. */
export function ownWords(text: string): string {
  const lines = wellFormed(text).replaceAll(/\r\n?/g, '\n').split('\n')
  const joined = (at: number) => `${lines[at] ?? ''} ${lines[at + 1] ?? ''}`.trim()
  // A head may be folded over two lines. What stands above the first one is theirs; answers between quotes stay whole.
  const head = lines.findIndex((line, at) =>
    quoteHeads.some((shape) => shape.test(line.trim()) || (/^\w/.test(line) && shape.test(joined(at)))),
  )
  const rest = head < 0 ? [] : lines.slice(head)
  const isAnsweredBetween = rest.some((line) => line.startsWith('>')) && hasWordsAfterQuote(rest)
  const own = head <= 0 || isAnsweredBetween ? lines : lines.slice(0, head)
  return own
    .join('\n')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

const hasWordsAfterQuote = (lines: readonly string[]): boolean => {
  const last = lines.findLastIndex((line) => line.startsWith('>'))
  return lines.slice(last + 1).some((line) => line.trim() !== '')
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** The words of an HTML mail, for one that has no plain text. Nothing of it is kept as HTML. */
export function htmlWords(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d|\/blockquote)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(String(hex), 16) : 0
      if (code > 0) return code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
      return entities[String(name).toLowerCase()] ?? whole
    })
    .replaceAll(/^ +| +$/gm, '')
}
