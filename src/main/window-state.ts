import { readFileSync } from 'node:fs'
import { writeFileAtomically } from './atomic-file'

export type WindowState = {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly isMaximized: boolean
}

const usualMain: WindowState = { width: 1440, height: 900, isMaximized: false }

/** Where a window stood last time. A file that cannot be read means its usual size: nothing of the coach's is in it. */
export function readWindowState(file: string, usual: WindowState = usualMain): WindowState {
  try {
    return checked(JSON.parse(readFileSync(file, 'utf8')), usual)
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

const isSize = (value: unknown, least: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= 20_000

/** Checked by hand: this runs before the window is on its way, and the schema library takes time to load. */
function checked(found: unknown, usual: WindowState): WindowState {
  if (typeof found !== 'object' || found === null) return usual
  const { x, y, width, height, isMaximized } = found as Partial<Record<keyof WindowState, unknown>>
  if (!isSize(width, 480) || !isSize(height, 360)) return usual
  const isPlace = Number.isInteger(x) && Number.isInteger(y)
  return {
    ...(isPlace ? { x: Number(x), y: Number(y) } : {}),
    width,
    height,
    isMaximized: isMaximized === true,
  }
}
