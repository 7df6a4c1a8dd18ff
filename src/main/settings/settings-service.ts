import type { Practice } from '@shared/settings'
import type { Database } from 'better-sqlite3'
import { emptyPractice, findPractice, savePractice } from './settings-repository'

/** The practice of this file; a new file gets an empty one with this computer's time zone and paper. */
export function ensurePractice(db: Database, now: () => Date, newId: () => string): Practice {
  const found = findPractice(db)
  if (found) return found
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const pageSize = /-(US|CA|MX|PH|CL|CO|VE)\b/.test(locale) ? 'Letter' : 'A4'
  return savePractice(db, { ...emptyPractice, pageSize, timeZone }, now().toISOString(), newId)
}
