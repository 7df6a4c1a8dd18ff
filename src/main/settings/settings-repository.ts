import { AppError } from '@shared/errors'
import type { Practice, PracticeDraft } from '@shared/settings'
import type { Database } from 'better-sqlite3'
import { first, run } from '../db/statements'

type PracticeRow = Omit<Practice, 'bareKeys'> & { readonly bareKeys: number }

/** The practice as a new file has it: nothing filled in but what every coach needs. */
export const emptyPractice: Omit<PracticeDraft, 'timeZone' | 'pageSize'> = {
  coachName: '',
  practiceName: '',
  addressText: '',
  email: '',
  phone: '',
  website: '',
  accentColor: '#1C664F',
  letterFont: 'serif',
  addressWindow: 'none',
  closing: 'With best wishes,',
  signature: '',
  letterLanguage: 'en',
  anxietyLink: '',
  overqualifiedLink: '',
  theme: 'system',
  density: 'comfortable',
  motion: 'system',
  interfaceLanguage: 'en',
  bareKeys: true,
}

const fields = [
  'coachName',
  'practiceName',
  'addressText',
  'email',
  'phone',
  'website',
  'accentColor',
  'pageSize',
  'letterFont',
  'addressWindow',
  'closing',
  'signature',
  'letterLanguage',
  'timeZone',
  'anxietyLink',
  'overqualifiedLink',
  'theme',
  'density',
  'motion',
  'interfaceLanguage',
] as const satisfies readonly (keyof PracticeDraft)[]

/** What follow-ups keep in the same row is read and written there. */
const columns = `id, ${fields.join(', ')}, bareKeys, createdAt, updatedAt`

/** The practice, or undefined in a file that has none yet. */
export function findPractice(db: Database): Practice | undefined {
  const row = first<PracticeRow>(db, `SELECT ${columns} FROM practice LIMIT 1`)
  return row && { ...row, bareKeys: row.bareKeys === 1 }
}

/** The practice. Throws AppError not-found in a file without one. */
export function getPractice(db: Database): Practice {
  const practice = findPractice(db)
  if (!practice) throw new AppError('not-found')
  return practice
}

/** Writes the one practice record. */
export function savePractice(db: Database, draft: PracticeDraft, at: string, newId: () => string): Practice {
  const id = findPractice(db)?.id ?? newId()
  const values = Object.fromEntries(fields.map((field) => [field, draft[field]]))
  run(
    db,
    `INSERT INTO practice (id, ${fields.join(', ')}, bareKeys, createdAt, updatedAt)
     VALUES (:id, ${fields.map((field) => `:${field}`).join(', ')}, :bareKeys, :at, :at)
     ON CONFLICT (id) DO UPDATE SET ${fields.map((field) => `${field} = excluded.${field}`).join(', ')},
       bareKeys = excluded.bareKeys, updatedAt = excluded.updatedAt`,
    { ...values, id, bareKeys: draft.bareKeys ? 1 : 0, at },
  )
  return getPractice(db)
}
