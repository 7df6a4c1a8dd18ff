import type { Handlers } from '../door'
import { keepStandings } from '../standings/standings-service'
import { readBoard } from './board-service'

/** Answers the calls of `shared/board.ts`. */
export const boardHandlers = {
  'board.list': (context, query) => {
    keepStandings(context)
    return readBoard(context.db, query, context.today())
  },
} satisfies Partial<Handlers>
