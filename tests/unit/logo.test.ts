import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { printedLogo } from '@shared/logo'
import { describe, expect, it } from 'vitest'
import { findLogo } from '../../src/main/settings/logo-repository'
import { keepLogo, removeLogo } from '../../src/main/settings/logo-service'
import { readPng } from '../../src/main/settings/png-picture'
import { undoChangeSet } from '../../src/main/undo/undo-service'
import { memoryContext } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

function part(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A grey picture with a remark and a place in it. */
function png(width: number, height: number, rows = Buffer.alloc(height * (width + 1))): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part('IHDR', header),
    part('tEXt', Buffer.from('Comment\0made at home')),
    part('eXIf', Buffer.from('a place')),
    part('IDAT', deflateSync(rows)),
    part('IEND', Buffer.alloc(0)),
  ])
}

describe('a PNG picture', () => {
  it('is read with its size, and kept without its texts and places', () => {
    const picture = readPng(png(40, 20), 100)
    expect(picture).toMatchObject({ width: 40, height: 20 })
    expect(picture?.content.includes('home')).toBe(false)
    expect(picture?.content.includes('a place')).toBe(false)
    expect(picture && readPng(picture.content, 100)?.content).toEqual(picture?.content)
  })

  const whole = png(40, 20)
  const flipped = Buffer.from(whole)
  flipped.writeUInt8(flipped.readUInt8(60) ^ 1, 60)
  it.each([
    ['another kind of file', Buffer.from('GIF89a and so on')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', Buffer.alloc(0)],
    ['one that is cut off', whole.subarray(0, -20)],
    ['one with a flipped bit', flipped],
    ['one with too few rows', png(40, 20, Buffer.alloc(41))],
    ['one with more rows than it says', png(40, 20, Buffer.alloc(41 * 1_000))],
    ['one that is too large', png(101, 20)],
    ['a length that points beyond the end', Buffer.concat([whole.subarray(0, 8), Buffer.alloc(20, 0xff)])],
  ])('is not %s', (_name, bytes) => {
    expect(readPng(bytes, 100)).toBeNull()
  })

  it('is printed whole, in its own proportions', () => {
    expect(printedLogo({ width: 1_200, height: 160 })).toEqual({ widthMm: 60, heightMm: 8 })
    expect(printedLogo({ width: 100, height: 100 })).toEqual({ widthMm: 16, heightMm: 16 })
  })
})

const fileOf = (bytes: Buffer, name = 'logo.png'): string => {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, bytes)
  return file
}

describe('the logo of the practice', () => {
  it('is kept, replaced and taken away, and each is taken back', async () => {
    const { context, db, writing } = memoryContext()
    expect(findLogo(db)).toBeNull()
    await keepLogo(context, fileOf(png(40, 20)))
    const first = findLogo(db)
    expect(first).toMatchObject({ fileName: 'logo.png', width: 40, height: 20 })
    expect(first?.dataUrl).toMatch(/^data:image\/png;base64,iVBOR/)
    const replaced = await keepLogo(context, fileOf(png(60, 20), 'other.png'))
    expect(findLogo(db)?.width).toBe(60)
    undoChangeSet(db, replaced.changeSetId ?? '', writing)
    expect(findLogo(db)).toEqual(first)
    const removed = removeLogo(context)
    expect(findLogo(db)).toBeNull()
    undoChangeSet(db, removed.changeSetId ?? '', writing)
    expect(findLogo(db)).toEqual(first)
  })

  it('stays as it was where the file will not do, and says why', async () => {
    const { context, db } = memoryContext()
    await expect(keepLogo(context, fileOf(Buffer.from('no picture')))).rejects.toMatchObject({
      code: 'logo-not-png',
    })
    await expect(keepLogo(context, fileOf(png(8, 8)))).rejects.toMatchObject({ code: 'logo-not-png' })
    await expect(keepLogo(context, fileOf(Buffer.alloc(400_001)))).rejects.toMatchObject({
      code: 'logo-too-large',
    })
    await expect(keepLogo(context, '/nowhere/logo.png')).rejects.toMatchObject({ code: 'file-not-readable' })
    expect(findLogo(db)).toBeNull()
    expect(removeLogo(context)).toEqual({ chosen: false, changeSetId: null })
  })
})
