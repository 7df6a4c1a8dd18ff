import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** Where the bundled programs lie: beside the built app, so that they find the database module as it does. */
export const childrenFolder = resolve(import.meta.dirname, '../../../out/faults')

/** A program that writes until it is killed, or until its work is done. */
export type Child = {
  readonly process: ChildProcess
  /** The lines it has said so far. A line is said after its write was acknowledged. */
  readonly said: string[]
  /** Waits until it says a line; answers false when it ends before that. */
  readonly says: (line: string) => Promise<boolean>
  /** Hears every line the moment it comes. */
  readonly hears: (listener: (line: string) => void) => void
  /** Waits until it has ended; answers its exit code, null after a kill. */
  readonly end: () => Promise<number | null>
  readonly kill: () => Promise<void>
}

/** The command line of a program, for those that start it under another one. */
export const childCommand = (name: string, args: readonly string[]): readonly string[] => [
  process.execPath,
  resolve(childrenFolder, `${name}.cjs`),
  ...args,
]

export const childEnvironment: NodeJS.ProcessEnv = { ...process.env, ELECTRON_RUN_AS_NODE: '1', TZ: 'UTC' }

/** Starts a program of tests/faults/children in Electron's own Node. `before` is a command that runs it, as strace does. */
export function startChild(name: string, args: readonly string[], before: readonly string[] = []): Child {
  const [command = '', ...rest] = [...before, ...childCommand(name, args)]
  const child = spawn(command, rest, { env: childEnvironment, stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  const lines = createInterface({ input: child.stdout })
  const hearing = new Map<string, () => void>()
  lines.on('line', (line) => {
    said.push(line)
    hearing.get(line)?.()
  })
  // A line may still be on its way when the process has ended.
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')])
  return {
    process: child,
    said,
    says: (line) => {
      if (said.includes(line)) return Promise.resolve(true)
      return Promise.race([
        new Promise<boolean>((done) => hearing.set(line, () => done(true))),
        ended.then(() => said.includes(line)),
      ])
    },
    hears: (listener) => void lines.on('line', listener),
    end: async () => {
      await ended
      return child.exitCode
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
