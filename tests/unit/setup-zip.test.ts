import { mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { extractZip } from '../../scripts/lib/zip.mjs'

type Item = {
  readonly name: string
  readonly content: string
  readonly mode?: number
  readonly stored?: boolean
}

/** A zip as a Unix tool writes it, with an extra field in the local header alone. */
function makeZip(items: readonly Item[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, mode = 0o100644, stored = false } of items) {
    const bytes = Buffer.from(content)
    const packed = stored ? bytes : deflateRawSync(bytes)
    const extra = Buffer.from('XX\u0002\u0000hi')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(0x0314, 4)
    common.copy(central, 6)
    central.writeUInt32LE(mode * 0x10000, 38)
    central.writeUInt32LE(at, 42)
    directory.push(central, Buffer.from(name))
    const local = Buffer.alloc(4)
    local.writeUInt32LE(0x04034b50, 0)
    common.writeUInt16LE(extra.length, 24)
    const file = Buffer.concat([local, common, Buffer.from(name), extra, packed])
    files.push(file)
    at += file.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(items.length, 8)
  end.writeUInt16LE(items.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, ...directory, end])
}

describe('extractZip', () => {
  let folder = ''
  const target = () => path.join(folder, 'out')
  const archive = (bytes: Buffer) => {
    const file = path.join(folder, 'a.zip')
    writeFileSync(file, bytes)
    return file
  }
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'greenroom-zip-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('unpacks stored, deflated and empty files into their folders', async () => {
    const long = 'All is well. '.repeat(10_000)
    const items = [
      { name: 'top/', content: '', mode: 0o40755, stored: true },
      { name: 'top/deep/long.txt', content: long },
      { name: 'top/plain.txt', content: 'as it is', stored: true },
      { name: 'top/empty.txt', content: '', stored: true },
    ]
    await extractZip(archive(makeZip(items)), target())
    expect(readFileSync(path.join(target(), 'top/deep/long.txt'), 'utf8')).toBe(long)
    expect(readFileSync(path.join(target(), 'top/plain.txt'), 'utf8')).toBe('as it is')
    expect(statSync(path.join(target(), 'top/empty.txt')).size).toBe(0)
  })

  it.skipIf(process.platform === 'win32')('keeps executable bits and symbolic links', async () => {
    const items = [
      { name: 'bin/run', content: '#!/bin/sh', mode: 0o100755 },
      { name: 'bin/readme', content: 'text' },
      { name: 'bin/link', content: 'run', mode: 0o120777 },
    ]
    await extractZip(archive(makeZip(items)), target())
    expect(statSync(path.join(target(), 'bin/run')).mode & 0o100).toBe(0o100)
    expect(statSync(path.join(target(), 'bin/readme')).mode & 0o111).toBe(0)
    expect(readlinkSync(path.join(target(), 'bin/link'))).toBe('run')
  })

  it('puts entries where it is told and leaves out the others', async () => {
    const items = [
      { name: 'App/keep', content: 'kept' },
      { name: 'App/drop', content: 'dropped' },
    ]
    await extractZip(archive(makeZip(items)), target(), (name) => (name === 'App/keep' ? 'kept' : undefined))
    expect(readFileSync(path.join(target(), 'kept'), 'utf8')).toBe('kept')
    expect(() => statSync(path.join(target(), 'App'))).toThrow('ENOENT')
  })

  it('refuses an entry that would leave the folder', async () => {
    const items = [{ name: '../escaped.txt', content: 'out' }]
    await expect(extractZip(archive(makeZip(items)), target())).rejects.toThrow('outside of the folder')
    expect(() => statSync(path.join(folder, 'escaped.txt'))).toThrow('ENOENT')
  })

  it('refuses a file whose bytes were changed', async () => {
    const zip = makeZip([{ name: 'a.txt', content: 'whole', stored: true }])
    zip[zip.indexOf('whole')] = 'W'.charCodeAt(0)
    await expect(extractZip(archive(zip), target())).rejects.toThrow('a.txt is damaged')
  })

  it('refuses an archive that ends too early', async () => {
    const zip = makeZip([{ name: 'a.txt', content: 'whole' }])
    await expect(extractZip(archive(zip.subarray(0, zip.length - 10)), target())).rejects.toThrow(
      'not a complete zip file',
    )
  })
})
