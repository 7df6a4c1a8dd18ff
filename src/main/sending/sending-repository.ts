import { AppError } from '@shared/errors'
import type { LetterFact } from '@shared/letters'
import {
  type BodyKind,
  type Sending,
  type SendingProblem,
  type SendingStage,
  type SendingState,
  type SendingWay,
  type SendingWithText,
  sendingPage,
} from '@shared/sending'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

type SendingRow = Omit<Sending, 'to' | 'from'> & {
  readonly toName: string
  readonly toAddress: string
  readonly fromName: string
  readonly fromAddress: string
}

const toSending = <Row extends SendingRow>({ toName, toAddress, fromName, fromAddress, ...rest }: Row) => ({
  ...rest,
  to: { name: toName, address: toAddress },
  from: { name: fromName, address: fromAddress },
})

const columns = `s.id, s.clientId, c.fullName AS clientName, s.letterId, s.way, s.state, s.toName, s.toAddress, s.fromName,
  s.fromAddress, s.subject, s.bodyKind, s.attachmentName, s.attachmentBytes, s.dueAt, s.nextTryAt, s.tries, s.problem,
  s.answer, s.leftAt, s.createdAt`
/** As the index of what is open says it; without these very words SQLite does not see that the index serves. */
const isOpen = "state IN ('queued', 'sending', 'failed', 'unknown', 'missed')"
const join = 'CROSS JOIN client c ON c.id = s.clientId AND c.deletedAt IS NULL'

/** The lists of the ledger, newest first. Exported for the test of their plans. */
export const sendingQueries = {
  open: `SELECT ${columns} FROM sending s INDEXED BY sendingOpen ${join}
    WHERE s.${isOpen} ORDER BY s.createdAt DESC, s.id DESC LIMIT :limit`,
  all: `SELECT ${columns} FROM sending s INDEXED BY sendingByTime ${join}
    ORDER BY s.createdAt DESC, s.id DESC LIMIT :limit`,
  client: `SELECT ${columns} FROM sending s INDEXED BY sendingByClient ${join}
    WHERE s.clientId = :clientId ORDER BY s.createdAt DESC, s.id DESC LIMIT :limit`,
  due: `SELECT s.id, s.nextTryAt FROM sending s INDEXED BY sendingOpen
    WHERE s.${isOpen} AND s.state = 'queued' ORDER BY s.nextTryAt LIMIT 1`,
  earlier: `SELECT ${columns} FROM sending s INDEXED BY sendingByClient ${join}
    WHERE s.clientId = :clientId AND s.letterId = :letterId AND s.way = 'smtp' AND s.state NOT IN ('failed', 'cancelled')
    ORDER BY s.createdAt DESC, s.id DESC LIMIT 1`,
} as const

/** What waits or needs the coach. */
export const listOpenSendings = (db: Database): Sending[] =>
  all<SendingRow>(db, sendingQueries.open, { limit: sendingPage }).map(toSending)

/** The newest lines of the ledger, of all clients or of one. */
export const listSendings = (db: Database, clientId: string | null): Sending[] =>
  (clientId === null
    ? all<SendingRow>(db, sendingQueries.all, { limit: sendingPage })
    : all<SendingRow>(db, sendingQueries.client, { clientId, limit: sendingPage })
  ).map(toSending)

/** The newest e-mail of a letter that left, may have left or is on its way; null without one. */
export function earlierMail(db: Database, clientId: string, letterId: string): Sending | null {
  const row = first<SendingRow>(db, sendingQueries.earlier, { clientId, letterId })
  return row ? toSending(row) : null
}

/** One line with its text. Throws AppError not-found. */
export function getSending(db: Database, id: string): SendingWithText {
  const row = first<SendingRow & { readonly body: string }>(
    db,
    `SELECT ${columns}, s.body FROM sending s JOIN client c ON c.id = s.clientId WHERE s.id = :id`,
    { id },
  )
  if (!row) throw new AppError('not-found')
  return toSending(row)
}

/** A new line: what goes or went out, frozen. */
export type SendingEntry = {
  readonly id: string
  readonly clientId: string
  readonly letterId: string | null
  readonly way: SendingWay
  readonly state: SendingState
  readonly toName: string
  readonly toAddress: string
  readonly fromName: string
  readonly fromAddress: string
  readonly subject: string
  readonly bodyKind: BodyKind
  readonly body: string
  readonly attachmentName: string
  readonly attachmentBytes: number
  readonly messageId: string
  readonly dueAt: string | null
  readonly nextTryAt: string | null
  readonly leftAt: string | null
  readonly at: string
}

/** Writes a new line of the ledger. */
export function addSending(db: Database, entry: SendingEntry): void {
  run(
    db,
    `INSERT INTO sending (id, clientId, letterId, way, state, toName, toAddress, fromName, fromAddress, subject, bodyKind,
       body, attachmentName, attachmentBytes, messageId, dueAt, nextTryAt, tries, answer, leftAt, createdAt, updatedAt)
     VALUES (:id, :clientId, :letterId, :way, :state, :toName, :toAddress, :fromName, :fromAddress, :subject, :bodyKind,
       :body, :attachmentName, :attachmentBytes, :messageId, :dueAt, :nextTryAt, 0, '', :leftAt, :at, :at)`,
    entry,
  )
}

/** Keeps the finished message of a line that waits, with the facts it was made from. */
export function keepMessage(
  db: Database,
  sendingId: string,
  message: Buffer,
  facts: readonly LetterFact[],
): void {
  const values = { sendingId, message, facts: JSON.stringify(facts) }
  run(
    db,
    'INSERT INTO local_outbox (sendingId, message, facts) VALUES (:sendingId, :message, :facts)',
    values,
  )
}

/** The finished message of a line, or null where this computer has none. */
export function findMessage(
  db: Database,
  sendingId: string,
): { readonly message: Buffer; readonly facts: readonly LetterFact[] } | null {
  const row = first<{ message: Buffer; facts: string }>(
    db,
    'SELECT message, facts FROM local_outbox WHERE sendingId = :sendingId',
    { sendingId },
  )
  return row ? { message: row.message, facts: JSON.parse(row.facts) as LetterFact[] } : null
}

/** Drops the finished message of a line that has left or was given up. */
export function dropMessage(db: Database, sendingId: string): void {
  run(db, 'DELETE FROM local_outbox WHERE sendingId = :sendingId', { sendingId })
}

/** When the next one is due, whichever it is; null with nothing queued. */
export const nextDue = (db: Database): { readonly id: string; readonly nextTryAt: string } | null =>
  first<{ id: string; nextTryAt: string }>(db, sendingQueries.due) ?? null

/** Takes a queued line for one try. False when it is queued no longer: somebody else has it, or it was taken back. */
export function claimSending(db: Database, id: string, at: string): boolean {
  const sql = `UPDATE sending SET state = 'sending', stage = 'asking', tries = tries + 1, nextTryAt = NULL, problem = NULL,
    answer = '', updatedAt = :at WHERE id = :id AND state = 'queued'`
  return run(db, sql, { id, at }) === 1
}

/** Remembers that from now on the server may have taken it. */
export function markEnding(db: Database, id: string): void {
  const changed = run(
    db,
    `UPDATE sending SET stage = 'ending' WHERE id = :id AND state = 'sending' AND stage = 'asking'`,
    { id },
  )
  if (changed !== 1) throw new Error('A message may not end that was not being sent')
}

export type SendingChange = {
  readonly state: SendingState
  readonly problem?: SendingProblem | null
  readonly answer?: string
  readonly nextTryAt?: string | null
  readonly leftAt?: string | null
}

/** Moves a line on to another state, from one of these states only. Throws AppError sending-decided. */
export function moveSending(
  db: Database,
  id: string,
  from: readonly SendingState[],
  change: SendingChange,
  at: string,
): void {
  const changed = run(
    db,
    `UPDATE sending SET state = :state, stage = NULL, problem = :problem, answer = :answer, nextTryAt = :nextTryAt,
       leftAt = :leftAt, updatedAt = :at
     WHERE id = :id AND state IN (SELECT value FROM json_each(:from))`,
    {
      problem: null,
      answer: '',
      nextTryAt: null,
      leftAt: null,
      ...change,
      id,
      at,
      from: JSON.stringify(from),
    },
  )
  if (changed !== 1) throw new AppError('sending-decided')
}

/** Lines that were being sent when the app ended. */
export const listInterrupted = (
  db: Database,
): readonly { readonly id: string; readonly stage: SendingStage | null; readonly updatedAt: string }[] =>
  all(
    db,
    `SELECT id, stage, updatedAt FROM sending INDEXED BY sendingOpen WHERE ${isOpen} AND state = 'sending'`,
  )

/** Notes which letter a client's message answers; null takes the newest one that has gone to the client. */
export function linkReply(db: Database, messageId: string, letterId: string | null): void {
  run(
    db,
    `UPDATE message SET letterId = (SELECT l.id FROM letter l WHERE l.clientId = message.clientId AND l.deletedAt IS NULL
         AND CASE WHEN :letterId IS NULL THEN l.exportedAt IS NOT NULL ELSE l.id = :letterId END
       ORDER BY l.exportedAt DESC LIMIT 1)
     WHERE id = :messageId`,
    { messageId, letterId },
  )
}
