export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type TextEncoding = (typeof textEncodings)[number]

export type DecodedText = { readonly text: string; readonly encoding: TextEncoding }

const marks: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Enough to tell how a file is written. */
const sampleBytes = 64 * 1024

/**
 * How the bytes of a text file are written: by its mark, else by the zeros that UTF-16 has beside Latin letters, else
 * UTF-8 where the bytes are valid UTF-8, else Windows-1252, which any bytes are.
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  return marked?.[0] ?? wideEncoding(bytes.subarray(0, sampleBytes)) ?? narrowEncoding(bytes)
}

function wideEncoding(sample: Uint8Array): TextEncoding | null {
  let [even, odd] = [0, 0]
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  // A stray NUL is no UTF-16: in that, most of one side is zero and next to none of the other.
  const half = sample.length / 2
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  return even > half * 0.4 && odd < half * 0.05 ? 'utf-16be' : null
}

function narrowEncoding(bytes: Uint8Array): TextEncoding {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    // Fatal means: some byte is not UTF-8.
    return 'windows-1252'
  }
}

/** The text of a file. Bytes that the encoding does not know become the replacement sign; the mark is left out. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding = detectEncoding(bytes)): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}
