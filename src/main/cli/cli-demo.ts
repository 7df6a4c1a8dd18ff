import { existsSync, readdirSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { prepareDataFolder } from '../data-folder'
import { buildDemo } from '../demo/open-demo'
import { type CliRequest, cliText, needNamedFolder } from './cli-request'

/** `demo`: the demo practice in an empty folder. Throws AppError folder-not-empty, folder-not-writable. */
export async function runDemo(request: CliRequest): Promise<number> {
  needNamedFolder(request)
  const { folder, outside, frozenDay, now } = request
  refuseFilled(request)
  const clients = await buildDemo(folder, { now, ...(frozenDay === null ? {} : { today: frozenDay }) })
  outside.tell(cliText('demoDone', { clients, folder: folder.root }))
  if (request.asJson) outside.print(`${JSON.stringify({ folder: folder.root, clients })}\n`)
  return 0
}

/** Refuses a folder with anything in it; one that is not there yet is made. */
export function refuseFilled({ folder }: CliRequest): void {
  if (existsSync(folder.root)) {
    let names: readonly string[]
    try {
      names = readdirSync(folder.root)
    } catch (error) {
      throw new AppError('folder-not-writable', { folder: folder.root }, { cause: error })
    }
    if (names.length > 0) throw new AppError('folder-not-empty', { folder: folder.root })
  }
  prepareDataFolder(folder)
}
