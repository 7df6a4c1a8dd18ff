import type { Handlers } from '../door'
import { keepStandings } from '../standings/standings-service'
import { listToday } from './today-service'

/** Answers the calls of `shared/today.ts`. */
export const todayHandlers = {
  'today.list': (context) => {
    keepStandings(context)
    return listToday(context.db, context.today())
  },
} satisfies Partial<Handlers>
