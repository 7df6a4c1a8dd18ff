import type { SessionAct } from '@shared/live-session'
import type { SessionFile } from '@shared/mock-sessions'
import type { Database } from 'better-sqlite3'

/** The mark that the n-th act sets, or whose words it changes. */
const markId = (act: number): string => `01890004-0000-7000-8000-${String(act).padStart(12, '0')}`

export type Asked = Pick<SessionFile, 'questions' | 'criteria'>

const pick = <Item>(items: readonly Item[], at: number): Item => {
  const item = items[at % items.length]
  if (item === undefined) throw new Error('a session without questions or criteria')
  return item
}

/** The n-th thing the coach does, always the same: on to a question, a score, a mark, and then more words to that mark. */
export function actOf(act: number, { questions, criteria }: Asked): SessionAct {
  const turn = Math.floor(act / 4)
  const questionId = pick(questions, turn).id
  switch (act % 4) {
    case 0:
      return { kind: 'goTo', questionId }
    case 1:
      return {
        kind: 'score',
        questionId,
        criterionRef: pick(criteria, turn).criterionRef,
        by: 'coach',
        score: pick([1, 2, 3, 4, 5] as const, turn + 1),
      }
    default: {
      const isNew = act % 4 === 2
      return {
        kind: 'mark',
        id: markId(isNew ? act : act - 1),
        markKind: pick(['mark', 'whisper', 'remark'] as const, turn),
        word: `word ${isNew ? act : act - 1}`,
        detail: isNew ? '' : `detail ${act}`,
      }
    }
  }
}

/** What a session holds, as text that can be compared: the place, scores, marks with their words, acts to take back. */
export type Held = string

const sorted = <Value>(map: ReadonlyMap<string, Value>) =>
  [...map].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

const heldOf = (
  currentId: string | null,
  scores: ReadonlyMap<string, number>,
  marks: ReadonlyMap<string, string>,
  kept: number,
): Held => JSON.stringify([currentId, sorted(scores), sorted(marks), kept])

/** What a session must hold after each of so many acts; index 0 is before the first. */
export function heldAfter(acts: number, asked: Asked): readonly Held[] {
  let currentId: string | null = asked.questions[0]?.id ?? null
  const scores = new Map<string, number>()
  const marks = new Map<string, string>()
  let kept = 0
  const held = [heldOf(currentId, scores, marks, kept)]
  for (let number = 0; number < acts; number += 1) {
    const act = actOf(number, asked)
    if (act.kind === 'goTo' && act.questionId !== currentId) {
      currentId = act.questionId
      kept += 1
    }
    if (act.kind === 'score') {
      const place = `${act.questionId} ${act.criterionRef}`
      if (scores.get(place) !== act.score) kept += 1
      scores.set(place, act.score ?? 0)
    }
    if (act.kind === 'mark') {
      // Words that follow at once belong to the act that set the mark.
      if (!marks.has(act.id)) kept += 1
      marks.set(act.id, `${act.markKind} ${act.word} ${act.detail}`)
    }
    held.push(heldOf(currentId, scores, marks, kept))
  }
  return held
}

/** What a session does hold. Other words for a mark are an act of their own only after an interruption. */
export function heldNow(db: Database, { session, scores, marks }: SessionFile): Held {
  const { kept } = db
    .prepare(
      `SELECT count(*) AS kept FROM local_sessionAct WHERE sessionId = ? AND json_extract(act, '$.kind') NOT IN ('pause', 'goOn')
         AND json_extract(act, '$.before.word') IS NULL`,
    )
    .get(session.id) as { kept: number }
  return heldOf(
    session.currentQuestionId,
    new Map(scores.map((one) => [`${one.sessionQuestionId} ${one.criterionRef}`, one.score])),
    new Map(marks.map(({ id, kind, word, detail }) => [id, `${kind} ${word} ${detail}`])),
    kept,
  )
}
