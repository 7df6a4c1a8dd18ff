import type { ClientView, ClockFacts } from '@shared/live-session'
import type { SessionClock } from '@shared/session-clock'
import { translatorOf } from '@shared/translate'
import type { Database } from 'better-sqlite3'
import { findPractice } from '../settings/settings-repository'
import type { OpenRecord } from './live-session-repository'
import type { ActScene } from './session-acts'

/** The session that this process has in hand. Its clock stands while it is paused. */
export type Desk = {
  readonly record: OpenRecord
  readonly clock: SessionClock
  /** True when it was paused because nobody was there. */
  readonly wasAway: boolean
}

/** What the coach's window is told of the clock. */
export const factsOf = ({ record, clock, wasAway }: Desk): ClockFacts => ({
  sessionId: record.id,
  state: record.state,
  questionId: record.questionId,
  elapsedMs: Math.round(clock.elapsedMs),
  questionMs: Math.round(clock.questionMs),
  wasAway,
})

/** What the client's window is told: named one by one, so that nothing is told that nobody thought of. */
export function viewOf(db: Database, desk: Desk | null): ClientView {
  const practice = findPractice(db)
  const language = practice?.interfaceLanguage ?? 'en'
  return {
    title: translatorOf(language, 'mockSessions')('clientTitle'),
    question: desk?.record.question ?? null,
    questionMs: Math.round(desk?.clock.questionMs ?? 0),
    limitSeconds: desk?.record.limitSeconds ?? null,
    isRunning: desk?.record.state === 'live',
    theme: practice?.theme ?? 'system',
    language,
  }
}

/** Where an act is done. */
export const sceneOf = ({ record, clock }: Desk): ActScene => ({
  sessionId: record.id,
  questionId: record.questionId,
  elapsedMs: clock.elapsedMs,
  questionMs: clock.questionMs,
})
