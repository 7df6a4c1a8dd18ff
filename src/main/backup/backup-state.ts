import { join } from 'node:path'
import type { BackupProblem, BackupState } from '@shared/backups'
import { appErrorCodes } from '@shared/errors'
import type { InterfaceLanguage } from '@shared/settings'
import { sentenceOf } from '@shared/translate'
import { z } from 'zod'
import type { DataFolder } from '../data-folder'
import { readKept, writeKept } from '../kept-file'

const problem = z.object({ at: z.iso.datetime(), code: z.enum(appErrorCodes) })
const keptState = z.object({
  last: z.object({ at: z.iso.datetime(), rows: z.int().min(0) }).nullable(),
  problem: problem.nullable(),
  second: z
    .object({ folder: z.string().min(1), at: z.iso.datetime().nullable(), problem: problem.nullable() })
    .nullable(),
  restored: z.object({ at: z.iso.datetime(), madeAt: z.iso.datetime(), replaced: z.string() }).nullable(),
})
/** What is known about the backups of this computer. It lies beside them, so that it is there when the practice is not. */
export type KeptBackupState = z.infer<typeof keptState>

const nothingYet: KeptBackupState = { last: null, problem: null, second: null, restored: null }
const fileOf = (folder: DataFolder): string => join(folder.backups, 'state.json')

/** The state; that of a practice without backups where none was kept or no copy of it can be read. */
export function backupState(folder: DataFolder): KeptBackupState {
  return readKept(fileOf(folder), (text) => keptState.parse(JSON.parse(text))) ?? nothingYet
}

/** Changes parts of the state and answers it. */
export function changeBackupState(folder: DataFolder, change: Partial<KeptBackupState>): KeptBackupState {
  const state = { ...backupState(folder), ...change }
  writeKept(fileOf(folder), JSON.stringify(state))
  return state
}

/** The state with its problems in words. */
export function spokenState(state: KeptBackupState, language: InterfaceLanguage): BackupState {
  const spoken = (
    found: KeptBackupState['problem'],
    values: Record<string, string> = {},
  ): BackupProblem | null =>
    found && { ...found, message: sentenceOf(language, 'errors', found.code, values) }
  const { second } = state
  return {
    ...state,
    problem: spoken(state.problem),
    second: second && { ...second, problem: spoken(second.problem, { folder: second.folder }) },
  }
}
