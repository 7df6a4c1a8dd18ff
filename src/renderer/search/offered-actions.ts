import { actionsOn, type KeyAction, keyMap } from '../ui/key-map'
import type { LiveAction } from '../ui/live-actions'

/** Keys that move about on a screen, or mean the row or column under the hand: among commands they would only be in the way. */
const movements: ReadonlySet<KeyAction> = new Set([
  'nextRow',
  'previousRow',
  'openRow',
  'back',
  'nextColumn',
  'previousColumn',
  'nextDay',
  'previousDay',
  'nextSpan',
  'previousSpan',
  'backToGrid',
  'nextClient',
  'previousClient',
  'selectRow',
  'selectDown',
  'selectUp',
  'clearSelection',
  'editCell',
  'moveColumnLeft',
  'moveColumnRight',
  'narrowColumn',
  'widenColumn',
  'enterLine',
  'addAdvice',
  'scoreAnswer',
  'nextCriterion',
  'previousCriterion',
  'showPalette',
  'newClient',
])

export type OfferedActions = {
  /** What only this screen can do. */
  readonly here: readonly LiveAction[]
  readonly anywhere: readonly LiveAction[]
  readonly places: readonly LiveAction[]
}

const order = new Map(Object.keys(keyMap).map((action, place) => [action, place]))
const everywhere: ReadonlySet<KeyAction> = new Set(actionsOn('anywhere'))
const isPlace = ({ action }: LiveAction): boolean => action.startsWith('go')

/** What the keys would do, in the order of the key map, without what means nothing away from the list it is pressed in. */
export function offeredActions(live: readonly LiveAction[]): OfferedActions {
  const offered = live
    .filter(({ action }) => !movements.has(action))
    .toSorted((a, b) => (order.get(a.action) ?? 0) - (order.get(b.action) ?? 0))
  return {
    here: offered.filter(({ action }) => !everywhere.has(action)),
    anywhere: offered.filter((one) => everywhere.has(one.action) && !isPlace(one)),
    places: offered.filter(isPlace),
  }
}
