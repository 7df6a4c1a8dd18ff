import type { Database } from 'better-sqlite3'
import { unguarded } from '../db/unguarded'
import {
  eraseErasing,
  eraseSound,
  isHeld,
  keepErasing,
  nextErasing,
  openErasing,
  setErasing,
} from './erasure-repository'

/** What one slice may take; its commit, which waits for the disk, comes on top. */
const SLICE_MS = 10

/** How many rows went, how many records stay because something needs them, and whether that was all. */
export type Slice = { readonly erased: number; readonly kept: number; readonly isDone: boolean }

/**
 * Erases for good what is on its way out, for a few milliseconds, in one transaction: record after record, each with all
 * that belongs to it, the deepest first. What is left waits in the database, so that a crash only delays it.
 */
export function eraseSlice(db: Database, clock: () => number = () => performance.now()): Slice {
  const end = clock() + SLICE_MS
  const count = { erased: 0, kept: 0, isDone: false }
  // What leaves is overwritten in the file, not only let go of.
  db.pragma('secure_delete = ON')
  try {
    unguarded(db, () =>
      db.transaction(() => {
        do {
          const step = eraseStep(db)
          if (step === 'erased' || step === 'kept') count[step] += 1
          count.isDone = step === 'done'
        } while (!count.isDone && clock() < end)
      })(),
    )
  } finally {
    db.pragma('secure_delete = OFF')
  }
  return count
}

function eraseStep(db: Database): 'erased' | 'kept' | 'moved' | 'done' {
  const open = nextErasing(db, 'open')
  if (open) {
    openErasing(db, open)
    setErasing(db, open, 'ready')
    return 'moved'
  }
  const ready = nextErasing(db, 'ready')
  if (ready) {
    if (eraseSound(db, ready)) return 'moved'
    eraseErasing(db, ready)
    return 'erased'
  }
  const waiting = nextErasing(db, 'waiting')
  if (!waiting) return 'done'
  if (isHeld(db, waiting)) {
    keepErasing(db, waiting)
    return 'kept'
  }
  setErasing(db, waiting, 'open')
  return 'moved'
}
