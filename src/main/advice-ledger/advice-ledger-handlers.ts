import { ledgerLetters } from '@shared/advice-ledger'
import type { Handlers } from '../door'
import { listLedgerLetters } from './advice-ledger-repository'

/** Answers the calls of `shared/advice-ledger.ts`. */
export const adviceLedgerHandlers = {
  'adviceLedger.topics': (context, { days }) => context.adviceLedger(days),
  'adviceLedger.letters': (context, { topicId, days }) =>
    listLedgerLetters(context.db, topicId, ledgerLetters, { days, today: context.today() }),
} satisfies Partial<Handlers>
