import type { Handlers } from '../door'
import { keepStandings } from '../standings/standings-service'
import { actOnClients } from './bulk-clients'
import { listTagCounts } from './bulk-clients-repository'
import { changeClient } from './clients-repository'
import { draftLetters, stopLetters } from './letter-run'
import { mergeClients } from './merge-clients'
import { weighClient } from './merge-clients-repository'
import { findSimilar, keepClientKeys, listPairs } from './similar-clients'

/** Answers what the clients table asks beyond the list itself. */
export const clientsHandlers = {
  'clients.change': (context, change) =>
    changeClient(context.db, change, context.now().toISOString(), context.newId),
  'clients.tags': (context) => {
    // Asked when the list is drawn and nothing else is to be done: time to make what finds doubles later.
    keepClientKeys(context)
    return listTagCounts(context.db)
  },
  'clients.bulk': (context, { selection, act }) => {
    keepStandings(context)
    return actOnClients(context, selection, act)
  },
  'clients.draftLetters': (context, run) => draftLetters(context, run),
  'clients.stopLetters': (_context, { runId }) => {
    stopLetters(runId)
    return null
  },
  'clients.similar': (context, query) => {
    keepClientKeys(context)
    return findSimilar(context.db, query)
  },
  'clients.pairs': (context) => {
    keepClientKeys(context)
    return listPairs(context.db)
  },
  'clients.weight': (context, { id }) => weighClient(context.db, id),
  'clients.merge': (context, merge) => mergeClients(context, merge),
} satisfies Partial<Handlers>
