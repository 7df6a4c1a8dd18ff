import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  appEnvironment,
  appFolder,
  electronPath,
  exitOf,
  freshFolder,
  removeFolder,
  sandboxArgs,
} from './greenroom-app'

/** The folder of the little app that stands before Greenroom and answers its native dialogs. */
export const recordingApp = join(__dirname, 'recording-app')

/** A native dialog as Electron was asked for it. */
export type ShownDialog = {
  readonly name: 'showMessageBox' | 'showOpenDialog'
  readonly options: {
    readonly message?: string
    readonly detail?: string
    readonly buttons?: readonly string[]
    readonly cancelId?: number
  }
}

/** What the recording app needs to know; `record` is the file it writes. */
export const recordingEnvironment = (record: string, answers: readonly unknown[]) => ({
  GREENROOM_E2E_APP: appFolder,
  GREENROOM_E2E_DIALOGS: record,
  GREENROOM_E2E_ANSWERS: JSON.stringify(answers),
})

/** The dialogs that a recording app has written down so far. */
export function readDialogs(record: string): ShownDialog[] {
  if (!existsSync(record)) return []
  return readFileSync(record, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ShownDialog)
}

/** A start that ends by itself takes about a second; one that opened a window instead is ended here. */
export const endLimitMs = 20_000

/** Starts the app on a folder with its dialogs answered and waits until it has ended. */
export async function startUntilEnd(dataFolder: string, answers: readonly unknown[]) {
  const scratch = freshFolder()
  const record = join(scratch, 'dialogs.jsonl')
  const child = spawn(electronPath(), [...sandboxArgs, recordingApp], {
    env: appEnvironment(dataFolder, recordingEnvironment(record, answers)),
    stdio: 'ignore',
    timeout: endLimitMs,
    killSignal: 'SIGKILL',
  })
  await exitOf(child)
  const dialogs = readDialogs(record)
  removeFolder(scratch)
  return { exitCode: child.exitCode, dialogs }
}

/** Every file that belongs to the practice, with a hash of its bytes. The lock and the log are not the practice. */
export function fingerprint(dataFolder: string): Record<string, string> {
  const files = ['vault', 'backups'].flatMap((name) =>
    existsSync(join(dataFolder, name))
      ? readdirSync(join(dataFolder, name)).map((file) => join(name, file))
      : [],
  )
  const kept = [...files, 'vault-exists'].filter(
    (file) =>
      !file.includes('in-use') && statSync(join(dataFolder, file), { throwIfNoEntry: false })?.isFile(),
  )
  return Object.fromEntries(
    kept.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(dataFolder, file)))
        .digest('hex'),
    ]),
  )
}

/** Runs SQL on a closed practice with its own key, in Electron's Node, which alone can load the database module. */
export function runSql(dataFolder: string, sql: string): void {
  execFileSync(electronPath(), [join(__dirname, 'run-sql.cjs'), join(dataFolder, 'vault'), sql], {
    cwd: appFolder,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
}
