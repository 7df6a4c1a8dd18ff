import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DiskStep } from './disk-record'

const SECTOR = 512
/** What may become of a write that was not flushed when the power went. */
const LOST = 0.4
const TORN = 0.2

type Pending = Extract<DiskStep, { type: 'write' | 'truncate' }>
type NameStep = Extract<DiskStep, { type: 'make' | 'remove' | 'rename' }>
type DiskFile = { readonly durable: FileBytes; pending: Pending[] }

/**
 * A disk that loses what was not flushed. Bytes count as kept from their file's fsync on; a name (made, removed,
 * renamed) from its folder's fsync on, or, for a new file, from its own.
 */
export class CutDisk {
  readonly #root: string
  readonly #files = new Map<number, DiskFile>()
  readonly #names: Map<string, number>
  #pendingNames: NameStep[] = []

  constructor(root: string, known: ReadonlyMap<string, number>) {
    this.#root = root
    this.#names = new Map(known)
    for (const [path, file] of known)
      this.#files.set(file, { durable: new FileBytes(readFileSync(path)), pending: [] })
  }

  /** Does one step. */
  take(step: DiskStep): void {
    switch (step.type) {
      case 'write':
      case 'truncate':
        this.#file(step.file).pending.push(step)
        return
      case 'flush':
        this.#flush(step.file)
        return
      case 'flush-folder':
        this.#keepNames((name) => folderOf(name) === step.folder)
        return
      case 'make':
      case 'remove':
      case 'rename':
        this.#pendingNames.push(step)
        return
      case 'said':
        return
      default:
        step satisfies never
    }
  }

  /** Writes what is left on the disk when the power goes now into another folder. */
  cutInto(target: string, random: () => number): void {
    const names = new Map(this.#names)
    // Names become durable in order; where the disk had got to is chance.
    const kept =
      random() < 0.5 ? this.#pendingNames.length : Math.floor(random() * (this.#pendingNames.length + 1))
    for (const step of this.#pendingNames.slice(0, kept)) rename(names, step)
    for (const [path, file] of names) {
      // The index of the log is memory that the system pages out as it likes; SQLite makes it anew.
      if (path.endsWith('-shm')) continue
      const place = join(target, path.slice(this.#root.length))
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, afterCut(this.#file(file), random), { mode: 0o600 })
    }
  }

  #file(file: number): DiskFile {
    let found = this.#files.get(file)
    if (!found) {
      found = { durable: new FileBytes(Buffer.alloc(0)), pending: [] }
      this.#files.set(file, found)
    }
    return found
  }

  #flush(file: number): void {
    const found = this.#file(file)
    for (const step of found.pending) found.durable.take(step)
    found.pending = []
    this.#keepNames((name) => name.type === 'make' && name.file === file)
  }

  #keepNames(isKept: (step: NameStep) => boolean): void {
    const rest: NameStep[] = []
    for (const step of this.#pendingNames) {
      if (isKept(step)) rename(this.#names, step)
      else rest.push(step)
    }
    this.#pendingNames = rest
  }
}

const folderOf = (step: NameStep): string => dirname(step.type === 'rename' ? step.to : step.path)

function rename(names: Map<string, number>, step: NameStep): void {
  if (step.type === 'make') names.set(step.path, step.file)
  else if (step.type === 'remove') names.delete(step.path)
  else {
    // By now another file may have the old name; the one that was renamed is meant.
    if (names.get(step.from) === step.file) names.delete(step.from)
    names.set(step.to, step.file)
  }
}

function afterCut({ durable, pending }: DiskFile, random: () => number): Uint8Array {
  const order = random() < 0.5 ? shuffled(pending, random) : pending
  const content = durable.copy()
  for (const step of order) {
    const chance = random()
    if (chance < LOST) continue
    content.take(chance < LOST + TORN ? torn(step, random) : step)
  }
  return content.bytes()
}

/** Only some of a write's sectors have reached the disk. */
function torn(step: Pending, random: () => number): Pending {
  if (step.type === 'truncate') return step
  const sectors = Math.ceil(step.bytes.length / SECTOR)
  return { ...step, bytes: step.bytes.subarray(0, Math.floor(random() * sectors) * SECTOR) }
}

/** A file's bytes, written in place. */
class FileBytes {
  #buffer: Buffer
  #size: number

  constructor(bytes: Buffer) {
    this.#buffer = bytes
    this.#size = bytes.length
  }

  copy(): FileBytes {
    return new FileBytes(Buffer.from(this.bytes()))
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#size)
  }

  take(step: Pending): void {
    if (step.type === 'truncate') this.#resize(step.size)
    else if (step.bytes.length > 0) {
      const at = step.at === 'end' ? this.#size : step.at
      this.#resize(Math.max(this.#size, at + step.bytes.length))
      step.bytes.copy(this.#buffer, at)
    }
  }

  #resize(size: number): void {
    if (size > this.#buffer.length) {
      const larger = Buffer.alloc(size * 2)
      larger.set(this.bytes())
      this.#buffer = larger
    }
    // What lies behind a new end was cut off before, or never was.
    if (size > this.#size) this.#buffer.fill(0, this.#size, size)
    this.#size = size
  }
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

/** The files under a folder, numbered. */
export function numberedFiles(root: string): ReadonlyMap<string, number> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile())
  return new Map(files.map((path, index) => [path, index + 1]))
}
