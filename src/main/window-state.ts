import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeFileAtomically } from './atomic-file'

const windowState = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(480).max(20_000),
  height: z.int().min(360).max(20_000),
  isMaximized: z.boolean(),
})
export type WindowState = z.infer<typeof windowState>

const usual: WindowState = { width: 1440, height: 900, isMaximized: false }

/** Where the window stood last time. A file that cannot be read means the usual size: nothing of the coach's is in it. */
export function readWindowState(file: string): WindowState {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return usual
  }
}

/** Keeps where the window stands. A disk that refuses costs only the place of the window. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileAtomically(file, JSON.stringify(state), 0o600)
  } catch {
    // Closing the window must not fail over its own size.
  }
}
