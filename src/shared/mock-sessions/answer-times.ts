import type { FactQuestion } from './session-facts'

/** How long an answer took beside the time it had. */
export type AnswerTime = {
  readonly questionId: string
  readonly body: string
  readonly spentMs: number
  /** Null where the question had no limit. */
  readonly limitMs: number | null
  /** What it took beyond its limit; 0 within it and without one. */
  readonly overMs: number
}

export type AnswerTimes = {
  /** The answers that were begun, in the order of the questions. */
  readonly answers: readonly AnswerTime[]
  readonly totalMs: number
  /** Of those with a limit, how many took longer. */
  readonly overCount: number
  readonly limitedCount: number
}

/** Answer times of a session. A question nobody came to has none. */
export function answerTimes(questions: readonly FactQuestion[]): AnswerTimes {
  const answers = questions
    .filter(({ spentMs }) => spentMs > 0)
    .map(({ id, body, spentMs, limitSeconds }): AnswerTime => {
      const limitMs = limitSeconds === null ? null : limitSeconds * 1_000
      return {
        questionId: id,
        body,
        spentMs,
        limitMs,
        overMs: limitMs === null ? 0 : Math.max(0, spentMs - limitMs),
      }
    })
  return {
    answers,
    totalMs: answers.reduce((sum, { spentMs }) => sum + spentMs, 0),
    overCount: answers.filter(({ overMs }) => overMs > 0).length,
    limitedCount: answers.filter(({ limitMs }) => limitMs !== null).length,
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** A length of time as a clock shows it, `2:05`, beyond an hour `1:02:05`. Parts of a second are dropped. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const rest = two(seconds % 60)
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`
}
