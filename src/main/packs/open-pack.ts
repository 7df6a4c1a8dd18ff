import { basename } from 'node:path'
import { AppError } from '@shared/errors'
import { safeFileName } from '@shared/file-name'
import type { FileLook, SavedFile } from '@shared/import-export'
import type { ChosenPack, PackContents } from '@shared/packs'
import { packEnding } from '@shared/packs'
import { translatorOf } from '@shared/translate'
import type { Database } from 'better-sqlite3'
import type { Context } from '../context'
import { wipeKey } from '../db/data-key'
import { openImportFile } from '../import-export/import-service'
import { dropPartial } from '../new-folder'
import { takeOfferedPack } from './offered-pack'
import { readPackHead, type UnpackDone } from './pack-jobs'
import { importableFile } from './pack-names'
import { packKeyOf } from './sealed-pack'

/** The sealed pack that is looked at, one at a time, and its key once the passphrase was right. */
type Desk = { readonly file: string; key: Buffer | null; contents: PackContents | null }

const desks = new WeakMap<Database, Desk>()

/** The pack that was chosen, or that the system handed over meanwhile. */
export function chosenPack({ db }: Pick<Context, 'db'>): ChosenPack | null {
  const offered = takeOfferedPack()
  if (offered !== null) putOnDesk(db, offered)
  const desk = desks.get(db)
  return desk ? { fileName: basename(desk.file) } : null
}

/** Lets the coach choose a pack. Its head is read at once. Throws AppError file-not-readable, pack-invalid, pack-newer, pack-damaged. */
export async function choosePack(
  context: Pick<Context, 'db' | 'dialogs' | 'language'>,
): Promise<ChosenPack | null> {
  const title = translatorOf(context.language(), 'packs')('open.choose')
  const kinds = [{ name: 'Greenroom', endings: [packEnding] }]
  const [file] = await context.dialogs.chooseOpenFiles({ title, isMany: false, kinds })
  if (file === undefined) return null
  readPackHead(file)
  putOnDesk(context.db, file)
  return { fileName: basename(file) }
}

function putOnDesk(db: Database, file: string): void {
  leavePack({ db })
  desks.set(db, { file, key: null, contents: null })
}

/**
 * Opens the chosen pack and says what it holds. Throws AppError not-found, pack-passphrase-wrong and like choosePack.
 */
export async function unlockPack(
  context: Pick<Context, 'db' | 'exchange'>,
  passphrase: string,
): Promise<PackContents> {
  const desk = deskOf(context)
  const key = await packKeyOf(readPackHead(desk.file), passphrase)
  try {
    const { contents } = await unpack(context, desk.file, key)
    if (desk.key) wipeKey(desk.key)
    desk.key = key
    desk.contents = contents
    return contents
  } catch (error) {
    wipeKey(key)
    throw error
  }
}

function unpack(
  { exchange }: Pick<Context, 'exchange'>,
  file: string,
  key: Buffer,
  folder: string | null = null,
): Promise<UnpackDone> {
  return exchange({ type: 'unpack', file, key, folder }, () => undefined).answer
}

/** Saves the files of the open pack into a new folder that the coach names. Throws AppError file-exists, file-not-writable. */
export async function savePackFiles(
  context: Pick<Context, 'db' | 'exchange' | 'dialogs' | 'exportedFiles'>,
): Promise<SavedFile> {
  const { file, key, contents } = openDeskOf(context)
  const folder = await context.dialogs.chooseSaveFile(
    safeFileName([contents.clientName, contents.madeOn], ''),
  )
  if (folder === null) return { saved: false }
  try {
    await unpack(context, file, key, folder)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'file-exists')) dropPartial(folder)
    throw error
  }
  context.exportedFiles.set('pack', folder)
  return { saved: true, fileName: basename(folder) }
}

/** Hands the list of applications of the open pack to the importer. Throws AppError import-empty where it has none. */
export async function importFromPack(context: Context): Promise<FileLook> {
  const { file, key, contents } = openDeskOf(context)
  const { importable } = await unpack(context, file, key)
  if (importable === null) throw new AppError('import-empty')
  const look = await openImportFile(
    context,
    safeFileName([contents.clientName, importableFile.slice(0, -4)], 'csv'),
    importable,
  )
  leavePack(context)
  return look
}

/** Forgets the pack and wipes its key. */
export function leavePack({ db }: Pick<Context, 'db'>): void {
  const key = desks.get(db)?.key
  if (key) wipeKey(key)
  desks.delete(db)
}

function deskOf({ db }: Pick<Context, 'db'>): Desk {
  const desk = desks.get(db)
  if (!desk) throw new AppError('not-found')
  return desk
}

function openDeskOf(context: Pick<Context, 'db'>): {
  readonly file: string
  readonly key: Buffer
  readonly contents: PackContents
} {
  const { file, key, contents } = deskOf(context)
  if (key === null || contents === null) throw new AppError('not-found')
  return { file, key, contents }
}
