import type { Database } from 'better-sqlite3'
import { type Bound, insertMany, run } from '../db/statements'
import { deferSearchIndex } from '../search/search-index-repository'
import { type AddedRows, addTold, ROWS_A_LINE, stampColumns } from '../undo/recording-repository'
import { type MarkedTable, markAdded } from './added-marks'
import type { ImportWrites } from './import-writes'

type NewRows = {
  readonly table: MarkedTable
  readonly columns: readonly string[]
  /** What a file does not say; a column that is not named here is null. */
  readonly fixed?: Readonly<Record<string, Bound>>
  /** Columns that tell of a row whether it still is as it was added, with its id. */
  readonly told: readonly string[]
  readonly isUpdated?: boolean
}

/** New rows, in an order in which every row finds what it refers to. */
const newRows: readonly NewRows[] = [
  { table: 'customField', columns: ['id', 'name', 'position'], told: [] },
  {
    table: 'client',
    columns: [
      'id',
      'fullName',
      'preferredName',
      'email',
      'phone',
      'addressText',
      'state',
      'goals',
      'outOfWorkSince',
    ],
    fixed: { ranABusiness: 0 },
    told: [],
  },
  // A tag keeps no time of change: all of it tells.
  { table: 'clientTag', columns: ['id', 'clientId', 'tag'], told: ['clientId', 'tag'], isUpdated: false },
  {
    table: 'clientField',
    columns: ['id', 'clientId', 'customFieldId', 'value'],
    told: ['clientId', 'customFieldId'],
  },
  { table: 'employer', columns: ['id', 'name'], told: [] },
  {
    table: 'contact',
    columns: ['id', 'employerId', 'fullName', 'role', 'email', 'phone'],
    told: ['employerId'],
  },
  {
    table: 'opportunity',
    columns: ['id', 'clientId', 'employerId', 'role', 'source', 'postingState'],
    fixed: { postingText: '', knowsEmployer: 0, travelPaid: 0, contributions: '' },
    told: ['clientId', 'employerId'],
  },
  {
    table: 'round',
    columns: [
      'id',
      'clientId',
      'opportunityId',
      'stage',
      'medium',
      'heldOn',
      'startTime',
      'minutes',
      'interviewers',
      'debrief',
    ],
    fixed: { managerGaveNumber: 0, salaryGiven: 0 },
    told: ['clientId', 'opportunityId'],
  },
  {
    table: 'event',
    columns: ['id', 'clientId', 'opportunityId', 'kind', 'happenedOn'],
    fixed: { isWritten: 0, detail: '' },
    told: ['clientId', 'opportunityId'],
  },
  {
    table: 'ending',
    columns: ['id', 'clientId', 'opportunityId', 'tag', 'endedOn'],
    fixed: { detail: '' },
    told: ['clientId', 'opportunityId'],
  },
  {
    table: 'promise',
    columns: ['id', 'clientId', 'opportunityId', 'saidOn', 'promisedFrom', 'promisedTo'],
    fixed: { saidBy: '', words: '' },
    told: ['clientId', 'opportunityId'],
  },
]

/** Changes of rows that are there. */
const changes: readonly (readonly [keyof ImportWrites, string])[] = [
  [
    'clientChange',
    `UPDATE client SET fullName = coalesce(:fullName, fullName), preferredName = coalesce(:preferredName, preferredName),
       email = coalesce(:email, email), phone = coalesce(:phone, phone), addressText = coalesce(:addressText, addressText),
       state = coalesce(:state, state), goals = coalesce(:goals, goals),
       outOfWorkSince = coalesce(:outOfWorkSince, outOfWorkSince), updatedAt = :at
     WHERE id = :id AND deletedAt IS NULL`,
  ],
  ['clientFieldChange', 'UPDATE clientField SET value = :value, updatedAt = :at WHERE id = :id'],
  [
    'contactChange',
    `UPDATE contact SET role = coalesce(:role, role), email = coalesce(:email, email), phone = coalesce(:phone, phone),
       updatedAt = :at WHERE id = :id AND deletedAt IS NULL`,
  ],
  [
    'opportunityChange',
    `UPDATE opportunity SET role = coalesce(:role, role), source = coalesce(:source, source),
       postingState = coalesce(:postingState, postingState), updatedAt = :at WHERE id = :id AND deletedAt IS NULL`,
  ],
  [
    'roundChange',
    `UPDATE round SET heldOn = :heldOn, startTime = :startTime, minutes = :minutes, updatedAt = :at
     WHERE id = :id AND deletedAt IS NULL`,
  ],
]

/**
 * Writes what an import made ready. To be called inside a transaction. The search takes the records in afterwards, and what
 * ten thousand new rows put out of date is marked for all of them together: each by itself and in passing would take many
 * times as long as the writing.
 */
export function writeImport(db: Database, writes: ImportWrites, at: string): void {
  deferSearchIndex(db, () => {
    const added = newRows.flatMap((kind) => addedRows(db, kind, writes[kind.table], at))
    addTold(db, added, () => withoutMarks(db, () => insertNewRows(db, writes, at)))
    for (const { table } of newRows) for (const rows of inLines(writes[table])) markAdded(db, table, rows)
    for (const [kind, sql] of changes) for (const row of writes[kind]) run(db, sql, { ...row, at })
  })
}

/** Inserts the new rows alone. */
export function insertNewRows(db: Database, writes: ImportWrites, at: string): void {
  for (const { table, columns, fixed, isUpdated = true } of newRows)
    insertMany(
      db,
      { table, columns, shared: { ...fixed, createdAt: at, ...(isUpdated ? { updatedAt: at } : {}) } },
      writes[table],
    )
}

/** The new rows of one table in lines, as the record of an act and the marks have them. */
function addedRows(
  db: Database,
  { table, fixed, told, isUpdated = true }: NewRows,
  rows: ImportWrites[MarkedTable],
  at: string,
): AddedRows[] {
  const times = { createdAt: at, ...(isUpdated ? { updatedAt: at } : {}) }
  const others = stampColumns(db, table).filter((column) => column !== 'id' && !told.includes(column))
  const shared = JSON.stringify(
    Object.fromEntries(others.map((column) => [column, { ...fixed, ...times }[column] ?? null])),
  )
  return inLines(rows).map((some) => ({
    tableName: table,
    records: JSON.stringify(some, ['id', ...told]),
    shared,
  }))
}

const inLines = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_A_LINE) }, (_, line) =>
    rows.slice(line * ROWS_A_LINE, (line + 1) * ROWS_A_LINE),
  )

const MARKS_FOLLOW = 'marksFollow'

/** Adds rows while the triggers that mark what is out of date rest. */
function withoutMarks(db: Database, add: () => void): void {
  run(db, 'INSERT INTO local_state VALUES (:name, :one)', { name: MARKS_FOLLOW, one: '1' })
  try {
    add()
  } finally {
    if (db.inTransaction) run(db, 'DELETE FROM local_state WHERE name = :name', { name: MARKS_FOLLOW })
  }
}
