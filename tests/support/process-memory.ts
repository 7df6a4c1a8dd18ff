import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs'

const CHUNK = 16 * 1024 * 1024
const PAGE = 4096
/** How far a step into what cannot be read goes at most. */
const LONGEST_STEP = 1024 * 1024

/** How often each of these byte sequences stands in the writable memory of a process. Linux only, as root or the same user. */
export function countInMemory(pid: number, needles: readonly Buffer[]): number[] {
  const counts = needles.map(() => 0)
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const buffer = Buffer.alloc(CHUNK + overlap)
  try {
    for (const [from, to] of writableAreas(pid)) {
      let hole = 0
      for (let at = from; at < to; ) {
        const length = Math.min(CHUNK + overlap, to - at)
        const read = readQuietly(memory, buffer, length, at)
        const seen = buffer.subarray(0, read)
        for (const [index, needle] of needles.entries())
          for (
            let found = seen.indexOf(needle);
            found >= 0 && found < CHUNK;
            found = seen.indexOf(needle, found + 1)
          )
            counts[index] = (counts[index] ?? 0) + 1
        // A part of the area may have been given back since the list was made: what lies behind the hole counts too. Large
        // reserved areas have nothing but a hole.
        hole = read === 0 ? Math.min(Math.max(PAGE, hole * 2), LONGEST_STEP) : PAGE
        at += read === length ? CHUNK : Math.floor(read / PAGE) * PAGE + hole
      }
    }
  } finally {
    closeSync(memory)
  }
  return counts
}

function writableAreas(pid: number): (readonly [number, number])[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? []
      return from && to ? [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const] : []
    })
}

/** An area may be gone, or reserved without memory behind it. */
function readQuietly(memory: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, buffer, 0, length, at)
  } catch {
    return 0
  }
}

/** Both ways in which a program keeps a text: a byte a letter, and two. */
export const asText = (text: string): readonly [Buffer, Buffer] => [
  Buffer.from(text, 'latin1'),
  Buffer.from(text, 'utf16le'),
]

/** Whether a process has a file open. */
export function hasOpen(pid: number, file: string): boolean {
  return readdirSync(`/proc/${pid}/fd`).some((name) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${name}`) === file
    } catch {
      // Closed meanwhile.
      return false
    }
  })
}

export const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`)
