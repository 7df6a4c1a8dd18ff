/**
 * A vCard 2.1, as old telephones write it, in the form of a vCard 3: quoted-printable values are decoded, and words
 * beside a name (`TEL;HOME;CELL:`) become types. Lines of other versions are left as they are.
 */
export function modernCard(card: string): string {
  if (!/^VERSION:2\.1\s*$/im.test(card)) return card
  return joinSoftBreaks(card.split(/\r\n|\r|\n/))
    .map((line) => (/^VERSION:/i.test(line) ? 'VERSION:3.0' : modernLine(line)))
    .join('\r\n')
}

const isQuotedPrintable = (line: string): boolean =>
  /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE(?:;[^:]*)?:/i.test(line)

/** A quoted-printable value goes on in the next line while it ends with an equals sign. */
function joinSoftBreaks(lines: readonly string[]): string[] {
  const joined: string[] = []
  let isOpen = false
  for (const line of lines) {
    const last = joined.length - 1
    if (isOpen) joined[last] = `${joined[last]?.slice(0, -1) ?? ''}${line}`
    else joined.push(line)
    isOpen = line.endsWith('=') && (isOpen || isQuotedPrintable(line))
  }
  return joined
}

function modernLine(line: string): string {
  const colon = line.indexOf(':')
  const [name = '', ...parameters] = line.slice(0, Math.max(0, colon)).split(';')
  if (colon < 0 || parameters.length === 0) return line
  const value = line.slice(colon + 1)
  const charset = parameters.find((one) => /^CHARSET=/i.test(one))?.slice('CHARSET='.length)
  const kept = parameters.flatMap((parameter) => {
    if (/^(CHARSET=|(ENCODING=)?(QUOTED-PRINTABLE|8BIT|7BIT)$)/i.test(parameter)) return []
    return parameter.includes('=') ? [parameter] : [`TYPE=${parameter}`]
  })
  // In 2.1 neither line ends nor commas are escaped; the semicolon parts values in both.
  const text = isQuotedPrintable(line)
    ? decodeQuotedPrintable(value, charset ?? 'utf-8')
        .replaceAll(',', '\\,')
        .replaceAll(/\r\n?|\n/g, '\\n')
    : value
  return `${[name, ...kept].join(';')}:${text}`
}

/** The text of a quoted-printable value; bytes of an unknown character set are read as UTF-8. */
export function decodeQuotedPrintable(value: string, charset: string): string {
  const bytes: number[] = []
  for (let at = 0; at < value.length; at += 1) {
    const code = /^=[0-9A-F]{2}/i.test(value.slice(at, at + 3)) ? value.slice(at + 1, at + 3) : null
    if (code === null) bytes.push(...new TextEncoder().encode(value[at]))
    else {
      bytes.push(Number.parseInt(code, 16))
      at += 2
    }
  }
  return decoderOf(charset).decode(Uint8Array.from(bytes))
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    // A name nobody knows.
    return new TextDecoder()
  }
}
