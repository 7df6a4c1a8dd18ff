import type { Handlers } from '../door'
import { keepStandings } from '../standings/standings-service'
import { readCalendar } from './calendar-service'

/** Answers the calls of `shared/calendar.ts`. */
export const calendarHandlers = {
  'calendar.list': (context, query) => {
    keepStandings(context)
    return readCalendar(context.db, query, context.today())
  },
} satisfies Partial<Handlers>
