import { AppError } from '@shared/errors'
import type { FilledField, Letter, LetterDraft, LetterFact, LetterKind, LetterVersion } from '@shared/letters'
import type { RichTextDoc } from '@shared/rich-text'
import type { SeenFacts } from '@shared/stale-facts'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

type LetterRow = Omit<Letter, 'body' | 'topics' | 'filled' | 'isAboutGuessed'> & {
  readonly body: string
  readonly isAboutGuessed: number
}

/** What a letter shows of itself; what it remembers besides is read by whoever needs it. */
const columns = `l.id, l.clientId, l.opportunityId, l.roundId, l.questionId, l.kind, l.title, l.body, l.state,
  l.exportedAt, l.exportedAs, l.isAboutGuessed, l.createdAt, l.updatedAt, l.deletedAt`

const toLetter = (db: Database, row: LetterRow): Letter => ({
  ...row,
  isAboutGuessed: row.isAboutGuessed === 1,
  body: JSON.parse(row.body) as RichTextDoc,
  topics: all<{ topicId: string }>(
    db,
    'SELECT topicId FROM letterTopic WHERE letterId = :id ORDER BY position',
    { id: row.id },
  ).map((topic) => topic.topicId),
  filled: all<FilledField>(db, 'SELECT field, value FROM letterField WHERE letterId = :id ORDER BY field', {
    id: row.id,
  }),
})

/** A client's letters, newest first, without removed ones. */
export function listLetters(db: Database, clientId: string): Letter[] {
  const sql = `SELECT ${columns} FROM letter l
    WHERE l.clientId = :clientId AND l.deletedAt IS NULL ORDER BY l.updatedAt DESC, l.id DESC`
  return all<LetterRow>(db, sql, { clientId }).map((row) => toLetter(db, row))
}

/** The newest letters of all clients, with the client's name. */
export function listAllLetters(db: Database, limit = 500): (Letter & { readonly clientName: string })[] {
  const sql = `SELECT ${columns}, c.fullName AS clientName FROM letter l JOIN client c ON c.id = l.clientId
    WHERE l.deletedAt IS NULL AND c.deletedAt IS NULL ORDER BY l.updatedAt DESC, l.id DESC LIMIT :limit`
  return all<LetterRow & { clientName: string }>(db, sql, { limit }).map((row) => ({
    ...toLetter(db, row),
    clientName: row.clientName,
  }))
}

/** One letter. Throws AppError not-found. */
export function getLetter(db: Database, id: string): Letter {
  const row = first<LetterRow>(db, `SELECT ${columns} FROM letter l WHERE l.id = :id`, { id })
  if (!row) throw new AppError('not-found')
  return toLetter(db, row)
}

export type NewLetterRecord = {
  readonly id: string
  readonly clientId: string
  readonly opportunityId: string | null
  readonly roundId: string | null
  readonly questionId: string | null
  readonly kind: LetterKind
  readonly title: string
  readonly body: RichTextDoc
  readonly topics: readonly string[]
  readonly filled: readonly FilledField[]
  /** What its facts said when it was written; nothing was seen when left out. */
  readonly seen?: SeenFacts
  readonly isAboutGuessed?: boolean
}

/** Writes a new draft with its topics and filled fields. One transaction. */
export function createLetter(db: Database, letter: NewLetterRecord, at: string, newId: () => string): Letter {
  return db.transaction(() => {
    run(
      db,
      `INSERT INTO letter (id, clientId, opportunityId, roundId, questionId, kind, title, body, state, seenFacts, isAboutGuessed,
         createdAt, updatedAt)
       VALUES (:id, :clientId, :opportunityId, :roundId, :questionId, :kind, :title, :body, 'draft', :seen, :guessed,
         :at, :at)`,
      {
        id: letter.id,
        clientId: letter.clientId,
        opportunityId: letter.opportunityId,
        roundId: letter.roundId,
        questionId: letter.questionId,
        kind: letter.kind,
        title: letter.title,
        body: JSON.stringify(letter.body),
        seen: JSON.stringify(letter.seen ?? {}),
        guessed: letter.isAboutGuessed ? 1 : 0,
        at,
      },
    )
    writeParts(db, letter.id, letter.topics, letter.filled, newId)
    return getLetter(db, letter.id)
  })()
}

/** Writes a changed draft and keeps the body it had as a version. One transaction. Throws AppError not-found. */
export function saveLetter(db: Database, draft: LetterDraft, at: string, newId: () => string): Letter {
  const body = JSON.stringify(draft.body)
  return db.transaction(() => {
    run(
      db,
      `INSERT INTO letterVersion (id, letterId, body, createdAt)
       SELECT :versionId, id, body, updatedAt FROM letter
       WHERE id = :id AND body <> :body
         AND (:keepsVersion = 1 OR substr(updatedAt, 1, 16) <> substr(:at, 1, 16))`,
      { id: draft.id, body, at, versionId: newId(), keepsVersion: draft.keepsVersion ? 1 : 0 },
    )
    const changed = run(
      db,
      `UPDATE letter SET title = :title, kind = :kind, body = :body, opportunityId = :opportunityId,
         roundId = :roundId, questionId = :questionId, updatedAt = :at WHERE id = :id`,
      {
        id: draft.id,
        title: draft.title,
        kind: draft.kind,
        body,
        opportunityId: draft.opportunityId,
        roundId: draft.roundId,
        questionId: draft.questionId,
        at,
      },
    )
    if (changed === 0) throw new AppError('not-found')
    writeParts(db, draft.id, draft.topics, draft.filled, newId)
    return getLetter(db, draft.id)
  })()
}

/** Records that a letter left as a file, with the facts it was made from, frozen. One transaction. */
export function recordExport(
  db: Database,
  id: string,
  exported: { readonly fileName: string; readonly at: string; readonly facts: readonly LetterFact[] },
  newId: () => string,
): Letter {
  return db.transaction(() => {
    run(db, `UPDATE letter SET state = 'exported', exportedAt = :at, exportedAs = :fileName WHERE id = :id`, {
      id,
      at: exported.at,
      fileName: exported.fileName,
    })
    run(db, 'DELETE FROM letterFact WHERE letterId = :id', { id })
    for (const fact of exported.facts)
      run(
        db,
        `INSERT INTO letterFact (id, letterId, field, value, recordType, recordId, factOn)
         VALUES (:factId, :id, :field, :value, :recordType, :recordId, :factOn)`,
        {
          factId: newId(),
          id,
          field: fact.field,
          value: typeof fact.value === 'string' ? fact.value : fact.value.join('\n'),
          recordType: fact.recordType,
          recordId: fact.recordId,
          factOn: fact.on,
        },
      )
    return getLetter(db, id)
  })()
}

/**
 * Moves a letter to the trash; `deletedAt` null takes it back out. The question that it answered is open meanwhile. One
 * transaction. Throws AppError not-found.
 */
export function markLetter(db: Database, id: string, deletedAt: string | null): Letter {
  return db.transaction(() => {
    const changed = run(db, 'UPDATE letter SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
    if (changed === 0) throw new AppError('not-found')
    const letter = getLetter(db, id)
    const { questionId } = letter
    if (questionId !== null && deletedAt !== null)
      run(
        db,
        `UPDATE question SET answeredByLetterId = NULL WHERE id = :questionId AND answeredByLetterId = :id`,
        { id, questionId },
      )
    if (questionId !== null && deletedAt === null && letter.state === 'exported')
      run(
        db,
        `UPDATE question SET answeredByLetterId = :id WHERE id = :questionId AND answeredByLetterId IS NULL`,
        { id, questionId },
      )
    return letter
  })()
}

/** Earlier texts of a letter, newest first. */
export function listLetterVersions(db: Database, letterId: string): LetterVersion[] {
  const sql =
    'SELECT id, body, createdAt FROM letterVersion WHERE letterId = :letterId ORDER BY createdAt DESC, id DESC'
  return all<{ id: string; body: string; createdAt: string }>(db, sql, { letterId }).map((row) => ({
    ...row,
    body: JSON.parse(row.body) as RichTextDoc,
  }))
}

function writeParts(
  db: Database,
  letterId: string,
  topics: readonly string[],
  filled: readonly FilledField[],
  newId: () => string,
): void {
  run(db, 'DELETE FROM letterTopic WHERE letterId = :letterId', { letterId })
  for (const [position, topicId] of [...new Set(topics)].entries())
    run(
      db,
      'INSERT INTO letterTopic (id, letterId, topicId, position) VALUES (:id, :letterId, :topicId, :position)',
      { id: newId(), letterId, topicId, position },
    )
  run(db, 'DELETE FROM letterField WHERE letterId = :letterId', { letterId })
  for (const { field, value } of new Map(filled.map((one) => [one.field, one])).values())
    run(db, 'INSERT INTO letterField (id, letterId, field, value) VALUES (:id, :letterId, :field, :value)', {
      id: newId(),
      letterId,
      field,
      value,
    })
}
