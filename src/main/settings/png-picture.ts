import { crc32, inflateSync } from 'node:zlib'

/** A picture that was read to its end, written anew with nothing in it but the picture. */
export type PngPicture = { readonly width: number; readonly height: number; readonly content: Buffer }

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Parts that draw the picture. Others hold texts, dates or places, which do not belong on a letter. */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'IDAT', 'IEND'])
/** Samples a pixel, by colour type. */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const depths: readonly number[] = [1, 2, 4, 8, 16]

type Part = { readonly type: string; readonly data: Buffer; readonly whole: Buffer }

/** The parts of a PNG with their checksums right, from the first to the end mark; null for anything else. */
function partsOf(bytes: Buffer): readonly Part[] | null {
  if (!bytes.subarray(0, 8).equals(signature)) return null
  const parts: Part[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return null
    const body = bytes.subarray(at + 4, end - 4)
    if (crc32(body) !== bytes.readUInt32BE(end - 4)) return null
    const type = body.toString('latin1', 0, 4)
    parts.push({ type, data: body.subarray(4), whole: bytes.subarray(at, end) })
    if (type === 'IEND') return parts
    at = end
  }
  return null
}

/** Whether the picture data unpack to just what the header announces. A file that would grow without end is refused. */
function isWhole(header: Buffer, data: Buffer): boolean {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const bits = (channels[header.readUInt8(9)] ?? 0) * header.readUInt8(8)
  const row = 1 + Math.ceil((width * bits) / 8)
  try {
    const { length } = inflateSync(data, { maxOutputLength: height * (row + 8) + 64 })
    // Interlaced pictures come in seven passes, each with its own row marks.
    return header.readUInt8(12) === 1 ? length >= height * (row - 1) : length === height * row
  } catch {
    return false
  }
}

/** Reads a PNG picture; null for what is none, is damaged, or is larger than `maxSide` pixels. */
export function readPng(bytes: Buffer, maxSide: number): PngPicture | null {
  const parts = partsOf(bytes)
  const [header] = parts ?? []
  if (!parts || header?.type !== 'IHDR' || header.data.length !== 13) return null
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)]
  const isKnown = depths.includes(header.data.readUInt8(8)) && header.data.readUInt8(9) in channels
  if (!isKnown || width < 1 || height < 1 || width > maxSide || height > maxSide) return null
  const data = Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map((part) => part.data))
  if (!isWhole(header.data, data)) return null
  const drawing = parts.filter(({ type }) => kept.has(type)).map(({ whole }) => whole)
  return { width, height, content: Buffer.concat([signature, ...drawing]) }
}
