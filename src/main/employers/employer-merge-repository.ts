import { plainWords } from '@shared/employer-names'
import { AppError } from '@shared/errors'
import type { Contact, Employer } from '@shared/interviews'
import type { Database } from 'better-sqlite3'
import { run } from '../db/statements'
import { getEmployer, listEmployerContacts, markEmployer } from './employers-repository'

const personKey = ({ fullName }: Contact) => plainWords(fullName).join(' ')

/**
 * Makes one employer of two: what hangs on the other one hangs on the kept one, people of the same name become one, and
 * what the kept one leaves open is filled in. Removed records move too, so that they come back to the right place. Throws
 * AppError not-found. Call it where it is recorded, so that it can be taken back.
 */
export function mergeEmployers(db: Database, keptId: string, otherId: string, at: string): void {
  const kept = getEmployer(db, keptId)
  const other = getEmployer(db, otherId)
  if (keptId === otherId || kept.deletedAt !== null || other.deletedAt !== null)
    throw new AppError('not-found')
  mergePeople(db, keptId, otherId, at)
  for (const table of ['opportunity', 'contact'] as const)
    run(db, `UPDATE ${table} SET employerId = :keptId, updatedAt = :at WHERE employerId = :otherId`, {
      keptId,
      otherId,
      at,
    })
  fillEmployer(db, kept, other, at)
  markEmployer(db, otherId, at)
}

function mergePeople(db: Database, keptId: string, otherId: string, at: string): void {
  const known = new Map(listEmployerContacts(db, keptId).map((contact) => [personKey(contact), contact]))
  for (const person of listEmployerContacts(db, otherId)) {
    const same = known.get(personKey(person))
    if (!same) continue
    run(db, 'UPDATE opportunity SET contactId = :sameId, updatedAt = :at WHERE contactId = :id', {
      sameId: same.id,
      id: person.id,
      at,
    })
    run(
      db,
      'UPDATE contact SET role = :role, email = :email, phone = :phone, updatedAt = :at WHERE id = :id',
      {
        id: same.id,
        role: same.role || person.role,
        email: same.email || person.email,
        phone: same.phone || person.phone,
        at,
      },
    )
    run(db, 'UPDATE contact SET deletedAt = :at WHERE id = :id', { id: person.id, at })
  }
}

function fillEmployer(db: Database, kept: Employer, other: Employer, at: string): void {
  const details = new Set([kept.detail.trim(), other.detail.trim()].filter(Boolean))
  run(
    db,
    `UPDATE employer SET website = :website, staffCount = :staffCount, detail = :detail, updatedAt = :at WHERE id = :id`,
    {
      id: kept.id,
      website: kept.website || other.website,
      staffCount: kept.staffCount ?? other.staffCount,
      detail: [...details].join('\n\n'),
      at,
    },
  )
}
