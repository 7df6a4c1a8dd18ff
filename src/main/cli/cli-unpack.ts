import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { AppError } from '@shared/errors'
import { wipeKey } from '../db/data-key'
import { readPack, readPackHead } from '../packs/pack-jobs'
import { packKeyOf } from '../packs/sealed-pack'
import { wordsIn } from './cli-key'
import { type CliRequest, cliText, neededOption, pathOf, UsageError } from './cli-request'

/**
 * `unpack`: the files of a sealed pack into a new folder, without opening a practice. Throws AppError file-not-readable,
 * pack-invalid, pack-newer, pack-damaged, pack-passphrase-wrong, file-exists, file-not-writable.
 */
export async function runUnpack(request: CliRequest): Promise<number> {
  const [name] = request.words
  if (!name) throw new UsageError('missingFile')
  const out = neededOption(request, 'out')
  const folder = resolve(pathOf(request, out))
  const file = pathOf(request, name)
  const passphrase = wordsIn(request, neededOption(request, 'passphrase-file'))
  if (!existsSync(dirname(folder))) throw new AppError('file-not-writable', { file: basename(folder) })
  const key = await packKeyOf(readPackHead(file), passphrase)
  try {
    const { contents } = readPack({ type: 'unpack', file, key, folder })
    const { clientName, madeOn, files } = contents
    request.outside.tell(
      cliText('unpackDone', { name: clientName, day: madeOn, count: files.length, folder: out }),
    )
    if (request.asJson)
      request.outside.print(`${JSON.stringify({ folder, client: clientName, madeOn, files })}\n`)
    return 0
  } finally {
    wipeKey(key)
  }
}
