import { basename } from 'node:path'
import { AppError } from '@shared/errors'
import { safeFileName } from '@shared/file-name'
import { csvLine } from '@shared/import/neutral-cell'
import type {
  CalendarChoice,
  FileLook,
  ImportDone,
  ImportOrder,
  ImportProblem,
  ImportReport,
  SavedFile,
  TableReading,
} from '@shared/import-export'
import { sentenceOf } from '@shared/translate'
import type { Database } from 'better-sqlite3'
import { writeFileAtomically } from '../atomic-file'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { requireOwnOpportunity } from '../interviews/interviews-repository'
import { dropPartial } from '../new-folder'
import { keepSearchIndex } from '../search/search-service'
import { getPractice } from '../settings/settings-repository'
import { keepStandings } from '../standings/standings-service'
import { recordChanges } from '../undo/record-changes'
import { prepareRecording } from '../undo/recording-repository'
import type { ExchangeJob, JobAnswer } from './exchange-jobs'
import type { Running } from './exchange-runner'
import { writeImport } from './import-rows-repository'
import { isZone } from './zoned-time'

/** The file that is open for import; one at a time. */
type OpenFile = { readonly id: string; readonly name: string; readonly bytes: Uint8Array }

type Desk = {
  file: OpenFile | null
  problems: readonly ImportProblem[]
  running: Running<unknown> | null
}

const desks = new WeakMap<Database, Desk>()

function deskOf(db: Database): Desk {
  let desk = desks.get(db)
  if (!desk) {
    desk = { file: null, problems: [], running: null }
    desks.set(db, desk)
  }
  return desk
}

/** The practice's time zone, where this computer knows it. */
export function practiceZone(db: Database): string {
  const { timeZone } = getPractice(db)
  return isZone(timeZone) ? timeZone : 'UTC'
}

/** Takes a file in and looks at it. The file before it is forgotten. */
export function openImportFile(context: Context, name: string, bytes: Uint8Array): Promise<FileLook> {
  const desk = deskOf(context.db)
  desk.file = { id: context.newId(), name: basename(name), bytes }
  desk.problems = []
  return lookAgain(context, desk.file.id, { encoding: null, delimiter: null, hasHeader: true })
}

/** Looks at the open file again, read in another way. Throws AppError not-found, import-empty, cancelled. */
export async function lookAgain(context: Context, fileId: string, reading: TableReading): Promise<FileLook> {
  const file = fileOf(context, fileId)
  const look = await runJob(context, { type: 'look', reading, ...aboutFile(context, file) })
  return { ...look, fileId: file.id, fileName: file.name }
}

/** The dry run. Throws AppError not-found, cancelled. */
export async function planImportFile(
  context: Context,
  fileId: string,
  order: ImportOrder,
): Promise<ImportReport> {
  const { report } = await makePlan(context, fileId, order)
  deskOf(context.db).problems = report.problems
  return report
}

/**
 * Does what the dry run said, planned anew on the practice of this moment, as one act that can be taken back. A backup
 * comes first. Throws AppError backup-failed, not-found, cancelled.
 */
export async function applyImportFile(
  context: Context,
  fileId: string,
  order: ImportOrder,
): Promise<ImportDone> {
  const { name } = fileOf(context, fileId)
  await context.backups.backUp('before-import')
  prepareRecording(context.db)
  const { report, writes } = await makePlan(context, fileId, order)
  const at = context.now().toISOString()
  const label = sentenceOf(context.language(), 'importExport', 'actLabel', {
    file: name,
    new: report.counts.new,
    update: report.counts.update,
  })
  const { changeSetId } = recordChanges(context.db, { kind: 'import', label, at, newId: context.newId }, () =>
    writeImport(context.db, writes, at),
  )
  deskOf(context.db).problems = report.problems
  keepSearchIndex(context)
  context.emit('app.dataChanged', null)
  return { report, changeSetId }
}

function makePlan(context: Context, fileId: string, order: ImportOrder) {
  const file = fileOf(context, fileId)
  if (order.kind === 'events') requireOwnOpportunity(context.db, order.clientId, order.opportunityId)
  return runJob(context, { type: 'plan', order, ...aboutFile(context, file) })
}

function fileOf({ db }: Context, fileId: string): OpenFile {
  const { file } = deskOf(db)
  if (file?.id !== fileId) throw new AppError('not-found')
  return file
}

const aboutFile = (context: Context, { bytes }: OpenFile) => ({
  bytes,
  today: context.today(),
  zone: practiceZone(context.db),
  language: context.language(),
})

/** Runs a job off the main thread; one that still runs is ended, since its answer is out of date. */
async function runJob<Job extends ExchangeJob>(context: Context, job: Job): Promise<JobAnswer<Job>> {
  const desk = deskOf(context.db)
  desk.running?.cancel()
  const running = context.exchange(job, (done, total) =>
    context.emit('importExport.progress', { done, total }),
  )
  desk.running = running
  try {
    return await running.answer
  } finally {
    if (desk.running === running) desk.running = null
  }
}

/** Ends what runs. */
export function cancelJob({ db }: Context): void {
  deskOf(db).running?.cancel()
}

/** Saves the problems of the last dry run as a file for a spreadsheet. Throws AppError file-not-writable. */
export async function saveProblems(context: Context, fileId: string): Promise<SavedFile> {
  const { name } = fileOf(context, fileId)
  const language = context.language()
  const text = (key: string): string => sentenceOf(language, 'importExport', key)
  const { problems } = deskOf(context.db)
  const target = await context.dialogs.chooseSaveFile(safeFileName([text('problemsFile'), name], 'csv'))
  if (target === null) return { saved: false }
  const lines = problems.map((problem) =>
    csvLine([String(problem.line), problemSentence(problem, language), problem.column, problem.value]),
  )
  const head = csvLine(['line', 'problem', 'column', 'value'].map((key) => text(`problemColumns.${key}`)))
  return written(target, `\uFEFF${head}${lines.join('')}`)
}

/** What is wrong, as a sentence. */
export function problemSentence(
  { code, column, value }: ImportProblem,
  language: Parameters<typeof sentenceOf>[0],
): string {
  return sentenceOf(language, 'importExport', `problems.${code}`, { column, value })
}

/** Saves the whole practice as open files in a new folder that the coach names. */
export async function savePractice(context: Context): Promise<SavedFile> {
  const name = sentenceOf(context.language(), 'importExport', 'practiceFolder', { day: context.today() })
  const folder = await context.dialogs.chooseSaveFile(safeFileName([name], ''))
  if (folder === null) return { saved: false }
  try {
    const at = context.now().toISOString()
    await runJob(context, { type: 'export', folder, at, app: context.version })
  } catch (error) {
    // A worker that was ended cannot clean up after itself.
    dropPartial(folder)
    throw error
  }
  context.exportedFiles.set('practice', folder)
  return { saved: true, fileName: basename(folder) }
}

/** Puts a saved practice into this empty one. Throws AppError practice-not-empty, practice-file-invalid and the like. */
export async function restoreChosenPractice(context: Context): Promise<{ readonly clients: number } | null> {
  const title = sentenceOf(context.language(), 'importExport', 'in.restoreTitle')
  const kinds = [{ name: 'practice.json', endings: ['json'] }]
  const [file] = await context.dialogs.chooseOpenFiles({ title, isMany: false, kinds })
  if (file === undefined) return null
  await context.backups.backUp('before-import')
  const { clients } = await runJob(context, { type: 'restore', file, isApplied: true })
  context.emit('settings.changed', getPractice(context.db))
  context.emit('app.dataChanged', null)
  return { clients }
}

/** Saves interviews, and what else was chosen, as a calendar file. Throws AppError file-not-writable. */
export async function saveCalendar(context: Context, choice: CalendarChoice): Promise<SavedFile> {
  const language = context.language()
  const who = choice.clientId === null ? '' : getClient(context.db, choice.clientId).fullName
  const title = sentenceOf(language, 'importExport', 'calendarFile')
  const target = await context.dialogs.chooseSaveFile(safeFileName([title, who, context.today()], 'ics'))
  if (target === null) return { saved: false }
  keepStandings(context)
  const at = context.now().toISOString()
  const { text } = await runJob(context, {
    type: 'calendar',
    choice,
    zone: practiceZone(context.db),
    language,
    at,
  })
  return written(target, text)
}

function written(file: string, text: string): SavedFile {
  try {
    writeFileAtomically(file, text, 0o600)
  } catch (error) {
    throw new AppError('file-not-writable', { file: basename(file) }, { cause: error, retry: true })
  }
  return { saved: true, fileName: basename(file) }
}
