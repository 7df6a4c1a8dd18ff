import { z } from 'zod'
import { call, event } from './call'
import { byId, line, type RecordTimes, recordId } from './ids'
import { delimiters } from './import/csv-rows'
import { textEncodings } from './import/decode-text'
import type { ColumnTarget } from './import/import-fields'
import { type DayOrder, dayOrders } from './import/read-day'
import { type RoundStage, roundStages } from './stages'

/** The largest file that is read. */
export const fileBytes = 50 * 1024 * 1024
/** The most rows of a file that are read, and the most columns that are offered. */
export const fileRows = 200_000
export const fileColumns = 500
/** The most problems with single values that are listed one by one; rows that are left out are all listed. */
export const listedProblems = 20_000

/** What happens to a client of the practice who is in the file too. */
export const matchWays = ['skip', 'fill', 'overwrite'] as const
export type MatchWay = (typeof matchWays)[number]

/** How a file of columns is read; null means: as the file itself shows. */
export const tableReading = z.strictObject({
  encoding: z.enum(textEncodings).nullable().default(null),
  delimiter: z.enum(delimiters).nullable().default(null),
  hasHeader: z.boolean().default(true),
})
export type TableReading = z.infer<typeof tableReading>

/** How the columns of a file go to the fields of the practice, by the columns' names. */
export const columnMapping = tableReading.extend({
  columns: z.record(z.string().max(140), z.string().max(140)),
  dayOrder: z.enum(dayOrders).nullable().default(null),
  matches: z.enum(matchWays).default('fill'),
})
export type ColumnMapping = z.infer<typeof columnMapping>

/** A mapping that was kept for the next file of its kind. */
export type SavedMapping = RecordTimes & {
  readonly id: string
  readonly name: string
  readonly mapping: ColumnMapping
}

/** What is to be done with a file; its form follows the kind of file. */
export const importOrder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('table'), mapping: columnMapping }),
  z.strictObject({
    kind: z.literal('cards'),
    /** Null: the cards become clients. Otherwise contacts of this employer. */
    employerId: recordId.nullable().default(null),
    matches: z.enum(matchWays).default('fill'),
  }),
  z.strictObject({
    kind: z.literal('events'),
    clientId: recordId,
    opportunityId: recordId,
    stage: z.enum(roundStages).nullable().default(null),
    /** Positions of the entries in the file, from 0. */
    chosen: z.array(z.int().min(0)).max(10_000),
  }),
])
export type ImportOrder = z.infer<typeof importOrder>
export type ImportOrderInput = z.input<typeof importOrder>

/** One column of a file of columns. */
export type ColumnLook = {
  readonly name: string
  /** The first few cells that are not empty. */
  readonly samples: readonly string[]
  /** In which order its days are written, should it hold days. */
  readonly days: DayOrder | 'plain' | 'asked'
  readonly guess: ColumnTarget
}

/** One entry of a calendar file, in the practice's time zone. */
export type EventLook = {
  readonly position: number
  readonly line: number
  readonly summary: string
  readonly heldOn: string
  readonly startTime: string | null
  readonly minutes: number | null
  readonly place: string
  readonly stage: RoundStage
  /** The round that this entry was made from by "Save as ICS", if it still is there. */
  readonly isOwn: boolean
  /** Said of entries that repeat or were called off. */
  readonly remark: 'repeats' | 'cancelled' | null
}

/** What a file holds, before anything is decided. */
export type FileLook = { readonly fileId: string; readonly fileName: string } & (
  | {
      readonly kind: 'table'
      readonly reading: {
        readonly encoding: (typeof textEncodings)[number]
        readonly delimiter: (typeof delimiters)[number]
        readonly hasHeader: boolean
      }
      readonly columns: readonly ColumnLook[]
      readonly rows: number
    }
  | { readonly kind: 'cards'; readonly cards: number; readonly names: readonly string[] }
  | { readonly kind: 'events'; readonly events: readonly EventLook[] }
)

export const problemCodes = [
  'open-quote',
  'too-many-cells',
  'too-many-rows',
  'no-name',
  'several-clients',
  'same-person',
  'too-long',
  'not-an-email',
  'not-a-day',
  'day-order',
  'not-a-state',
  'not-a-stage',
  'not-a-posting',
  'no-stage-day',
  'no-employer',
  'too-many-tags',
  'card-unreadable',
  'event-unreadable',
  'event-repeats',
  'event-cancelled',
  'event-other-client',
  'event-there',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** Something in a file that was not taken as it stands. */
export type ImportProblem = {
  readonly line: number
  readonly code: ProblemCode
  /** `row`: the row is left out. `value`: only this value is. `skip`: there was nothing to do. */
  readonly scope: 'row' | 'value' | 'skip'
  /** The column's name, or empty. */
  readonly column: string
  /** What stood there, cut short. */
  readonly value: string
}

export type RowOutcome = 'new' | 'update' | 'skip' | 'out'

/** One row of the dry run. */
export type PreviewRow = {
  readonly line: number
  readonly outcome: RowOutcome
  readonly name: string
  /** What tells the row from others: employer and role, an e-mail. */
  readonly detail: string
  /** The fields that an update changes. */
  readonly changed: readonly string[]
}

/** What an import would do, or did. */
export type ImportReport = {
  readonly counts: Readonly<Record<RowOutcome, number>>
  /** Records besides the rows' own. */
  readonly also: { readonly employers: number; readonly opportunities: number; readonly entries: number }
  readonly preview: readonly PreviewRow[]
  readonly problems: readonly ImportProblem[]
  /** May be more than are listed. */
  readonly problemTotal: number
}

/** What came of an import. */
export type ImportDone = {
  readonly report: ImportReport
  /** To take it back; null when nothing was changed. */
  readonly changeSetId: string | null
}

const byFile = z.strictObject({ fileId: recordId })

/** What a calendar file takes along besides interviews. */
export const calendarChoice = z.strictObject({
  clientId: recordId.nullable().default(null),
  appointments: z.boolean().default(false),
  promises: z.boolean().default(false),
  dueDays: z.boolean().default(false),
})
export type CalendarChoice = z.infer<typeof calendarChoice>

/** A file or folder that was written, or not because the coach cancelled. */
export type SavedFile = { readonly saved: false } | { readonly saved: true; readonly fileName: string }

export const importExportCalls = {
  'importExport.open': call<FileLook>()(
    z.strictObject({
      fileName: z.string().max(1_000),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= fileBytes),
    }),
  ),
  /** Looks at the opened file again, read in another way. */
  'importExport.look': call<FileLook>()(byFile.extend({ reading: tableReading })),
  'importExport.plan': call<ImportReport>()(byFile.extend({ order: importOrder })),
  'importExport.apply': call<ImportDone>()(byFile.extend({ order: importOrder })),
  /** Ends what runs in the background; its call answers with the error `cancelled`. */
  'importExport.cancel': call<null>()(z.strictObject({})),
  'importExport.saveProblems': call<SavedFile>()(byFile),
  'importExport.listMappings': call<readonly SavedMapping[]>()(z.strictObject({})),
  'importExport.saveMapping': call<SavedMapping>()(
    z.strictObject({ name: line(80).min(1), mapping: columnMapping }),
  ),
  'importExport.removeMapping': call<null>()(byId),
  'importExport.restoreMapping': call<null>()(byId),
  'importExport.savePractice': call<SavedFile>()(z.strictObject({})),
  /** Puts a saved practice, chosen in a dialog, into this one, which must be empty. Null when the coach cancelled. */
  'importExport.restorePractice': call<{ readonly clients: number } | null>()(z.strictObject({})),
  'importExport.saveCalendar': call<SavedFile>()(calendarChoice),
}

export const importExportEvents = {
  /** How far the work in the background is; `done` of `total` rows. */
  'importExport.progress': event<{ readonly done: number; readonly total: number }>(),
}
