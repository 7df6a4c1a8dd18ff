import { spawn } from 'node:child_process'

/** How this very program was started: the program and what was said to it. */
export type Started = { readonly execPath: string; readonly argv: readonly string[] }

/**
 * Starts Greenroom once more, with the demo practice, which has a folder and a lock of its own; this window and its practice
 * stay as they are. `onError` hears of a system that would not start it.
 */
export function startDemo({ execPath, argv }: Started, onError: (error: unknown) => void): void {
  const args = [...argv.slice(1).filter((arg) => arg !== '--demo' && arg !== '--reset'), '--demo']
  const child = spawn(execPath, args, { detached: true, stdio: 'ignore' })
  child.once('error', onError)
  child.unref()
}
