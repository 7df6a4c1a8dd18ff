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

/** Answers the calls of `shared/mock-sessions.ts` and `shared/live-session.ts`. */
export const mockSessionsHandlers = {
  'mockSessions.list': (context, query) => {
    const { rows, total } = listSessions(context.db, query)
    return { rows: rows.map((row) => ({ ...row, state: context.liveSessions.stateOf(row) })), total }
  },
  'mockSessions.read': (context, { id }) => {
    const file = readSession(context.db, id)
    return { ...file, session: { ...file.session, state: context.liveSessions.stateOf(file.session) } }
  },
  'mockSessions.prepare': (context, draft) => prepareSession(context.db, draft, writing(context)),
  'mockSessions.saveNote': (context, { id, note }) => saveSessionNote(context.db, id, note, nowText(context)),
  'mockSessions.remove': (context, { id }) => {
    context.liveSessions.letGo(id)
    markSession(context.db, id, nowText(context))
    return null
  },
  'mockSessions.restore': (context, { id }) => {
    markSession(context.db, id, null)
    return null
  },

  'mockSessions.begin': (context, { id }) => context.liveSessions.begin(id),
  'mockSessions.act': (context, { sessionId, act }) => context.liveSessions.act(sessionId, act),
  'mockSessions.undo': (context, { id }) => context.liveSessions.undo(id),
  'mockSessions.end': (context, { id }) => context.liveSessions.end(id),
  'mockSessions.open': (context) => context.liveSessions.open(),
  'mockSessions.showClientWindow': (context, { isShown }) => {
    context.clientWindow.setShown(isShown)
    return { isShown: context.clientWindow.isShown() }
  },
  'mockSessions.isClientWindowShown': (context) => ({ isShown: context.clientWindow.isShown() }),
  'mockSessions.clientView': (context) => context.liveSessions.clientView(),
} satisfies Partial<Handlers>
