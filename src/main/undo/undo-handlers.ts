import type { UndoAnswer } from '@shared/undo'
import type { Context } from '../context'
import type { Handlers } from '../door'
import { listChangeSets } from './change-sets-repository'
import { keptSince } from './kept-days'
import { redoChangeSet, undoChangeSet } from './undo-service'

const writing = (context: Context) => ({ at: context.now().toISOString(), newId: context.newId })

/** Whatever was on screen may be something else now. */
const told = (context: Context, answer: UndoAnswer): UndoAnswer => {
  context.emit('app.dataChanged', null)
  return answer
}

/** Answers the calls of `shared/undo.ts`. */
export const undoHandlers = {
  'undo.list': (context) => listChangeSets(context.db, keptSince(context.now())),
  'undo.undo': (context, { id }) => told(context, undoChangeSet(context.db, id, writing(context))),
  'undo.redo': (context, { id }) => told(context, redoChangeSet(context.db, id, writing(context))),
} satisfies Partial<Handlers>
