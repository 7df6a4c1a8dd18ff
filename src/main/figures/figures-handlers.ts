import type { Handlers } from '../door'
import { keepStandings } from '../standings/standings-service'
import { clientFigures } from './figures-service'
import { hoursText, readHours } from './hours-service'

/** Answers the calls of `shared/figures.ts`. */
export const figuresHandlers = {
  'figures.practice': (context, { period }) => {
    keepStandings(context)
    return context.practiceFigures(period)
  },
  'figures.client': (context, { clientId }) => {
    keepStandings(context)
    return clientFigures(context.db, clientId, context.today())
  },
  'figures.hours': (context, { year }) => {
    keepStandings(context)
    return readHours(context.db, year, context.today())
  },
  'figures.copyHours': async (context, { year }) => {
    keepStandings(context)
    const hours = readHours(context.db, year, context.today())
    await context.shell.copyText(hoursText(hours, context.language()))
    return null
  },
} satisfies Partial<Handlers>
