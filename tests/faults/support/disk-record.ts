import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** One thing that a program did to a file of its folder, in the order in which it did it. */
export type DiskStep =
  | { readonly type: 'write'; readonly file: number; readonly at: number | 'end'; readonly bytes: Buffer }
  | { readonly type: 'truncate'; readonly file: number; readonly size: number }
  | { readonly type: 'flush'; readonly file: number }
  | { readonly type: 'flush-folder'; readonly folder: string }
  | { readonly type: 'make'; readonly path: string; readonly file: number }
  | { readonly type: 'remove'; readonly path: string }
  | { readonly type: 'rename'; readonly from: string; readonly to: string; readonly file: number }
  /** A line on stdout: something was acknowledged. */
  | { readonly type: 'said'; readonly line: string }

/** The system calls that change what a disk holds, or say that it must. */
const traced =
  'openat,open,creat,close,write,pwrite64,ftruncate,truncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,link,linkat,copy_file_range,fallocate,writev,pwritev,sendfile'

/** Runs a program under strace, which writes every such call with its bytes. */
export const straceCommand = (record: string): readonly string[] => [
  'strace',
  '-f',
  // Stops the program at these calls only, and not at every one of its calls.
  '--seccomp-bpf',
  '-qq',
  '-xx',
  '-s',
  '1100000',
  '-e',
  `trace=${traced}`,
  '-e',
  'signal=none',
  '-o',
  record,
]

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')

/** Reads a record of strace back into what happened under `root`. `known` are the files that were there before. */
export async function readDiskRecord(
  record: string,
  root: string,
  known: ReadonlyMap<string, number>,
): Promise<readonly DiskStep[]> {
  const reader = new RecordReader(root, known)
  const unfinished = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(record) })) {
    const thread = /^\d+/.exec(line)?.[0] ?? ''
    let call = line.slice(thread.length).trimStart()
    if (call.endsWith('<unfinished ...>')) {
      unfinished.set(thread, call.slice(0, -'<unfinished ...>'.length).trimEnd())
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(call)?.[0]
    if (resumed !== undefined) call = (unfinished.get(thread) ?? '') + call.slice(resumed.length)
    reader.take(call)
  }
  return reader.steps
}

/** Follows descriptors from one call to the next. */
class RecordReader {
  readonly steps: DiskStep[] = []
  readonly #open = new Map<
    number,
    { path: string; file: number; position: number; isFolder: boolean; isAppended: boolean }
  >()
  readonly #files: Map<string, number>
  readonly #root: string
  #lastFile: number

  constructor(root: string, known: ReadonlyMap<string, number>) {
    this.#root = root
    this.#files = new Map(known)
    this.#lastFile = Math.max(0, ...known.values())
  }

  take(call: string): void {
    const parts = /^(\w+)\((.*)\)\s+= (-?\d+)/s.exec(call)
    if (!parts) return
    const [, name = '', text = '', result = ''] = parts
    const answer = Number(result)
    if (answer < 0) return
    this.#apply(name, text, answer)
  }

  #apply(name: string, text: string, answer: number): void {
    const strings = [...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map((match) => unhex(match[1] ?? ''))
    const paths = strings.map((bytes) => resolve(bytes.toString('utf8')))
    const descriptor = Number(/^\d+/.exec(text)?.[0] ?? -1)
    const numbers = text.split(',').map((part) => Number(part.trim()))
    switch (name) {
      case 'open':
      case 'openat':
      case 'creat':
        return this.#opened(paths[0] ?? '', text, answer)
      case 'close':
        this.#open.delete(descriptor)
        return
      case 'write':
        return this.#wrote(descriptor, strings[0] ?? Buffer.alloc(0), answer, null)
      case 'pwrite64':
        return this.#wrote(descriptor, strings[0] ?? Buffer.alloc(0), answer, numbers.at(-1) ?? 0)
      case 'ftruncate': {
        const file = this.#open.get(descriptor)
        if (file) this.steps.push({ type: 'truncate', file: file.file, size: numbers[1] ?? 0 })
        return
      }
      case 'fsync':
      case 'fdatasync': {
        const file = this.#open.get(descriptor)
        if (!file) return
        this.steps.push(
          file.isFolder ? { type: 'flush-folder', folder: file.path } : { type: 'flush', file: file.file },
        )
        return
      }
      case 'unlink':
      case 'unlinkat':
        return this.#removed(paths[0] ?? '')
      case 'rename':
      case 'renameat':
      case 'renameat2':
        return this.#renamed(paths[0] ?? '', paths[1] ?? '')
      default:
        // A call that this reader does not follow would make the disk it rebuilds a wrong one.
        if (this.#open.has(descriptor) || paths.some((path) => this.#isInside(path)))
          throw new Error(`The record holds a call that is not followed: ${name}`)
    }
  }

  #isInside(path: string): boolean {
    return path === this.#root || path.startsWith(`${this.#root}/`)
  }

  #opened(path: string, text: string, descriptor: number): void {
    this.#open.delete(descriptor)
    if (!this.#isInside(path)) return
    const isFolder = text.includes('O_DIRECTORY') || !(this.#files.has(path) || text.includes('O_CREAT'))
    if (isFolder) {
      this.#open.set(descriptor, { path, file: -1, position: 0, isFolder, isAppended: false })
      return
    }
    let file = this.#files.get(path)
    if (file === undefined) {
      this.#lastFile += 1
      file = this.#lastFile
      this.#files.set(path, file)
      this.steps.push({ type: 'make', path, file })
    }
    if (text.includes('O_TRUNC')) this.steps.push({ type: 'truncate', file, size: 0 })
    this.#open.set(descriptor, { path, file, position: 0, isFolder, isAppended: text.includes('O_APPEND') })
  }

  #wrote(descriptor: number, bytes: Buffer, written: number, at: number | null): void {
    if (descriptor === 1) {
      for (const line of bytes.toString('utf8').trim().split('\n')) this.steps.push({ type: 'said', line })
      return
    }
    const file = this.#open.get(descriptor)
    if (!file || file.isFolder) return
    if (bytes.length < written) throw new Error('The record is cut short')
    this.steps.push({
      type: 'write',
      file: file.file,
      at: at ?? (file.isAppended ? 'end' : file.position),
      bytes: bytes.subarray(0, written),
    })
    if (at === null) file.position += written
  }

  #removed(path: string): void {
    if (!this.#files.delete(path)) return
    this.steps.push({ type: 'remove', path })
  }

  #renamed(from: string, to: string): void {
    const file = this.#files.get(from)
    if (file === undefined) return
    this.#files.delete(from)
    this.#files.set(to, file)
    this.steps.push({ type: 'rename', from, to, file })
  }
}
