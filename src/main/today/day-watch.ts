import type { Context } from '../context'
import { showDailyNotice } from './daily-notice'

const MINUTE_MS = 60_000

export type DayWatch = {
  /** Looks at the clock now, as when the computer wakes up. */
  readonly look: () => void
  readonly stop: () => void
}

/**
 * Tells windows when the practice's day has become another one, and gives the daily notice. It looks at every full minute:
 * midnight falls on one in every zone, and a timer for the whole night would oversleep when the computer sleeps or its
 * clock is set.
 */
export function startDayWatch(context: Context): DayWatch {
  let told = context.today()
  let timer: ReturnType<typeof setTimeout>
  const look = (): void => {
    try {
      const today = context.today()
      if (today !== told) {
        told = today
        context.emit('today.changed', { today })
      }
      showDailyNotice(context)
    } catch (error) {
      context.log.error('today.watch', error)
    }
  }
  const waitForMinute = (): void => {
    timer = setTimeout(
      () => {
        look()
        waitForMinute()
      },
      MINUTE_MS - (context.now().getTime() % MINUTE_MS),
    )
    timer.unref()
  }
  waitForMinute()
  return { look, stop: () => clearTimeout(timer) }
}
