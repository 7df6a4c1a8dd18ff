import type { Context } from '../context'
import type { Handlers } from '../door'
import { listPublications, markPublication, removeAlias, saveAlias, saveUse } from './publications-repository'
import { exportCopy, keepCopy, openCopy, redactCopy } from './publishing-service'

const nowText = ({ now }: Context): string => now().toISOString()

/** Answers the calls of `shared/publishing.ts`. */
export const publishingHandlers = {
  'publishing.open': (context, request) => openCopy(context, request),
  'publishing.save': (context, draft) => keepCopy(context, draft),
  'publishing.redact': (context, draft) => redactCopy(context, draft),
  'publishing.decide': (context, { clientId, ...decision }) => {
    saveAlias(context.db, clientId, decision, { at: nowText(context), newId: context.newId })
    return null
  },
  'publishing.undecide': (context, { clientId, term }) => {
    removeAlias(context.db, clientId, term)
    return null
  },
  'publishing.export': (context, { id, form }) => exportCopy(context, id, form),
  'publishing.ofClient': (context, { clientId }) => listPublications(context.db, clientId),
  'publishing.saveUse': (context, use) => saveUse(context.db, use, nowText(context)),
  'publishing.remove': (context, { id }) => {
    markPublication(context.db, id, nowText(context))
    return null
  },
  'publishing.restore': (context, { id }) => {
    markPublication(context.db, id, null)
    return null
  },
} satisfies Partial<Handlers>
