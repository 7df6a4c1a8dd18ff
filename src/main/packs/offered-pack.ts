import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packEnding } from '@shared/packs'

// Of the process and not of a practice: a pack may be handed over before one is open, or while it is locked.
let offered: string | null = null
let tell: () => void = () => undefined

/** Takes a sealed pack that the system hands over, by a double click or a program's argument. It is opened once a practice is. */
export function openPackPath(file: string): void {
  offered = file
  tell()
}

/** The first sealed pack among a program's arguments; null where there is none. Paths count from `cwd`. */
export function packPathIn(args: readonly string[], cwd: string): string | null {
  const named = args
    .slice(1)
    .find((one) => !one.startsWith('-') && one.toLowerCase().endsWith(`.${packEnding}`))
  if (named === undefined) return null
  if (!named.startsWith('file://')) return resolve(cwd, named)
  try {
    // Some desktops hand over an address in place of a path.
    return fileURLToPath(named)
  } catch {
    // It names another computer.
    return null
  }
}

/** The pack that was handed over and not looked at yet, which it then is. */
export function takeOfferedPack(): string | null {
  const file = offered
  offered = null
  return file
}

/** Hears of packs that are handed over; only the last one who asked does. Call the answer to hear no more. */
export function onPackOffered(listener: () => void): () => void {
  tell = listener
  return () => {
    if (tell === listener) tell = () => undefined
  }
}
