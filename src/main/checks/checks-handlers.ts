import type { Context } from '../context'
import type { Handlers } from '../door'
import { getLetter } from '../letters/letters-repository'
import { openLetter } from '../letters/open-letter'
import { markDismissal, saveDismissal } from './checks-repository'
import { checkOf, checkRecipients } from './checks-service'

const nowText = ({ now }: Context): string => now().toISOString()

/** Answers the calls of `shared/checks.ts`. */
export const checksHandlers = {
  'checks.ofLetter': (context, { id }) => {
    const { letter, facts } = openLetter(context, id)
    return checkOf(context, letter, facts)
  },
  'checks.ofRecipient': (context, { letterId, ...recipient }) =>
    checkRecipients(context, getLetter(context.db, letterId), [recipient]),
  'checks.dismiss': (context, draft) => ({
    id: saveDismissal(context.db, draft, { at: nowText(context), newId: context.newId }),
  }),
  'checks.takeBack': (context, { id }) => {
    markDismissal(context.db, id, nowText(context))
    return null
  },
  'checks.dismissAgain': (context, { id }) => {
    markDismissal(context.db, id, null)
    return null
  },
} satisfies Partial<Handlers>
