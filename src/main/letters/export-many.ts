import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '@shared/errors'
import { safeFileName } from '@shared/file-name'
import { hasOpenFields, openFields } from '@shared/letter-fields'
import type { BlockedLetter, ExportMany, ExportManyAnswer, LetterWithFacts } from '@shared/letters'
import { translatorOf } from '@shared/translate'
import { flushFolder, writeFileAtomically } from '../atomic-file'
import { refuseHeldLetter } from '../checks/checks-service'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { markAnswered } from '../interviews/interviews-repository'
import { getPractice } from '../settings/settings-repository'
import { joinPdfs } from './join-pdfs'
import { mergeFactsOf } from './letter-facts'
import { fieldLabelOf, pageOf } from './letter-page'
import { recordExport } from './letters-repository'
import { openLetter } from './open-letter'

/** Runs that are under way; one that was asked to stop is in `stopping` as well. */
const running = new Set<string>()
const stopping = new Set<string>()

/** Ends a run of exports; nothing of it stays. One that is over already is left alone. */
export function stopExport(runId: string): void {
  if (running.has(runId)) stopping.add(runId)
}

type Ready = LetterWithFacts & { readonly name: string }
type Printed = Ready & { readonly fileName: string }

/** Why a letter must not leave, with what is missing by name; null when nothing is in the way. */
function blockOf(
  context: Context,
  { letter, facts }: LetterWithFacts,
): Pick<BlockedLetter, 'reason' | 'detail'> | null {
  const open = openFields(letter.body, mergeFactsOf(facts))
  if (hasOpenFields(open)) {
    const label = fieldLabelOf(context)
    return {
      reason: 'fields',
      detail: [...open.missing.map(label), ...open.unknown, ...open.typed].join(', '),
    }
  }
  if (letter.isAboutGuessed) return { reason: 'about', detail: '' }
  try {
    refuseHeldLetter(context, letter, facts)
    return null
  } catch (error) {
    if (error instanceof AppError && error.code === 'letter-held')
      return { reason: 'held', detail: String(error.values.finding ?? '') }
    throw error
  }
}

/** The answer when nothing was written. */
const nothing = (blocked: readonly BlockedLetter[] = []): ExportManyAnswer => ({
  saved: false,
  count: 0,
  place: '',
  blocked,
})

/**
 * Exports letters as files in a new folder or joined in one, whole or not at all: they are made under a passing name, and
 * take their place when all are there. Those that must not leave are named and left out. Throws AppError file-exists,
 * file-not-writable, print-failed.
 */
export async function exportMany(context: Context, input: ExportMany): Promise<ExportManyAnswer> {
  const { runId, ids, as } = input
  const title = translatorOf(context.language(), 'letters')('batch.place', { day: context.today() })
  const place = await context.dialogs.chooseSaveFile(safeFileName([title], as === 'one' ? 'pdf' : ''))
  if (place === null) return nothing()
  if (as === 'files' && existsSync(place)) throw new AppError('file-exists', { file: basename(place) })
  running.add(runId)
  try {
    const write = as === 'one' ? writeJoined : writeFiles
    const blocked: BlockedLetter[] = []
    const printed = await write(context, { runId, ids, place, title, blocked })
    if (printed === null || printed.length === 0) return nothing(blocked)
    record(context, printed)
    for (const { letter } of printed) context.exportedFiles.set(letter.id, place)
    return { saved: true, count: printed.length, place: basename(place), blocked }
  } finally {
    running.delete(runId)
    stopping.delete(runId)
  }
}

/** Which of these letters must not leave yet, and why. Throws AppError not-found. */
export const blockedAmong = async (
  context: Context,
  ids: readonly string[],
): Promise<readonly BlockedLetter[]> => {
  const blocked: BlockedLetter[] = []
  for (const id of ids) {
    blocked.push(...blockedAs(sorted(context, id)))
    // Between two turns of the event loop, so that typing goes on.
    await new Promise((next) => setImmediate(next))
  }
  return blocked
}

type Sorted = Ready & { readonly block: ReturnType<typeof blockOf> }

/** Merges and checks one letter. */
function sorted(context: Context, id: string): Sorted {
  const opened = openLetter(context, id)
  const name = getClient(context.db, opened.letter.clientId).fullName
  return { ...opened, name, block: blockOf(context, opened) }
}

const blockedAs = ({ letter, name, block }: Sorted): BlockedLetter[] =>
  block === null ? [] : [{ id: letter.id, clientId: letter.clientId, name, ...block }]

type Order = {
  readonly runId: string
  readonly ids: readonly string[]
  /** Takes those that must not leave. */
  readonly blocked: BlockedLetter[]
  readonly place: string
  readonly title: string
}

type Printing = Ready & { readonly pdf: Promise<Uint8Array> }

/** Merges, checks and sends the next letter that may leave to the printer; null when there is none left. */
function startNext(context: Context, { ids, blocked }: Order, from: { at: number }): Printing | null {
  while (from.at < ids.length) {
    const one = sorted(context, ids[from.at] ?? '')
    from.at += 1
    blocked.push(...blockedAs(one))
    if (one.block !== null) continue
    const pdf = pageOf(context, one.letter, one.facts).then((page) => context.printer.print(page))
    // A print that is never taken up, since the run ended, must not count as an error that nobody heard.
    pdf.catch(() => undefined)
    return { ...one, pdf }
  }
  return null
}

/**
 * Prints one letter after the other; the next one is merged and checked while the printer is at work. Null when it was
 * stopped.
 */
async function printAll(
  context: Context,
  order: Order,
  take: (printed: Printed, pdf: Uint8Array) => void,
): Promise<readonly Printed[] | null> {
  const { runId, ids, blocked } = order
  const printed: Printed[] = []
  const names = new Set<string>()
  const from = { at: 0 }
  let turn = startNext(context, order, from)
  while (turn !== null) {
    const next = startNext(context, order, from)
    const { pdf, ...one } = turn
    const done = { ...one, fileName: freeName(context, one, names) }
    take(done, await pdf)
    printed.push(done)
    const total = ids.length - blocked.length
    context.emit('letters.exportProgress', { runId, done: printed.length, total })
    if (stopping.has(runId)) return null
    turn = next
  }
  return printed
}

/** A name that no letter of this run has yet, whatever the system thinks of upper and lower case. */
function freeName(context: Context, { letter, name }: Ready, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const tail = number === 1 ? [] : [String(number)]
    const file = safeFileName([letter.title, name, context.today(), ...tail], 'pdf')
    if (taken.has(file.toLowerCase())) continue
    taken.add(file.toLowerCase())
    return file
  }
}

async function writeFiles(context: Context, order: Order): Promise<readonly Printed[] | null> {
  const { place } = order
  const passing = join(dirname(place), `.${basename(place).slice(0, 100)}.${process.pid}.partial`)
  try {
    mkdirSync(passing)
    const printed = await printAll(context, order, ({ fileName }, pdf) =>
      writeWhole(join(passing, fileName), pdf),
    )
    if (printed === null || printed.length === 0) return printed
    flushFolder(passing)
    renameSync(passing, place)
    flushFolder(dirname(place))
    return printed
  } catch (error) {
    throw asFileError(error, place)
  } finally {
    rmSync(passing, { recursive: true, force: true })
  }
}

async function writeJoined(context: Context, order: Order): Promise<readonly Printed[] | null> {
  const { place, title } = order
  const pdfs: Uint8Array[] = []
  const printed = await printAll(context, order, ({ fileName }, pdf) => {
    pdfs.push(pdf)
    return fileName
  })
  if (printed === null || printed.length === 0) return printed
  const { coachName, practiceName, letterLanguage } = getPractice(context.db)
  const pdf = await joinPdfs(pdfs, { title, author: coachName || practiceName, language: letterLanguage })
  if (stopping.has(order.runId)) return null
  try {
    writeFileAtomically(place, pdf)
  } catch (error) {
    throw asFileError(error, place)
  }
  return printed.map((one) => ({ ...one, fileName: basename(place) }))
}

function writeWhole(file: string, data: Uint8Array): void {
  const handle = openSync(file, 'wx', 0o644)
  try {
    for (let at = 0; at < data.length; ) at += writeSync(handle, data, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function asFileError(error: unknown, place: string): unknown {
  const isDisk = error instanceof Error && 'code' in error && !(error instanceof AppError)
  return isDisk
    ? new AppError('file-not-writable', { file: basename(place) }, { cause: error, retry: true })
    : error
}

/** Notes all as gone out, with their facts frozen and their questions answered. One transaction. */
function record({ db, now, newId }: Context, printed: readonly Printed[]): void {
  const at = now().toISOString()
  db.transaction(() => {
    for (const { letter, facts, fileName } of printed) {
      recordExport(db, letter.id, { fileName, at, facts }, newId)
      if (letter.questionId !== null) markAnswered(db, letter.questionId, letter.id, at)
    }
  })()
}
