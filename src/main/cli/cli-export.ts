import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '@shared/errors'
import packageJson from '../../../package.json'
import { exportPractice } from '../import-export/practice-export'
import { type CliRequest, cliText, neededOption, pathOf, withPractice } from './cli-request'

/** `export`: the whole practice as open files in a new folder. Throws AppError file-exists, file-not-writable. */
export async function runExport(request: CliRequest): Promise<number> {
  const name = neededOption(request, 'out')
  const folder = pathOf(request, name)
  if (!existsSync(dirname(folder))) throw new AppError('file-not-writable', { file: name })
  const { outside } = request
  const done = await withPractice(request, ({ vault: { db } }) =>
    exportPractice(
      db,
      { type: 'export', folder, at: request.now().toISOString(), app: packageJson.version },
      (rows, total) => outside.tell(cliText('exportRows', { done: rows, total })),
    ),
  )
  outside.tell(cliText('exportDone', { rows: done.rows, tables: done.tables, folder: name }))
  if (request.asJson) outside.print(`${JSON.stringify({ folder, ...done })}\n`)
  return 0
}
