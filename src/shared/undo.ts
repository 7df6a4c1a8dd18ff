import { z } from 'zod'
import { call } from './call'
import { byId } from './ids'

/** What kind of act over several records was recorded. `advice` changed the
 * library, `bank` the question bank; `undo` is the taking back of another one. */
export const changeKinds = ['merge', 'bulk', 'import', 'advice', 'bank', 'undo'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** An act over several records that can be taken back as a whole, for 30 days. */
export type ChangeSet = {
  readonly id: string
  readonly kind: ChangeKind
  /** What was done, as the act itself said it: '12 clients set to paused'. */
  readonly label: string
  readonly rowCount: number
  readonly createdAt: string
  /** When it was taken back, or null. */
  readonly undoneAt: string | null
}

/** What came of taking an act back. */
export type UndoAnswer = {
  /** The taking back is an act itself; taking that back does the first one again. Null when there was nothing to do. */
  readonly changeSetId: string | null
  readonly label: string
  readonly putBack: number
  /** Records that were changed since the act, or that newer records build on: they stayed as they are. */
  readonly left: number
  /** The names of the first few of them. */
  readonly leftNames: readonly string[]
}

export const undoCalls = {
  'undo.list': call<readonly ChangeSet[]>()(z.strictObject({})),
  'undo.undo': call<UndoAnswer>()(byId),
  /** Does an act again that was taken back. */
  'undo.redo': call<UndoAnswer>()(byId),
}
