import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

// What was removed may still be spoken of in a letter, so the redaction list holds it too.

const withRemoved = (columns: string, table: string): string =>
  `SELECT ${columns} FROM ${table} WHERE clientId = :clientId AND deletedAt IS NULL
   UNION SELECT ${columns} FROM ${table} WHERE clientId = :clientId AND deletedAt IS NOT NULL`

export const ownEmployersSql = `SELECT e.id, e.name, e.website FROM (${withRemoved('employerId', 'opportunity')}) o
  CROSS JOIN employer e ON e.id = o.employerId ORDER BY e.id`
export const ownContactsSql = `SELECT p.fullName AS name, p.email, p.phone FROM
    (${withRemoved('employerId', 'opportunity')}) o
  CROSS JOIN contact p ON p.employerId = o.employerId ORDER BY p.id`
export const ownInterviewersSql = withRemoved('id, interviewers AS text', 'round')
export const ownPromisersSql = withRemoved('id, saidBy AS text', 'promise')
export const ownDocumentsSql = withRemoved('id, fileName AS text', 'document')
export const ownFieldsSql = 'SELECT id, value AS text FROM clientField WHERE clientId = :clientId'
export const ownPayTalkSql = withRemoved('id, payTalk AS text', 'opportunity')

/** The employers at which a client applied, in the order in which they came into the practice. */
export const listOwnEmployers = (db: Database, clientId: string): { name: string; website: string }[] =>
  all(db, ownEmployersSql, { clientId })

/** The people at those employers. */
export const listOwnContacts = (
  db: Database,
  clientId: string,
): { name: string; email: string; phone: string }[] => all(db, ownContactsSql, { clientId })

/** The texts of one column over all of a client's records, the oldest first, blank ones left out. */
export function listOwnTexts(db: Database, clientId: string, sql: string): string[] {
  return all<{ id: string; text: string }>(db, sql, { clientId })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ text }) => text)
    .filter((text) => text.trim() !== '')
}
