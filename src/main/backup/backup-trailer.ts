import { createHash } from 'node:crypto'
import { appendFileSync, closeSync, fstatSync, fsyncSync, openSync, readSync, truncateSync } from 'node:fs'
import { backupReasons } from '@shared/backups'
import { z } from 'zod'

/**
 * What a backup says of itself behind its last page, where SQLite never looks: the file opens in place like any other, and
 * what belongs together cannot be parted by a copy or a cloud folder. Nothing here names a client.
 */
const backupFacts = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  reason: z.enum(backupReasons),
  rows: z.int().min(0),
  /** The format of the practice inside. */
  schema: z.int().min(0),
  /** The wrapped keys of the practice as text, which open the backup on another computer; null where none are wrapped. */
  keys: z.string().nullable(),
})
export type BackupFacts = z.infer<typeof backupFacts>

const magic = Buffer.from('GRBACKUP')
/** Behind the facts: their SHA-256, their length in eight digits, the magic. */
const endBytes = 32 + 8 + magic.length
/** Wrapped keys take about a kilobyte; more than this is not ours. */
const longest = 65_536

/** A trailer as it was read. `start` is where the pages end, in bytes. */
export type Trailer = { readonly facts: BackupFacts; readonly start: number }

/** Puts the facts behind the last page of a closed database and flushes the file. */
export function appendTrailer(file: string, facts: BackupFacts): void {
  const text = Buffer.from(JSON.stringify(facts))
  const sum = createHash('sha256').update(text).digest()
  const length = Buffer.from(String(text.length).padStart(8, '0'))
  appendFileSync(file, Buffer.concat([text, sum, length, magic]))
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The trailer of a file, or null where there is none or not a whole one. Throws what the disk throws. */
export function readTrailer(file: string): Trailer | null {
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    if (size < endBytes) return null
    const end = Buffer.alloc(endBytes)
    readSync(handle, end, 0, endBytes, size - endBytes)
    const length = Number(end.subarray(32, 40).toString('latin1'))
    const isOurs = end.subarray(40).equals(magic) && Number.isInteger(length)
    if (!isOurs || length < 0 || length > Math.min(longest, size - endBytes)) return null
    const text = Buffer.alloc(length)
    const start = size - endBytes - length
    readSync(handle, text, 0, length, start)
    if (!createHash('sha256').update(text).digest().equals(end.subarray(0, 32))) return null
    const facts = parsedFacts(text.toString('utf8'))
    return facts && { facts, start }
  } finally {
    closeSync(handle)
  }
}

/** Takes the trailer off a copy that is to become a practice. */
export function cutTrailer(file: string): void {
  const trailer = readTrailer(file)
  if (trailer) truncateSync(file, trailer.start)
}

function parsedFacts(text: string): BackupFacts | null {
  try {
    return backupFacts.parse(JSON.parse(text))
  } catch {
    return null
  }
}
