import {
  type ContactDraft,
  contactDraft,
  type EmployerDraft,
  type EmployerMatches,
  type EmployerOpportunity,
  employerDraft,
  type SharedEmployer,
} from '@shared/employers'
import { AppError } from '@shared/errors'
import type { Contact, Employer } from '@shared/interviews'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

export type EmployerWriting = { readonly at: string; readonly newId: () => string }

/** One employer; a removed one is found too, so that it can be restored. Throws AppError not-found. */
export function getEmployer(db: Database, id: string): Employer {
  const row = first<Employer>(db, 'SELECT * FROM employer WHERE id = :id', { id })
  if (!row) throw new AppError('not-found')
  return row
}

/** The people at an employer, by name. */
export function listEmployerContacts(db: Database, employerId: string): Contact[] {
  const sql =
    'SELECT * FROM contact WHERE employerId = :employerId AND deletedAt IS NULL ORDER BY fullName COLLATE NOCASE, id'
  return all<Contact>(db, sql, { employerId })
}

/** Writes an employer; a draft without an id is a new one. Throws AppError not-found for an id that is not there. */
export function saveEmployer(db: Database, input: EmployerDraft, { at, newId }: EmployerWriting): Employer {
  const { id: givenId, ...fields } = employerDraft.parse(input)
  const id = givenId ?? newId()
  if (givenId !== undefined) {
    const sql = `UPDATE employer SET name = :name, website = :website, staffCount = :staffCount, detail = :detail,
      updatedAt = :at WHERE id = :id`
    if (run(db, sql, { ...fields, id, at }) === 0) throw new AppError('not-found')
  } else
    run(
      db,
      `INSERT INTO employer (id, name, website, staffCount, detail, createdAt, updatedAt)
       VALUES (:id, :name, :website, :staffCount, :detail, :at, :at)`,
      { ...fields, id, at },
    )
  return getEmployer(db, id)
}

/**
 * Moves an employer to the trash; `deletedAt` null takes it back out. Throws AppError not-found, and employer-in-use while
 * an opportunity hangs on it.
 */
export function markEmployer(db: Database, id: string, deletedAt: string | null): void {
  const used = 'SELECT 1 FROM opportunity WHERE employerId = :id AND deletedAt IS NULL LIMIT 1'
  if (deletedAt !== null && first(db, used, { id })) throw new AppError('employer-in-use')
  const changed = run(db, 'UPDATE employer SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
}

/** Writes a person at an employer, who never moves to another one by it. Throws AppError not-found. */
export function saveContact(db: Database, input: ContactDraft, { at, newId }: EmployerWriting): Contact {
  const { id: givenId, ...fields } = contactDraft.parse(input)
  getEmployer(db, fields.employerId)
  const row = first<Contact>(
    db,
    `INSERT INTO contact (id, employerId, fullName, role, email, phone, createdAt, updatedAt)
     VALUES (:id, :employerId, :fullName, :role, :email, :phone, :at, :at)
     ON CONFLICT (id) DO UPDATE SET fullName = excluded.fullName, role = excluded.role, email = excluded.email,
       phone = excluded.phone, updatedAt = excluded.updatedAt WHERE contact.employerId = excluded.employerId
     RETURNING *`,
    { ...fields, id: givenId ?? newId(), at },
  )
  if (!row) throw new AppError('not-found')
  return row
}

/** Moves a person to the trash; `deletedAt` null takes them back out. Throws AppError not-found. */
export function markContact(db: Database, id: string, deletedAt: string | null): void {
  const changed = run(db, 'UPDATE contact SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
}

/** How an opportunity is called and where it stands, as the lists of clients say it. */
export type OpportunityAtEmployer = Pick<
  EmployerOpportunity,
  'role' | 'clientName' | 'stage' | 'stageOn' | 'ending' | 'endedOn'
>

/** The opportunities at an employer by id, from the derived standings; refresh those first. */
export function listOpportunitiesAtEmployer(
  db: Database,
  employerId: string,
): ReadonlyMap<string, OpportunityAtEmployer> {
  const rows = all<OpportunityAtEmployer & { id: string }>(db, opportunitiesAtEmployerSql, { employerId })
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}

/** Each by the employer's index, its client and standing by their keys. */
export const opportunitiesAtEmployerSql = `SELECT o.id, o.role, c.fullName AS clientName, s.stage, s.stageOn, s.ending, s.endedOn
  FROM opportunity o JOIN client c ON c.id = o.clientId
  LEFT JOIN local_opportunityStanding s ON s.opportunityId = o.id
  WHERE o.employerId = :employerId AND o.deletedAt IS NULL`

const namesShown = 8

/** Employers whose names a coach may mean while typing one: those that begin like it, then those that have it in them. */
export function findEmployersLike(db: Database, name: string): Pick<EmployerMatches, 'known' | 'names'> {
  const known = first<{ id: string }>(
    db,
    'SELECT id FROM employer WHERE name = :name COLLATE NOCASE AND deletedAt IS NULL LIMIT 1',
    { name },
  )
  const plain = name.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
  const names =
    name === ''
      ? []
      : all<{ name: string }>(
          db,
          `SELECT DISTINCT name FROM employer WHERE deletedAt IS NULL AND name LIKE :like ESCAPE '\\'
           ORDER BY name NOT LIKE :start ESCAPE '\\', name COLLATE NOCASE LIMIT :limit`,
          { like: `%${plain}%`, start: `${plain}%`, limit: namesShown },
        ).map((row) => row.name)
  return {
    known: known ? { id: known.id, people: listEmployerContacts(db, known.id) } : null,
    names,
  }
}

/** The employers at which a client is in process and another client is too, with how many others. */
export function listSharedEmployers(db: Database, clientId: string): SharedEmployer[] {
  return all<SharedEmployer>(db, sharedEmployersSql, { clientId })
}

const goesOn = (
  opportunity: string,
) => `${opportunity}.deletedAt IS NULL AND NOT EXISTS (SELECT 1 FROM ending n
  WHERE n.clientId = ${opportunity}.clientId AND n.opportunityId = ${opportunity}.id AND n.deletedAt IS NULL)`

/** Reads the client's own opportunities first and from each its employer's; both by an index. */
export const sharedEmployersSql = `SELECT o.employerId, e.name AS employer, count(DISTINCT x.clientId) AS otherClients
  FROM opportunity o JOIN employer e ON e.id = o.employerId
  JOIN client self ON self.id = o.clientId AND self.state NOT IN ('closed', 'archived')
  JOIN opportunity x ON x.employerId = o.employerId AND x.clientId <> o.clientId
  JOIN client c ON c.id = x.clientId AND c.deletedAt IS NULL AND c.state NOT IN ('closed', 'archived')
  WHERE o.clientId = :clientId AND ${goesOn('o')} AND ${goesOn('x')}
  GROUP BY o.employerId ORDER BY e.name COLLATE NOCASE`
