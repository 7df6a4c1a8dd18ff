import type { LetterFact } from '@shared/letters'
import { MERGE_FIELDS } from '@shared/merge-fields'
import type { RichTextDoc } from '@shared/rich-text'
import type { SeenFacts } from '@shared/stale-facts'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

/** The text of the other length, as it was left, with the topics that were in it. */
export type OtherForm = { readonly body: RichTextDoc; readonly topics: readonly string[] }

/** What a letter remembers besides its text. */
export type LetterMemory = { readonly seen: SeenFacts; readonly otherForm: OtherForm | null }

/** What a letter remembers; nothing for one that is not there. */
export function readLetterMemory(db: Database, id: string): LetterMemory {
  const sql = 'SELECT seenFacts, otherForm FROM letter WHERE id = :id'
  const row = first<{ seenFacts: string; otherForm: string | null }>(db, sql, { id })
  return {
    seen: row ? (JSON.parse(row.seenFacts) as SeenFacts) : {},
    otherForm: row?.otherForm ? (JSON.parse(row.otherForm) as OtherForm) : null,
  }
}

/** Remembers what the facts of a letter's text said when the coach last looked. */
export function writeSeenFacts(db: Database, id: string, seen: SeenFacts): void {
  run(db, 'UPDATE letter SET seenFacts = :seen WHERE id = :id', { id, seen: JSON.stringify(seen) })
}

/** Keeps the text of the other length. */
export function writeOtherForm(db: Database, id: string, form: OtherForm): void {
  run(db, 'UPDATE letter SET otherForm = :form WHERE id = :id', { id, form: JSON.stringify(form) })
}

/** Notes that what the letter speaks of is the coach's choice. */
export function confirmAbout(db: Database, id: string): void {
  run(db, 'UPDATE letter SET isAboutGuessed = 0 WHERE id = :id', { id })
}

/** How many letters the client got before this one; all of them for one that is not written yet. */
export function countEarlierLetters(db: Database, clientId: string, id: string): number {
  const sql = `SELECT count(*) AS n FROM letter
    WHERE clientId = :clientId AND deletedAt IS NULL
      AND createdAt < coalesce((SELECT createdAt FROM letter WHERE id = :id), '9999')`
  return first<{ n: number }>(db, sql, { clientId, id })?.n ?? 0
}

const lists: ReadonlySet<string> = new Set(
  MERGE_FIELDS.flatMap(({ name, type }) => (type === 'list' ? [name] : [])),
)

type FrozenRow = Omit<LetterFact, 'value' | 'on'> & { readonly value: string; readonly factOn: string | null }

/** The facts that an exported letter was made from. */
export function listFrozenFacts(db: Database, letterId: string): LetterFact[] {
  const sql = `SELECT field, value, recordType, recordId, factOn FROM letterFact
    WHERE letterId = :letterId ORDER BY field`
  return all<FrozenRow>(db, sql, { letterId }).map(({ field, value, recordType, recordId, factOn }) => ({
    field,
    value: lists.has(field) ? value.split('\n') : value,
    recordType,
    recordId,
    on: factOn,
  }))
}
