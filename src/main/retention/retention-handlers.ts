import type { Handlers } from '../door'
import { saveRetentionMonths } from './retention-repository'
import { eraseResting, retention } from './retention-service'

/** Answers the calls of `shared/retention.ts`. */
export const retentionHandlers = {
  'retention.get': (context) => retention(context),
  'retention.saveMonths': (context, { months }) => {
    saveRetentionMonths(context.db, months, context.now().toISOString())
    return retention(context)
  },
  'retention.erase': async (context, { clientIds }) => {
    const answer = await eraseResting(context, clientIds)
    context.emit('app.dataChanged', null)
    return answer
  },
} satisfies Partial<Handlers>
