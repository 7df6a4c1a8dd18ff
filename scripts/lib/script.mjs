import { PlainError } from './plain-error.mjs'

/**
 * Runs a script's whole work and sets the exit code: what `work` gives, or 1 with the error told on stderr, a
 * PlainError as its sentence and anything else with its stack.
 * @param {() => Promise<number | void>} work
 */
export async function runScript(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    console.error(error instanceof PlainError ? `\n${error.message}` : error)
    process.exitCode = 1
  }
}
