import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, symlink } from 'node:fs/promises'
import path from 'node:path'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'

// Numbers from PKWARE's APPNOTE.TXT, 4.3 (records) and 4.4 (fields).
const endSignature = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const centralSignature = 0x02014b50
const endBytes = 22
const maxCommentBytes = 0xffff
const stored = 0
const deflated = 8
const fileTypeMask = 0o170000
const symlinkType = 0o120000

/**
 * @typedef {{ name: string, mode: number, method: number, crc: number, packedBytes: number, bytes: number, headerAt: number }} ZipEntry
 * `mode` is the Unix mode with file type, 0 when the archive was not made on Unix.
 */

/**
 * Unpacks a zip file, a stream a file, keeping executable bits and symbolic links; sizes and checksums are checked.
 * Throws when the archive is damaged, needs more than plain zip (zip64, encryption), or an entry would leave `folder`.
 * @param {string} zipFile
 * @param {string} folder
 * @param {(name: string) => string | undefined} [place] the path inside `folder` for an entry; undefined leaves it out
 */
export async function extractZip(zipFile, folder, place = (name) => name) {
  const archive = await open(zipFile, 'r')
  try {
    for (const entry of await readEntries(archive)) {
      const relative = place(entry.name)
      if (relative === undefined || relative === '') continue
      const target = path.resolve(folder, relative)
      if (!target.startsWith(path.resolve(folder) + path.sep)) {
        throw new Error(`${entry.name} would be unpacked outside of the folder`)
      }
      await extractEntry(archive, zipFile, entry, target)
    }
  } finally {
    await archive.close()
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} archive
 * @returns {Promise<readonly ZipEntry[]>}
 */
async function readEntries(archive) {
  const { size } = await archive.stat()
  const tail = await readBytes(archive, Math.max(0, size - endBytes - maxCommentBytes), size)
  const endAt = tail.lastIndexOf(endSignature)
  if (endAt < 0 || endAt + endBytes > tail.length) throw new Error('not a complete zip file')
  const count = tail.readUInt16LE(endAt + 10)
  const directoryBytes = tail.readUInt32LE(endAt + 12)
  const directoryAt = tail.readUInt32LE(endAt + 16)
  if (count === 0xffff || directoryAt === 0xffffffff) throw new Error('zip64 is not supported')
  const directory = await readBytes(archive, directoryAt, directoryAt + directoryBytes)
  const entries = []
  for (let at = 0, index = 0; index < count; index += 1) {
    if (directory.readUInt32LE(at) !== centralSignature) throw new Error('the zip directory is damaged')
    const nameBytes = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      mode: directory.readUInt16LE(at + 40),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      headerAt: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * @param {import('node:fs/promises').FileHandle} archive
 * @param {string} zipFile
 * @param {ZipEntry} entry
 * @param {string} target
 */
async function extractEntry(archive, zipFile, entry, target) {
  if (entry.name.endsWith('/')) {
    await mkdir(target, { recursive: true })
    return
  }
  if (entry.method !== stored && entry.method !== deflated) {
    throw new Error(`${entry.name} is packed by an unknown method (${entry.method})`)
  }
  await mkdir(path.dirname(target), { recursive: true })
  // The local header repeats name and extra field, with a length of its own.
  const header = await readBytes(archive, entry.headerAt, entry.headerAt + 30)
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const isLink = (entry.mode & fileTypeMask) === symlinkType
  const output = isLink
    ? new MemoryOutput()
    : createWriteStream(target, { flags: 'wx', mode: entry.mode & 0o111 ? 0o755 : 0o644 })
  const check = new ChecksumCheck(entry)
  if (entry.packedBytes === 0) {
    await pipeline([], check, output)
  } else {
    const packed = createReadStream(zipFile, { start, end: start + entry.packedBytes - 1 })
    if (entry.method === stored) await pipeline(packed, check, output)
    else await pipeline(packed, createInflateRaw(), check, output)
  }
  if (output instanceof MemoryOutput) await symlink(output.text(), target)
}

/**
 * @param {import('node:fs/promises').FileHandle} archive
 * @param {number} start
 * @param {number} end first byte not read
 */
async function readBytes(archive, start, end) {
  const buffer = Buffer.alloc(end - start)
  const { bytesRead } = await archive.read(buffer, 0, buffer.length, start)
  if (bytesRead !== buffer.length) throw new Error('the zip file ends too early')
  return buffer
}

/** Passes an entry's bytes on and fails at its end when size or checksum differ from the directory's. */
class ChecksumCheck extends Transform {
  #entry
  #crc = 0
  #bytes = 0

  /** @param {ZipEntry} entry */
  constructor(entry) {
    super()
    this.#entry = entry
  }

  /**
   * @override
   * @param {Buffer} chunk
   * @param {BufferEncoding} _encoding
   * @param {import('node:stream').TransformCallback} done
   */
  _transform(chunk, _encoding, done) {
    this.#crc = crc32(chunk, this.#crc)
    this.#bytes += chunk.length
    done(null, chunk)
  }

  /**
   * @override
   * @param {import('node:stream').TransformCallback} done
   */
  _flush(done) {
    const whole = this.#crc === this.#entry.crc && this.#bytes === this.#entry.bytes
    done(whole ? null : new Error(`${this.#entry.name} is damaged in the zip file`))
  }
}

/** Keeps what is written, for the few bytes of a link's target. */
class MemoryOutput extends Writable {
  /** @type {Buffer[]} */
  #chunks = []

  /**
   * @override
   * @param {Buffer} chunk
   * @param {BufferEncoding} _encoding
   * @param {(error?: Error | null) => void} done
   */
  _write(chunk, _encoding, done) {
    this.#chunks.push(chunk)
    done()
  }

  text() {
    return Buffer.concat(this.#chunks).toString('utf8')
  }
}
