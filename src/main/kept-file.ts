import { readFileSync } from 'node:fs'
import { writeFileAtomically } from './atomic-file'

/** Writes a small file twice, each whole or not at all, readable by this user alone: losing one copy loses nothing. */
export function writeKept(file: string, text: string): void {
  writeFileAtomically(`${file}.bak`, text, 0o600)
  writeFileAtomically(file, text, 0o600)
}

/** What `parse` makes of the file or, where that is lost or damaged, of its copy; null where neither can be read. */
export function readKept<Value>(file: string, parse: (text: string) => Value): Value | null {
  for (const name of [file, `${file}.bak`]) {
    try {
      return parse(readFileSync(name, 'utf8'))
    } catch {
      // The other copy decides.
    }
  }
  return null
}
