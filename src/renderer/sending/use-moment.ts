import { timeIn, todayIn } from '@shared/dates'
import { useEffect, useState } from 'react'

/** A moment as a form takes it: the calendar day, and the time of day as `HH:MM`. */
export type Moment = { readonly on: string; readonly time: string }

const momentIn = (timeZone: string, instant: Date): Moment => ({
  on: todayIn(timeZone, instant),
  time: timeIn(timeZone, instant),
})

/** A minute that has begun is noticed within this time. */
const tickMs = 5_000

/**
 * The moment now in a time zone, by the clock of main, which read `saidAt` when this was first drawn; in UTC where the zone
 * is not known here. It goes on while the form is open.
 */
export function useMoment(timeZone: string, saidAt: string): Moment {
  const [now, setNow] = useState(() => new Date(saidAt))
  useEffect(() => {
    const offsetMs = Date.parse(saidAt) - Date.now()
    const timer = setInterval(() => setNow(new Date(Date.now() + offsetMs)), tickMs)
    return () => clearInterval(timer)
  }, [saidAt])
  try {
    return momentIn(timeZone, now)
  } catch {
    return momentIn('UTC', now)
  }
}
