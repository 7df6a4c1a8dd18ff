import type { ClientState } from '@shared/clients'
import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

/** A client of the practice as an import compares it. */
export type KnownClient = {
  readonly id: string
  readonly fullName: string
  readonly preferredName: string
  readonly email: string
  readonly phone: string
  readonly addressText: string
  readonly state: ClientState
  readonly goals: string
  readonly outOfWorkSince: string | null
}

/** Every client that is not in the trash. */
export function listKnownClients(db: Database): KnownClient[] {
  return all<KnownClient>(
    db,
    `SELECT id, fullName, preferredName, email, phone, addressText, state, goals, outOfWorkSince
     FROM client WHERE deletedAt IS NULL`,
  )
}

export type KnownTag = { readonly clientId: string; readonly tag: string }

/** Every tag of every client. */
export const listKnownTags = (db: Database): KnownTag[] =>
  all<KnownTag>(db, 'SELECT clientId, tag FROM clientTag')

export type KnownCustomField = { readonly id: string; readonly name: string; readonly position: string }

/** The custom fields, by position. */
export const listKnownCustomFields = (db: Database): KnownCustomField[] =>
  all<KnownCustomField>(
    db,
    'SELECT id, name, position FROM customField WHERE deletedAt IS NULL ORDER BY position, id',
  )

export type KnownValue = {
  readonly id: string
  readonly clientId: string
  readonly customFieldId: string
  readonly value: string
}

/** Every value of a custom field. */
export const listKnownValues = (db: Database): KnownValue[] =>
  all<KnownValue>(db, 'SELECT id, clientId, customFieldId, value FROM clientField')

export type KnownEmployer = { readonly id: string; readonly name: string }

/** Every employer that is not in the trash. */
export const listKnownEmployers = (db: Database): KnownEmployer[] =>
  all<KnownEmployer>(db, 'SELECT id, name FROM employer WHERE deletedAt IS NULL')

export type KnownOpportunity = {
  readonly id: string
  readonly clientId: string
  readonly employerId: string
  readonly role: string
  readonly source: string
  readonly postingState: string
}

/** Every opportunity that is not in the trash. */
export const listKnownOpportunities = (db: Database): KnownOpportunity[] =>
  all<KnownOpportunity>(
    db,
    'SELECT id, clientId, employerId, role, source, postingState FROM opportunity WHERE deletedAt IS NULL',
  )

/** What an opportunity's history holds already, each line as a key: kind, word, day. */
export function listKnownEntries(db: Database): { readonly opportunityId: string; readonly entry: string }[] {
  return all(
    db,
    `SELECT opportunityId, 'round ' || stage || ' ' || heldOn AS entry FROM round WHERE deletedAt IS NULL
     UNION ALL SELECT opportunityId, 'event ' || kind || ' ' || happenedOn FROM event WHERE deletedAt IS NULL
     UNION ALL SELECT opportunityId, 'ending ' || tag || ' ' || endedOn FROM ending WHERE deletedAt IS NULL
     UNION ALL SELECT opportunityId, 'promise ' || promisedTo FROM promise WHERE deletedAt IS NULL`,
  )
}

export type KnownContact = {
  readonly id: string
  readonly fullName: string
  readonly role: string
  readonly email: string
  readonly phone: string
}

/** The contacts at one employer. */
export const listKnownContacts = (db: Database, employerId: string): KnownContact[] =>
  all<KnownContact>(
    db,
    'SELECT id, fullName, role, email, phone FROM contact WHERE employerId = :employerId AND deletedAt IS NULL',
    { employerId },
  )
