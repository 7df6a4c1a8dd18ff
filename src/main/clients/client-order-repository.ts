import type { Database } from 'better-sqlite3'
import { all, first } from '../db/statements'
import { type CheckedQuery, fromSql, matchSql, matchValues, orderSql } from './client-list-sql'

/** A whole list in its order, as rows of the derived table; it holds until anything at all is written. */
type KnownOrder = {
  readonly query: string
  readonly writes: number
  readonly lines: readonly number[]
}
const orders = new WeakMap<Database, KnownOrder>()

/** What this connection has written so far, counted by SQLite. */
const writesOf = (db: Database): number => first<{ n: number }>(db, 'SELECT total_changes() AS n')?.n ?? 0

const nameOf = ({ offset: _offset, limit: _limit, ...query }: CheckedQuery, today: string): string =>
  JSON.stringify([query, today])

/** The order of a list if it is known already; null when it is not or something was written since. */
export function knownOrder(db: Database, query: CheckedQuery, today: string): readonly number[] | null {
  const known = orders.get(db)
  return known?.query === nameOf(query, today) && known.writes === writesOf(db) ? known.lines : null
}

export const wholeOrderSql = (query: CheckedQuery): string =>
  `SELECT s.rowid AS line FROM ${fromSql(query)} WHERE ${matchSql(query)} ORDER BY ${orderSql(query.sort)}`

/**
 * A list's rows in its order. It is worked out once and kept, so that scrolling through a hundred thousand clients does not
 * sort them for each page.
 */
export function orderOf(db: Database, query: CheckedQuery, today: string): readonly number[] {
  const known = knownOrder(db, query, today)
  if (known !== null) return known
  const lines = all<{ line: number }>(db, wholeOrderSql(query), matchValues(query, today)).map(
    ({ line }) => line,
  )
  orders.set(db, { query: nameOf(query, today), writes: writesOf(db), lines })
  return lines
}
