import { timeIn } from '@shared/dates'

/** The time of day now, `HH:MM`, in the practice's time zone; in UTC where the zone is not known here. */
export function timeNow(timeZone: string): string {
  try {
    return timeIn(timeZone, new Date())
  } catch {
    return timeIn('UTC', new Date())
  }
}
