import type { Context } from '../context'
import type { Handlers } from '../door'
import { dayOfInstant } from '../practice-day'
import { eraseAndRecord } from '../retention/retention-service'
import { restoreRecords, trashPage } from './trash-service'

/** What came back or went is on many screens. */
const told = <Answer>(context: Context, answer: Answer): Answer => {
  context.emit('app.dataChanged', null)
  return answer
}

/** Answers the calls of `shared/trash.ts`. */
export const trashHandlers = {
  'trash.list': (context, query) => trashPage(context.db, query, dayOfInstant(context.db)),
  'trash.restore': (context, { records }) =>
    told(context, { restored: restoreRecords(context.db, records, context.now().toISOString()) }),
  'trash.erase': async (context, { records }) =>
    told(context, await eraseAndRecord(context, records, 'asked')),
  'trash.empty': async (context) => told(context, await eraseAndRecord(context, 'all', 'asked')),
} satisfies Partial<Handlers>
