import type { Database } from 'better-sqlite3'
import { pruneChangeSets } from '../undo/change-sets-repository'
import { keptSince } from '../undo/kept-days'
import { eraseSlice } from './erase'
import { oldestRemoval, queueRemovedBefore, restampFuture, sweptTables } from './erasure-repository'
import { findSweepState, saveSweepState } from './sweep-state-repository'
import { trustedTime } from './trusted-time'

/** How many rows of old acts one slice forgets. */
const PRUNED_A_SLICE = 400

/** True when today's going through the trash is still to be done. */
export const isSweepDue = (db: Database, today: string): boolean => findSweepState(db)?.sweptOn !== today

/**
 * Goes through the trash once: what was removed more than 30 days ago is erased, acts as old are forgotten. Each `next` is
 * one slice of a few milliseconds; the caller decides when there is time for it. The day counts as done at the end only. Answers how
 * many rows were erased.
 */
export function* sweep(db: Database, now: Date, today: string): Generator<undefined, number, undefined> {
  const at = now.toISOString()
  const state = findSweepState(db)
  const trustedAt = trustedTime(state, { at, today, oldestRemoval: oldestRemoval(db) })
  restampFuture(db, at)
  yield
  const before = keptSince(new Date(trustedAt))
  for (const table of sweptTables) {
    queueRemovedBefore(db, table, before)
    yield
  }
  let erased = 0
  for (;;) {
    const slice = eraseSlice(db)
    erased += slice.erased
    if (slice.isDone) break
    yield
  }
  yield
  while (!pruneChangeSets(db, before, PRUNED_A_SLICE)) yield
  saveSweepState(db, { trustedAt, sweptOn: today })
  return erased
}
