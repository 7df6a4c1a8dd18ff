import type { BoardColumnId, BoardQuery } from '@shared/board'
import type { ClientState } from '@shared/clients'
import { useSyncExternalStore } from 'react'

/** A place on the board, counted from 0. */
export type Spot = { readonly column: number; readonly row: number }

/** How the coach has left the board. */
export type BoardView = {
  readonly words: string
  readonly state: ClientState | null
  readonly tag: string | null
  /** How many cards a column shows, where the coach asked for more than at first. */
  readonly shown: Partial<Readonly<Record<BoardColumnId, number>>>
  /** The card with the focus. */
  readonly cardId: string | null
  /** Where that card stood, for the one that takes its place. */
  readonly spot: Spot
}

const initial: BoardView = {
  words: '',
  state: 'active',
  tag: null,
  shown: {},
  cardId: null,
  spot: { column: 0, row: 0 },
}
let current = initial
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The board's view, kept for as long as the window lives, so that Back comes to the same card. */
export const useBoardView = (): BoardView => useSyncExternalStore(subscribe, () => current)

/** Changes parts of the view. Another filter begins with the first cards again. */
export function setBoardView(part: Partial<BoardView>): void {
  const isFilter = 'words' in part || 'state' in part || 'tag' in part
  current = { ...current, ...(isFilter ? { shown: {} } : {}), ...part }
  for (const listener of listeners) listener()
}

/** True when the board is narrowed by words or a tag, or to clients of another state than at first. */
export const isNarrowed = ({ words, state, tag }: BoardView): boolean =>
  words.trim() !== '' || tag !== null || (state !== null && state !== initial.state)

/** Takes the filters back, up to every client. */
export const clearBoardFilters = (): void => setBoardView({ words: '', state: null, tag: null })

/** The view as the call takes it. */
export const toBoardQuery = ({ words, state, tag, shown }: BoardView): BoardQuery => ({
  words: words.trim(),
  state,
  tag,
  shown,
})
