/** Most bytes of a name in UTF-8. Systems allow 255; the rest is room for ' (2)' and for the temporary name of a save. */
export const fileNameBytes = 200

const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[. ])/iu
const encoder = new TextEncoder()
const bytesOf = (text: string): number => encoder.encode(text).length

/** One part of a name without anything a file system, a shell or an eye could misread. */
function cleanPart(part: string): string {
  return (
    part
      .slice(0, 2_000)
      .normalize('NFC')
      // Invisible and direction-changing characters; the joiner inside emoji stays.
      .replaceAll(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu, ' ')
      .replaceAll(/(?!\u200D)\p{Cf}/gu, '')
      .replaceAll(/[<>:"/\\|?*%]/gu, ' ')
      .replaceAll(/(\p{M}{4})\p{M}+/gu, '$1')
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/\.{2,}/gu, '.')
      .replaceAll(/^[\s.~-]+|[\s.]+$/gu, '')
  )
}

/** Cuts to a number of bytes without splitting a letter or an emoji. */
function cutTo(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text
  let kept = ''
  let room = bytes
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    room -= bytesOf(segment)
    if (room < 0) break
    kept += segment
  }
  return kept.replace(/[\s.]+$/u, '')
}

/**
 * A file name that is the same and harmless on Windows, macOS and Linux: 'Letter - Marie Keller - 2026-05-15.pdf'.
 * Parts are joined by ' - '; empty ones are left out; when nothing is left the name is 'file'. At most 200 bytes, NFC.
 */
export function safeFileName(parts: readonly string[], extension: string): string {
  const ending = extension
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 12)
    .toLowerCase()
  const suffix = ending === '' ? '' : `.${ending}`
  const joined = parts
    .map(cleanPart)
    .filter((part) => part !== '')
    .join(' - ')
  const guarded = reserved.test(joined) ? `_${joined}` : joined
  const stem = cutTo(guarded, fileNameBytes - suffix.length)
  return `${stem === '' ? 'file' : stem}${suffix}`.normalize('NFC')
}
