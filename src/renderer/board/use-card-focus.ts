import type { Board, BoardCard } from '@shared/board'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { type Spot, setBoardView, useBoardView } from './board-view'

/** Where a card stands on the board; null when it is not shown. */
export function spotOf(board: Board, id: string | null): Spot | null {
  for (const [column, { cards }] of board.columns.entries()) {
    const row = cards.findIndex((card) => card.opportunityId === id)
    if (row >= 0) return { column, row }
  }
  return null
}

/** The card nearest to a place within its column; null for a column without cards. */
function cardAt(board: Board, { column, row }: Spot): BoardCard | null {
  const cards = board.columns[column]?.cards ?? []
  return cards[Math.max(0, Math.min(row, cards.length - 1))] ?? null
}

/** The card one step away: up and down within the column, left and right to the next column that has cards. */
export function cardBeside(
  board: Board,
  from: Spot,
  step: 'up' | 'down' | 'left' | 'right',
): BoardCard | null {
  if (step === 'up' || step === 'down')
    return cardAt(board, { ...from, row: from.row + (step === 'down' ? 1 : -1) })
  const by = step === 'right' ? 1 : -1
  for (let column = from.column + by; column >= 0 && column < board.columns.length; column += by) {
    const card = cardAt(board, { column, row: from.row })
    if (card) return card
  }
  return cardAt(board, from)
}

const firstCard = (board: Board | undefined): BoardCard | null =>
  board?.columns.flatMap(({ cards }) => cards)[0] ?? null

export type CardFocus = {
  /** The one card that Tab comes to. */
  readonly tabStopId: string | null
  /** The card that keys act on. */
  readonly card: BoardCard | null
  readonly onFocus: (card: BoardCard) => void
  readonly walk: (step: 'up' | 'down' | 'left' | 'right') => void
  /** Gives the focus to a card as soon as it is drawn; where it is not shown, to the one that took its place. */
  readonly arrive: (id: string) => void
}

/** One card of the board holds the focus; keys walk it as a grid, and it follows a card that moves. */
export function useCardFocus(options: {
  readonly boardRef: RefObject<HTMLElement | null>
  readonly board: Board | undefined
  /** True while a form has the keyboard. */
  readonly isAway: boolean
}): CardFocus {
  const { boardRef, board, isAway } = options
  const { cardId, spot: lastSpot } = useBoardView()
  const wanted = useRef<string | null>(cardId)

  const spot = board ? spotOf(board, cardId) : null
  const fallback = board ? (cardAt(board, lastSpot) ?? firstCard(board)) : null
  const card = (spot && board?.columns[spot.column]?.cards[spot.row]) ?? fallback

  const reach = (id: string): boolean => {
    const element = boardRef.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
    element?.focus()
    return element !== null && element !== undefined
  }

  // A card that moves is drawn anew in another column, so every render gives back a focus that was lost with it.
  useLayoutEffect(() => {
    if (!board || isAway) return
    const isLost = document.activeElement === document.body
    const id = wanted.current ?? (isLost ? cardId : null)
    if (id === null) return
    if (reach(id) || (card && reach(card.opportunityId))) wanted.current = null
  })

  return {
    tabStopId: card?.opportunityId ?? null,
    card,
    onFocus: ({ opportunityId }) => {
      const now = (board && spotOf(board, opportunityId)) ?? lastSpot
      if (opportunityId !== cardId || now.column !== lastSpot.column || now.row !== lastSpot.row)
        setBoardView({ cardId: opportunityId, spot: now })
    },
    walk: (step) => {
      if (!board || !card) return
      const here = spotOf(board, card.opportunityId)
      const hasFocus = boardRef.current?.contains(document.activeElement) ?? false
      // The first press shows where the focus is; only the next ones move it.
      const next = here && hasFocus ? cardBeside(board, here, step) : card
      if (next) reach(next.opportunityId)
    },
    arrive: (id) => {
      wanted.current = id
    },
  }
}
