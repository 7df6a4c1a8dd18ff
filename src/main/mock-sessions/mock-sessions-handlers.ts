import type { Context } from '../context'
import type { Handlers } from '../door'
import {
  listSessions,
  markSession,
  prepareSession,
  readSession,
  saveSessionNote,
} from './mock-sessions-repository'

const nowText = (context: Context) => context.now().toISOString()
const writing = (context: Context) => ({ at: nowText(context), newId: context.newId })

/** Answers the calls of `shared/mock-sessions.ts`. */
export const mockSessionsHandlers = {
  'mockSessions.list': (context, query) => listSessions(context.db, query),
  'mockSessions.read': (context, { id }) => readSession(context.db, id),
  'mockSessions.prepare': (context, draft) => prepareSession(context.db, draft, writing(context)),
  'mockSessions.saveNote': (context, { id, note }) => saveSessionNote(context.db, id, note, nowText(context)),
  'mockSessions.remove': (context, { id }) => {
    markSession(context.db, id, nowText(context))
    return null
  },
  'mockSessions.restore': (context, { id }) => {
    markSession(context.db, id, null)
    return null
  },
} satisfies Partial<Handlers>
