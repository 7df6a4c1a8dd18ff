const HEADER = { size: 0, width: 16, height: 20, bitsPerPixel: 44, bytesPerLine: 48, colours: 76 }
const BYTES_A_COLOUR = 12
/** Every so many pixels one is looked at. */
const STEP = 3

/**
 * How many colours a screen of Xvfb shows, from the file that -fbdir keeps (the X window dump format).
 * @param {Buffer} dump
 */
export function distinctColours(dump) {
  if (dump.length < 100) return 0
  const read = (/** @type {keyof typeof HEADER} */ field) => dump.readUInt32BE(HEADER[field])
  const start = read('size') + read('colours') * BYTES_A_COLOUR
  const bytes = read('bitsPerPixel') / 8
  const seen = new Set()
  for (let y = 0; y < read('height'); y += STEP) {
    for (let x = 0; x < read('width'); x += STEP) {
      const at = start + y * read('bytesPerLine') + x * bytes
      if (at + 4 <= dump.length) seen.add(dump.readUInt32LE(at) & 0xff_ff_ff)
    }
  }
  return seen.size
}
