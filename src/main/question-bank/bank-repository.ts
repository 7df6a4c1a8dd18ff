import type { BankKind, ClicheText, CriterionText, QuestionText } from '@shared/question-bank'
import type { Database } from 'better-sqlite3'
import { all, type Bound, first, run } from '../db/statements'

/** What is written in a thing of the bank, by its kind. */
export type BankTexts = {
  readonly criterion: CriterionText
  readonly question: QuestionText
  readonly cliche: ClicheText
}

/** A row of the bank: the coach's wording of a built-in thing, or one of the coach's own (`builtInId` null). */
export type BankRow<Text> = { readonly id: string; readonly builtInId: string | null; readonly text: Text }

type Columns = Readonly<Record<string, Bound>>
type TableOf<Text> = {
  readonly table: 'criterion' | 'bankQuestion' | 'cliche'
  readonly columns: readonly string[]
  readonly toColumns: (text: Text) => Columns
  readonly toText: (row: Columns) => Text
}

const list = (value: Bound | undefined): string[] => JSON.parse(String(value)) as string[]

// Closed lists: no name of a table or column ever comes from a window.
const tables: { readonly [Kind in BankKind]: TableOf<BankTexts[Kind]> } = {
  criterion: {
    table: 'criterion',
    columns: ['name', 'detail', 'anchor1', 'anchor2', 'anchor3', 'anchor4', 'anchor5', 'weight'],
    toColumns: ({ anchors: [anchor1, anchor2, anchor3, anchor4, anchor5], ...text }) => ({
      ...text,
      anchor1,
      anchor2,
      anchor3,
      anchor4,
      anchor5,
    }),
    toText: ({ name, detail, weight, ...row }) => ({
      name: String(name),
      detail: String(detail),
      anchors: [
        String(row['anchor1']),
        String(row['anchor2']),
        String(row['anchor3']),
        String(row['anchor4']),
        String(row['anchor5']),
      ],
      weight: Number(weight),
    }),
  },
  question: {
    table: 'bankQuestion',
    columns: [
      'body',
      'theme',
      'stages',
      'roleFamily',
      'probes',
      'followUps',
      'strongAnswer',
      'weakAnswer',
      'topicId',
    ],
    toColumns: ({ stages, followUps, ...text }) => ({
      ...text,
      stages: JSON.stringify(stages),
      followUps: JSON.stringify(followUps),
    }),
    toText: (row) => ({
      body: String(row['body']),
      theme: row['theme'] as QuestionText['theme'],
      stages: list(row['stages']) as QuestionText['stages'],
      roleFamily: row['roleFamily'] as QuestionText['roleFamily'],
      probes: String(row['probes']),
      followUps: list(row['followUps']),
      strongAnswer: String(row['strongAnswer']),
      weakAnswer: String(row['weakAnswer']),
      topicId: row['topicId'] as string | null,
    }),
  },
  cliche: {
    table: 'cliche',
    columns: ['phrase', 'advice'],
    toColumns: (text) => text,
    toText: ({ phrase, advice }) => ({ phrase: String(phrase), advice: String(advice) }),
  },
}

/** The coach's rows of one kind, oldest first, without removed ones. */
export function listBankRows<Kind extends BankKind>(db: Database, kind: Kind): BankRow<BankTexts[Kind]>[] {
  const { table, columns, toText } = tables[kind]
  const sql = `SELECT id, builtInId, ${columns.join(', ')} FROM ${table} WHERE deletedAt IS NULL ORDER BY id`
  return all<Columns & { readonly id: string; readonly builtInId: string | null }>(db, sql).map((row) => ({
    id: row.id,
    builtInId: row.builtInId,
    text: toText(row),
  }))
}

type Writing = { readonly at: string; readonly newId: () => string }

/** Adds one of the coach's own, or (with `builtInId`) the coach's wording of a built-in one; answers its id. */
export function addBankRow<Kind extends BankKind>(
  db: Database,
  kind: Kind,
  builtInId: string | null,
  text: BankTexts[Kind],
  { at, newId }: Writing,
): string {
  const { table, columns, toColumns } = tables[kind]
  const id = newId()
  run(
    db,
    `INSERT INTO ${table} (id, builtInId, ${columns.join(', ')}, createdAt, updatedAt)
     VALUES (:id, :builtInId, ${columns.map((column) => `:${column}`).join(', ')}, :at, :at)`,
    { ...toColumns(text), id, builtInId, at },
  )
  return id
}

/** Changes a row; one that says this already is left as it is. */
export function changeBankRow<Kind extends BankKind>(
  db: Database,
  kind: Kind,
  id: string,
  text: BankTexts[Kind],
  at: string,
): void {
  const { table, columns, toColumns } = tables[kind]
  run(
    db,
    `UPDATE ${table} SET ${columns.map((column) => `${column} = :${column}`).join(', ')}, updatedAt = :at
     WHERE id = :id AND deletedAt IS NULL
       AND (${columns.map((column) => `${column} IS NOT :${column}`).join(' OR ')})`,
    { ...toColumns(text), id, at },
  )
}

/** Moves the coach's wording of a built-in thing to the trash, all of it where there are several. */
export function removeChangedRows(db: Database, kind: BankKind, builtInId: string, at: string): void {
  const { table } = tables[kind]
  const sql = `UPDATE ${table} SET deletedAt = :at WHERE builtInId = :builtInId AND deletedAt IS NULL`
  run(db, sql, { builtInId, at })
}

/** Moves one of the coach's own to the trash. */
export function removeOwnRow(db: Database, kind: BankKind, id: string, at: string): void {
  const { table } = tables[kind]
  run(db, `UPDATE ${table} SET deletedAt = :at WHERE id = :id AND deletedAt IS NULL`, { id, at })
}

/** What is out of use, of one kind. */
export function listRetiredRefs(db: Database, kind: BankKind): ReadonlySet<string> {
  const sql = 'SELECT ref FROM bankMark WHERE kind = :kind AND retiredAt IS NOT NULL'
  return new Set(all<{ ref: string }>(db, sql, { kind }).map(({ ref }) => ref))
}

/** Takes a thing out of use from a moment on; null brings it back. */
export function saveRetired(
  db: Database,
  { kind, ref }: { readonly kind: BankKind; readonly ref: string },
  retiredAt: string | null,
  { at, newId }: Writing,
): void {
  const known = first<{ id: string }>(db, 'SELECT id FROM bankMark WHERE kind = :kind AND ref = :ref', {
    kind,
    ref,
  })
  if (known)
    run(
      db,
      `UPDATE bankMark SET retiredAt = :retiredAt, updatedAt = :at
       WHERE id = :id AND (retiredAt IS NULL) <> (:retiredAt IS NULL)`,
      { id: known.id, retiredAt, at },
    )
  else
    run(
      db,
      `INSERT INTO bankMark (id, kind, ref, retiredAt, createdAt, updatedAt)
       VALUES (:id, :kind, :ref, :retiredAt, :at, :at)`,
      { id: newId(), kind, ref, retiredAt, at },
    )
}
