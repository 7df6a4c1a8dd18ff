import { assertNever } from '@shared/errors'
import type { SessionAct } from '@shared/live-session'
import type { Score, Scorer, SessionMark } from '@shared/mock-sessions'
import type { Database } from 'better-sqlite3'
import type { Writing } from '../interviews/interviews-repository'
import {
  dropAct,
  findMark,
  markMark,
  newestAct,
  pushAct,
  writeMark,
  writeScore,
} from './live-session-repository'

/** How an act is taken back. Kept in the practice, so that it can be also after a crash. */
export type KeptAct =
  | { readonly kind: 'goTo'; readonly fromId: string | null }
  | {
      readonly kind: 'score'
      readonly questionId: string
      readonly criterionRef: string
      readonly by: Scorer
      readonly before: Score | null
    }
  /** `before` is null for a mark that was set by the act. */
  | {
      readonly kind: 'mark'
      readonly id: string
      readonly before: { readonly word: string; readonly detail: string } | null
    }
  | { readonly kind: 'removeMark'; readonly id: string }
  | { readonly kind: 'pause' }
  | { readonly kind: 'goOn' }

/** The session an act is done in, and where its clock stands. */
export type ActScene = {
  readonly sessionId: string
  readonly questionId: string | null
  readonly elapsedMs: number
  readonly questionMs: number
}

export const keepAct = (db: Database, sessionId: string, act: KeptAct): void =>
  pushAct(db, sessionId, JSON.stringify(act))

/** Writes a score and keeps how it is taken back. Throws AppError not-found. */
export function doScore(
  db: Database,
  scene: ActScene,
  { questionId, criterionRef, by, score }: Extract<SessionAct, { kind: 'score' }>,
  { at, newId }: Writing,
): void {
  const what = { sessionId: scene.sessionId, questionId, criterionRef, by }
  const before = writeScore(db, what, score, { at, id: newId() })
  if (before !== score) keepAct(db, scene.sessionId, { kind: 'score', questionId, criterionRef, by, before })
}

/** Sets a mark at this moment, or changes its words; words that are still being typed are one act. */
export function doMark(
  db: Database,
  scene: ActScene,
  { id, markKind, word, detail }: Extract<SessionAct, { kind: 'mark' }>,
  at: string,
): SessionMark {
  const { sessionId, questionId: sessionQuestionId, elapsedMs: atMs, questionMs } = scene
  const before = findMark(db, sessionId, id)
  const mark = writeMark(
    db,
    { id, sessionId, sessionQuestionId, kind: markKind, atMs, questionMs, word, detail },
    at,
  )
  const newest = newestAct(db, sessionId)
  const newestKept = newest ? (JSON.parse(newest.act) as KeptAct) : null
  const isSameTyping = before !== null && newestKept?.kind === 'mark' && newestKept.id === id
  if (!isSameTyping)
    keepAct(db, sessionId, {
      kind: 'mark',
      id,
      before: before && { word: before.word, detail: before.detail },
    })
  return mark
}

/** Takes a mark away. One that was set a moment ago and holds no word leaves no act behind. Throws AppError not-found. */
export function doRemoveMark(db: Database, { sessionId }: ActScene, id: string, at: string): void {
  const mark = findMark(db, sessionId, id)
  markMark(db, sessionId, id, at)
  const newest = newestAct(db, sessionId)
  const kept = newest ? (JSON.parse(newest.act) as KeptAct) : null
  const wasOnlyOpened = kept?.kind === 'mark' && kept.id === id && kept.before === null && mark?.word === ''
  if (newest && wasOnlyOpened) dropAct(db, sessionId, newest.position)
  else keepAct(db, sessionId, { kind: 'removeMark', id })
}

/** Takes the newest act from the list of what can be taken back; null when there is none. */
export function takeNewestAct(db: Database, sessionId: string): KeptAct | null {
  const newest = newestAct(db, sessionId)
  if (!newest) return null
  dropAct(db, sessionId, newest.position)
  return JSON.parse(newest.act) as KeptAct
}

/** Takes back what an act wrote. Acts that move the clock are the caller's. */
export function undoWritten(db: Database, scene: ActScene, act: KeptAct, { at, newId }: Writing): void {
  const { sessionId } = scene
  switch (act.kind) {
    case 'score': {
      const { questionId, criterionRef, by, before } = act
      writeScore(db, { sessionId, questionId, criterionRef, by }, before, { at, id: newId() })
      return
    }
    case 'mark': {
      const mark = findMark(db, sessionId, act.id)
      if (act.before === null) markMark(db, sessionId, act.id, at)
      else if (mark)
        writeMark(
          db,
          {
            id: mark.id,
            sessionId,
            sessionQuestionId: mark.sessionQuestionId,
            kind: mark.kind,
            atMs: mark.atMs,
            questionMs: mark.questionMs,
            ...act.before,
          },
          at,
        )
      return
    }
    case 'removeMark':
      markMark(db, sessionId, act.id, null)
      return
    case 'goTo':
    case 'pause':
    case 'goOn':
      return
    default:
      assertNever(act)
  }
}
