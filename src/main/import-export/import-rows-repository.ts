import type { Database } from 'better-sqlite3'
import { run } from '../db/statements'
import { deferSearchIndex } from '../search/search-index-repository'
import type { ImportWrites } from './import-writes'

/** One statement a kind of row, in an order in which every row finds what it refers to. */
const statements: readonly (readonly [keyof ImportWrites, string])[] = [
  [
    'customField',
    `INSERT INTO customField (id, name, position, createdAt, updatedAt) VALUES (:id, :name, :position, :at, :at)`,
  ],
  [
    'client',
    `INSERT INTO client (id, fullName, preferredName, email, phone, addressText, state, goals, outOfWorkSince,
       ranABusiness, createdAt, updatedAt)
     VALUES (:id, :fullName, :preferredName, :email, :phone, :addressText, :state, :goals, :outOfWorkSince, 0, :at, :at)`,
  ],
  [
    'clientChange',
    `UPDATE client SET fullName = coalesce(:fullName, fullName), preferredName = coalesce(:preferredName, preferredName),
       email = coalesce(:email, email), phone = coalesce(:phone, phone), addressText = coalesce(:addressText, addressText),
       state = coalesce(:state, state), goals = coalesce(:goals, goals),
       outOfWorkSince = coalesce(:outOfWorkSince, outOfWorkSince), updatedAt = :at
     WHERE id = :id AND deletedAt IS NULL`,
  ],
  ['clientTag', 'INSERT INTO clientTag (id, clientId, tag, createdAt) VALUES (:id, :clientId, :tag, :at)'],
  [
    'clientField',
    `INSERT INTO clientField (id, clientId, customFieldId, value, createdAt, updatedAt)
     VALUES (:id, :clientId, :customFieldId, :value, :at, :at)`,
  ],
  ['clientFieldChange', 'UPDATE clientField SET value = :value, updatedAt = :at WHERE id = :id'],
  [
    'employer',
    'INSERT INTO employer (id, name, staffCount, createdAt, updatedAt) VALUES (:id, :name, NULL, :at, :at)',
  ],
  [
    'contact',
    `INSERT INTO contact (id, employerId, fullName, role, email, phone, createdAt, updatedAt)
     VALUES (:id, :employerId, :fullName, :role, :email, :phone, :at, :at)`,
  ],
  [
    'contactChange',
    `UPDATE contact SET role = coalesce(:role, role), email = coalesce(:email, email), phone = coalesce(:phone, phone),
       updatedAt = :at WHERE id = :id AND deletedAt IS NULL`,
  ],
  [
    'opportunity',
    `INSERT INTO opportunity (id, clientId, employerId, contactId, role, source, postingText, postingState,
       knowsEmployer, travelPaid, contributions, startOn, createdAt, updatedAt)
     VALUES (:id, :clientId, :employerId, NULL, :role, :source, '', :postingState, 0, 0, '', NULL, :at, :at)`,
  ],
  [
    'opportunityChange',
    `UPDATE opportunity SET role = coalesce(:role, role), source = coalesce(:source, source),
       postingState = coalesce(:postingState, postingState), updatedAt = :at WHERE id = :id AND deletedAt IS NULL`,
  ],
  [
    'round',
    `INSERT INTO round (id, clientId, opportunityId, stage, medium, heldOn, startTime, minutes, interviewers,
       managerGaveNumber, salaryGiven, debrief, createdAt, updatedAt)
     VALUES (:id, :clientId, :opportunityId, :stage, :medium, :heldOn, :startTime, :minutes, :interviewers, 0, 0,
       :debrief, :at, :at)`,
  ],
  [
    'roundChange',
    `UPDATE round SET heldOn = :heldOn, startTime = :startTime, minutes = :minutes, updatedAt = :at
     WHERE id = :id AND deletedAt IS NULL`,
  ],
  [
    'event',
    `INSERT INTO event (id, clientId, opportunityId, kind, happenedOn, isWritten, detail, createdAt, updatedAt)
     VALUES (:id, :clientId, :opportunityId, :kind, :happenedOn, 0, '', :at, :at)`,
  ],
  [
    'ending',
    `INSERT INTO ending (id, clientId, opportunityId, tag, endedOn, detail, createdAt, updatedAt)
     VALUES (:id, :clientId, :opportunityId, :tag, :endedOn, '', :at, :at)`,
  ],
  [
    'promise',
    `INSERT INTO promise (id, clientId, opportunityId, saidOn, promisedFrom, promisedTo, saidBy, words, createdAt,
       updatedAt)
     VALUES (:id, :clientId, :opportunityId, :saidOn, :promisedTo, :promisedTo, '', '', :at, :at)`,
  ],
]

/**
 * Writes what an import made ready. To be called inside a transaction. The search takes the records in afterwards: each by
 * itself and in passing would take ten times as long as the writing.
 */
export function writeImport(db: Database, writes: ImportWrites, at: string): void {
  deferSearchIndex(db, () => {
    for (const [kind, sql] of statements) for (const row of writes[kind]) run(db, sql, { ...row, at })
  })
}
