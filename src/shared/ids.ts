import { z } from 'zod'
import { isRecordDay } from './dates'

/** A UUIDv7 made by the app; the key of every record in code, contract and foreign keys. */
export const recordId = z.uuid()
export const byId = z.strictObject({ id: recordId })
export const byClient = z.strictObject({ clientId: recordId })

/**
 * A calendar day, `YYYY-MM-DD`, in the practice's time zone. What is none ends the check there: rules over several days
 * reckon with them, and cannot with a text that is no day.
 */
export const calendarDay = z.iso.date({ abort: true }).refine(isRecordDay, { abort: true })
/** A time of day, `HH:MM`, in the practice's time zone. */
export const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** One line a person types: trimmed, bounded. */
export const line = (max = 200) => z.string().trim().max(max)
/** Text a person types over several lines: bounded. */
export const longText = (max = 20_000) => z.string().max(max)

/** Fields every record has. Instants are UTC, ISO text. */
export type RecordTimes = {
  readonly createdAt: string
  readonly updatedAt: string
  readonly deletedAt: string | null
}
