import { documentName } from '@shared/documents'
import { AppError } from '@shared/errors'
import { packLimits } from '@shared/packs'
import { z } from 'zod'

/** One file of a pack. Its name has at most one folder before it, parted by a slash. */
export type PackFile = { readonly name: string; readonly bytes: Uint8Array }

/** What a pack says of itself, and its files. */
export type Packed = {
  readonly app: string
  readonly madeOn: string
  readonly client: string
  readonly files: readonly PackFile[]
}

const LENGTH_BYTES = 4
const directoryBytes = 1024 * 1024

const directory = z.strictObject({
  format: z.literal('greenroom-pack'),
  version: z.literal(1),
  app: z.string().max(40),
  madeOn: z.iso.date(),
  client: z.string().max(400),
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(500),
        bytes: z.int().min(0).max(packLimits.bytes),
      }),
    )
    .max(packLimits.files),
})

/** The files in one piece: the length of the list, the list, the contents one after another. */
export function packed({ files, ...about }: Packed): Buffer {
  const list = Buffer.from(
    JSON.stringify({
      format: 'greenroom-pack',
      version: 1,
      ...about,
      files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
    }),
    'utf8',
  )
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(list.length)
  return Buffer.concat([length, list, ...files.map(({ bytes }) => bytes)])
}

/**
 * Takes the piece apart again. Throws AppError pack-damaged where sizes do not agree, pack-unsafe for a name that could lead
 * elsewhere or stands there twice.
 */
export function unpacked(plain: Buffer): Packed {
  if (plain.length < LENGTH_BYTES) throw new AppError('pack-damaged')
  const listEnd = LENGTH_BYTES + plain.readUInt32BE(0)
  if (listEnd > Math.min(plain.length, directoryBytes)) throw new AppError('pack-damaged')
  const { app, madeOn, client, files: list } = readDirectory(plain.subarray(LENGTH_BYTES, listEnd))
  const seen = new Set<string>()
  const files: PackFile[] = []
  let start = listEnd
  for (const { name, bytes } of list) {
    if (!isSafeName(name) || seen.has(keyOf(name))) throw new AppError('pack-unsafe')
    seen.add(keyOf(name))
    if (start + bytes > plain.length) throw new AppError('pack-damaged')
    files.push({ name, bytes: plain.subarray(start, start + bytes) })
    start += bytes
  }
  if (start !== plain.length) throw new AppError('pack-damaged')
  return { app, madeOn, client, files }
}

function readDirectory(bytes: Buffer): z.infer<typeof directory> {
  try {
    return directory.parse(JSON.parse(bytes.toString('utf8')))
  } catch (error) {
    throw new AppError('pack-damaged', {}, { cause: error })
  }
}

/** A name of one part, or of a folder and one part, each of which is what we would have called it ourselves. */
function isSafeName(name: string): boolean {
  const parts = name.split('/')
  return parts.length <= 2 && parts.every((part) => part === documentName(part))
}

/** A safe name in a folder of the pack that no file before it has: a number is put before it where one has. */
export function freeName(taken: Set<string>, folder: string, wanted: string): string {
  for (let count = 1; ; count += 1) {
    const name = `${folder}/${documentName(count === 1 ? wanted : `(${count}) ${wanted}`)}`
    if (taken.has(keyOf(name))) continue
    taken.add(keyOf(name))
    return name
  }
}

/** Some systems take large and small letters for the same. */
const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()
