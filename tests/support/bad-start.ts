import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { appFolder, electronPath, exitOf } from './greenroom-app'

/** A start that ends by itself takes about a second; one that opened a window instead is ended here. */
export const endLimitMs = 20_000

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

/** Holds a practice as another process that has it open, until it is let go. */
export function holdPractice(dataFolder: string): {
  readonly isHeld: Promise<unknown>
  readonly release: () => Promise<void>
} {
  const child = spawn(
    electronPath(),
    [join(__dirname, 'hold-practice.cjs'), join(dataFolder, 'vault/in-use')],
    {
      cwd: appFolder,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return {
    isHeld: once(child.stdout, 'data'),
    release: async () => {
      child.kill('SIGKILL')
      await exitOf(child)
    },
  }
}
