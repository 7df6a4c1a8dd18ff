import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type WebmPart, webmSplitter } from '@shared/recordings/webm-splitter'
import { describe, expect, it } from 'vitest'

/** Six and a half seconds as Chromium's recorder wrote them, of the beeps of its own test device. */
const stream = new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/spoken-beeps.webm')))

/** What a splitter makes of a stream that comes in pieces of so many bytes. */
function splitInto(bytes: Uint8Array<ArrayBuffer>, size: number): readonly WebmPart[] {
  const splitter = webmSplitter()
  const count = Math.ceil(bytes.length / size)
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  ).flatMap((piece) => [...splitter.push(piece)])
}

/** The times of the blocks inside parts, each as its cluster's time and its own together, with its payload. */
function blocksOf(
  parts: readonly WebmPart[],
): readonly { readonly atMs: number; readonly payload: string }[] {
  return parts.slice(1).flatMap(({ bytes }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    expect(view.getUint32(0)).toBe(0x1f_43_b6_75)
    expect(view.getUint32(4) - 0x10_00_00_00).toBe(bytes.length - 8)
    const clusterMs = Number(view.getBigUint64(10))
    const blocks = []
    let at = 18
    while (at < bytes.length) {
      expect(bytes[at]).toBe(0xa3)
      const isLong = (view.getUint8(at + 1) & 0x80) === 0
      const size = isLong ? view.getUint16(at + 1) - 0x40_00 : view.getUint8(at + 1) - 0x80
      const payloadAt = at + (isLong ? 3 : 2)
      const payload = Buffer.from(bytes.subarray(payloadAt + 3, payloadAt + size)).toString('base64')
      blocks.push({ atMs: clusterMs + view.getInt16(payloadAt + 1), payload })
      at = payloadAt + size
    }
    return blocks
  })
}

describe('cutting a recorder’s stream', () => {
  it('gives the opening first, then clusters that stand alone, without a frame lost or moved', () => {
    const whole = splitInto(stream, stream.length)
    const cut = splitInto(stream, 3_500)
    expect(cut[0]).toMatchObject({ startMs: 0, endMs: 0 })
    expect(cut.length).toBeGreaterThan(6)
    expect(blocksOf(cut)).toEqual(blocksOf(whole))
    const times = blocksOf(cut).map(({ atMs }) => atMs)
    expect(times.slice(0, 3)).toEqual([0, 60, 120])
    expect(times.length).toBeGreaterThan(100)
    for (const [index, part] of cut.entries()) if (index > 1) expect(part.startMs).toBe(cut[index - 1]?.endMs)
  })

  it('does not care where the stream is cut, not within a number either', () => {
    const expected = blocksOf(splitInto(stream, stream.length))
    for (const size of [1, 2, 7, 61, 1_000]) expect(blocksOf(splitInto(stream, size))).toEqual(expected)
  })

  it('keeps the opening as the recorder wrote it', () => {
    const [opening] = splitInto(stream, 100)
    const cluster = Buffer.from(stream).indexOf(Buffer.from([0x1f, 0x43, 0xb6, 0x75]))
    expect(Buffer.from(opening?.bytes ?? []).equals(Buffer.from(stream.subarray(0, cluster)))).toBe(true)
  })

  it('keeps a block that is not whole for the next piece', () => {
    const splitter = webmSplitter()
    const before = blocksOf(splitter.push(stream.subarray(0, 2_000)).slice())
    const after = splitter.push(stream.subarray(2_000, 2_010))
    expect(before.length).toBeGreaterThan(10)
    expect(after).toEqual([])
  })

  it('refuses what is no WebM', () => {
    for (const bytes of [
      [0],
      [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      [0x1a, 0x45, 0xdf, 0xa3, 0xff],
    ])
      expect(() => webmSplitter().push(new Uint8Array(bytes))).toThrow('webm')
    const strange = Buffer.concat([Buffer.from(stream.subarray(0, 36)), Buffer.from([0xec, 0x81, 0])])
    expect(() => webmSplitter().push(strange)).toThrow('webm')
  })
})
