import { joinBytes } from '../bytes'

/** Bytes that are of nobody else, as calls take them. */
type Bytes = Uint8Array<ArrayBuffer>

/** A part of a WebM stream that can be stored and played by itself: its opening, or a whole cluster. Times in milliseconds. */
export type WebmPart = { readonly startMs: number; readonly endMs: number; readonly bytes: Bytes }

export type WebmSplitter = {
  /** Takes the next bytes of the stream and gives the parts that have become whole. Throws for what is no WebM. */
  readonly push: (bytes: Bytes) => readonly WebmPart[]
}

// Names of elements, from RFC 9559 (Matroska) by way of RFC 8794 (EBML).
const SEGMENT = 0x18_53_80_67
const CLUSTER = 0x1f_43_b6_75
const TIMESTAMP = 0xe7
const SIMPLE_BLOCK = 0xa3
const INFO = 0x15_49_a9_66
const TRACKS = 0x16_54_ae_6b
const EBML = 0x1a_45_df_a3

/** How long a frame of Chromium's recorder lasts when there is no next one to tell. */
const FRAME_MS = 60
/** No element of speech is as large; a stream that says so is none. */
const ELEMENT_LIMIT = 1_000_000

type Head = { readonly id: number; readonly size: number; readonly isOpen: boolean; readonly length: number }
type Block = { readonly atMs: number; readonly element: Bytes; readonly payloadAt: number }

/**
 * Cuts what a MediaRecorder writes into parts that stand alone. A recorder writes one endless cluster now and then, without
 * an index, in pieces that end in the middle of a block; here each `push` ends in a cluster of whole blocks with its own time
 * and length, so that any of them can be the first one that is played, and none is torn when the next is never written.
 */
export function webmSplitter(): WebmSplitter {
  let rest: Bytes = new Uint8Array()
  let opening: Bytes[] | null = []
  let clusterMs = 0

  return {
    push: (bytes) => {
      const data = joinBytes([rest, bytes])
      const blocks: Block[] = []
      const parts: WebmPart[] = []
      let at = 0
      for (;;) {
        const head = headAt(data, at)
        if (head === null) break
        // A segment or a cluster of unknown length is only its head here; what it holds comes next.
        const isContainer = head.id === SEGMENT || head.id === CLUSTER
        if (head.isOpen && !isContainer) throw new Error('webm: an element without a length')
        const end = at + head.length + (isContainer ? 0 : head.size)
        if (!isContainer && head.size > ELEMENT_LIMIT) throw new Error('webm: an element too large')
        if (end > data.length) break
        const element = data.subarray(at, end)
        if (head.id === CLUSTER) {
          if (opening !== null) {
            parts.push({ startMs: 0, endMs: 0, bytes: joinBytes(opening) })
            opening = null
          }
        } else if (head.id === TIMESTAMP) clusterMs = unsigned(element.subarray(head.length))
        else if (head.id === SIMPLE_BLOCK) blocks.push(blockOf(element, head.length, clusterMs))
        else if (opening !== null) opening.push(openingPart(head.id, element))
        at = end
      }
      rest = data.slice(at)
      if (blocks.length > 0) parts.push(clusterOf(blocks))
      return parts
    },
  }
}

/** What of the beginning is kept: the head of the file, and what is said of the segment and its track. */
function openingPart(id: number, element: Bytes): Bytes {
  if (id === EBML || id === SEGMENT || id === INFO || id === TRACKS) return element
  throw new Error('webm: an unknown element')
}

/** The name and length of the element at a place; null when not all of it is there yet. */
function headAt(data: Bytes, at: number): Head | null {
  const idLength = lengthOfNumber(data[at], 4)
  if (idLength === null || at + idLength >= data.length) return null
  const sizeLength = lengthOfNumber(data[at + idLength], 8)
  if (sizeLength === null || at + idLength + sizeLength > data.length) return null
  const sizeBytes = data.subarray(at + idLength, at + idLength + sizeLength)
  const marker = 0x80 >> (sizeLength - 1)
  const first = (sizeBytes[0] ?? 0) & (marker - 1)
  const isOpen = first === marker - 1 && sizeBytes.subarray(1).every((byte) => byte === 0xff)
  const size = sizeBytes.subarray(1).reduce((sum, byte) => sum * 256 + byte, first)
  return { id: unsigned(data.subarray(at, at + idLength)), size, isOpen, length: idLength + sizeLength }
}

/** How many bytes a number of EBML takes, as its first byte says; null when that byte is not there yet. */
function lengthOfNumber(first: number | undefined, most: number): number | null {
  if (first === undefined) return null
  const length = Math.clz32(first) - 23
  if (length > most) throw new Error('webm: not a number')
  return length
}

const unsigned = (bytes: Bytes): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0)

function blockOf(element: Bytes, headLength: number, clusterMs: number): Block {
  // The number of the track in one byte, then the time after the cluster's as a signed number of two.
  if (element.length < headLength + 4 || (element[headLength] ?? 0) < 0x80)
    throw new Error('webm: not a block')
  const view = new DataView(element.buffer, element.byteOffset, element.byteLength)
  return { atMs: clusterMs + view.getInt16(headLength + 1), element, payloadAt: headLength }
}

/** A cluster of known length around blocks, whose times are told anew after its own. */
function clusterOf(blocks: readonly Block[]): WebmPart {
  const startMs = Math.max(0, blocks[0]?.atMs ?? 0)
  const last = blocks.at(-1)?.atMs ?? startMs
  const before = blocks.at(-2)?.atMs
  const frameMs = before === undefined || last <= before ? FRAME_MS : Math.min(last - before, FRAME_MS * 2)
  const timed = blocks.map(({ atMs, element, payloadAt }) => {
    const afterMs = atMs - startMs
    if (afterMs < -0x80_00 || afterMs > 0x7f_ff) throw new Error('webm: a block out of its time')
    const copy = element.slice()
    new DataView(copy.buffer).setInt16(payloadAt + 1, afterMs)
    return copy
  })
  const inside = joinBytes([numberElement(TIMESTAMP, startMs), ...timed])
  return { startMs, endMs: last + frameMs, bytes: joinBytes([clusterHead(inside.length), inside]) }
}

function numberElement(id: number, value: number): Bytes {
  const element = new Uint8Array(10)
  element[0] = id
  element[1] = 0x88
  new DataView(element.buffer).setBigUint64(2, BigInt(value))
  return element
}

function clusterHead(size: number): Bytes {
  const head = new Uint8Array(8)
  const view = new DataView(head.buffer)
  view.setUint32(0, CLUSTER)
  // A length in four bytes.
  view.setUint32(4, 0x10_00_00_00 + size)
  return head
}
