import {
  type Board,
  type BoardColumnId,
  type BoardQuery,
  boardColumnIds,
  boardQuery,
  cardsAtFirst,
  columnOf,
} from '@shared/board'
import type { Database } from 'better-sqlite3'
import {
  type BoardMatch,
  countStages,
  listAllPlaces,
  listColumnPlaces,
  listTags,
  readCards,
} from './board-repository'

/** Up to so many cards it is quicker to take them all and sort them than to walk seven columns past what does not match. */
const FEW = 1_000

type Ranked = { readonly opportunityId: string; readonly need: string | null }

/** The board: what is counted, and the first cards of each column, newest need first. */
export function readBoard(db: Database, input: BoardQuery, today: string): Board {
  const { shown, ...match } = boardQuery.parse(input)
  const totals = new Map<BoardColumnId, number>()
  let rejectedTotal = 0
  for (const { stage, n } of countStages(db, match)) {
    const column = columnOf(stage)
    if (column === null) rejectedTotal += n
    else totals.set(column, (totals.get(column) ?? 0) + n)
  }
  const total = [...totals.values()].reduce((sum, n) => sum + n, 0)
  const limits = (column: BoardColumnId) => shown[column] ?? cardsAtFirst
  const ids = total <= FEW ? fewIds(db, match, today) : manyIds(db, match, today, totals, limits)
  const shownIds = boardColumnIds.map((id) => ({ id, ids: (ids.get(id) ?? []).slice(0, limits(id)) }))
  const cards = readCards(
    db,
    shownIds.flatMap((column) => column.ids),
    today,
  )
  return {
    columns: shownIds.map((column) => ({
      id: column.id,
      total: totals.get(column.id) ?? 0,
      cards: column.ids.flatMap((id) => cards.get(id) ?? []),
    })),
    rejectedTotal,
    tags: listTags(db),
  }
}

type IdsByColumn = ReadonlyMap<BoardColumnId, readonly string[]>

function fewIds(db: Database, match: BoardMatch, today: string): IdsByColumn {
  const columns = new Map<BoardColumnId, Ranked[]>(boardColumnIds.map((id) => [id, []]))
  for (const place of listAllPlaces(db, match)) {
    const column = columnOf(place.stage)
    if (column !== null) columns.get(column)?.push(place)
  }
  return new Map(
    [...columns].map(([id, places]) => [
      id,
      places.toSorted((a, b) => compareNeed(a, b, today)).map((place) => place.opportunityId),
    ]),
  )
}

function manyIds(
  db: Database,
  match: BoardMatch,
  today: string,
  totals: ReadonlyMap<BoardColumnId, number>,
  limits: (column: BoardColumnId) => number,
): IdsByColumn {
  return new Map(
    boardColumnIds
      .filter((id) => totals.has(id))
      .map((id) => [
        id,
        listColumnPlaces(db, id, match, { today, limit: limits(id) }).map((place) => place.opportunityId),
      ]),
  )
}

/** Newest need first: due ones, the newest on top; then those ahead, the nearest on top; then those without a day. */
export function compareNeed(a: Ranked, b: Ranked, today: string): number {
  const part = ({ need }: Ranked) => (need === null ? 2 : need <= today ? 0 : 1)
  const byPart = part(a) - part(b)
  if (byPart !== 0) return byPart
  const byId = a.opportunityId < b.opportunityId ? 1 : -1
  if (a.need === b.need) return byId
  const isEarlier = (a.need ?? '') < (b.need ?? '')
  return part(a) === 1 ? (isEarlier ? -1 : 1) : isEarlier ? 1 : -1
}
