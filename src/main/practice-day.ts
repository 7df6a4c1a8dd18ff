import { timeIn, todayIn } from '@shared/dates'
import type { Database } from 'better-sqlite3'
import { findPractice } from './settings/settings-repository'

/** The calendar day of an instant in the practice's time zone; UTC where the zone is not known to this computer. */
export function dayOfInstant(db: Database): (instant: string | Date) => string {
  const zone = knownZone(findPractice(db)?.timeZone ?? 'UTC')
  return (instant) => todayIn(zone, instant)
}

/** The time of day, `HH:MM`, of an instant in the practice's time zone. */
export function timeOfInstant(db: Database, instant: Date): string {
  return timeIn(knownZone(findPractice(db)?.timeZone ?? 'UTC'), instant)
}

/** Zones that were looked up: making a formatter costs more than the call that asks for the day. */
const knownZones = new Map<string, string>()

function knownZone(zone: string): string {
  const known = knownZones.get(zone) ?? lookUpZone(zone)
  knownZones.set(zone, known)
  return known
}

function lookUpZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
