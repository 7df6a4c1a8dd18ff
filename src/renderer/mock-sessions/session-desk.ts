import type { ClockFacts, SessionAct } from '@shared/live-session'
import {
  type MarkKind,
  type Score,
  type SessionCriterion,
  type SessionFile,
  type SessionMark,
  type SessionQuestion,
  type SessionScore,
} from '@shared/mock-sessions'
import { v7 as newId } from 'uuid'
import { call } from '../api'
import { clockOfSession, hearClock, spentOn } from './clock-store'

/** A mark whose words are being typed. */
export type OpenMark = { readonly id: string; readonly kind: MarkKind; readonly isNew: boolean }

export type DeskState = {
  readonly file: SessionFile
  /** The criterion that 1 to 5 score. */
  readonly criterionRef: string | null
  readonly openMark: OpenMark | null
  /** What was done last, for who cannot see it; a count so that the same twice is said twice. */
  readonly said: { readonly count: number; readonly what: Said } | null
}

export type Said =
  | { readonly kind: 'score'; readonly name: string; readonly score: Score | null }
  | { readonly kind: 'undone'; readonly act: SessionAct['kind'] | null }

export type SessionDesk = ReturnType<typeof createDesk>

/** The question the session stands at; null in one without questions. */
export const currentQuestion = ({ questions, session }: SessionFile): SessionQuestion | null =>
  questions.find(({ id }) => id === session.currentQuestionId) ?? questions[0] ?? null

/** True from its beginning to its end: only then is anything written. */
export const isOpen = ({ session }: SessionFile): boolean =>
  session.state === 'live' || session.state === 'paused'

/** The criteria that a question is scored by. */
export function criteriaOf(file: SessionFile, question: SessionQuestion | null): readonly SessionCriterion[] {
  const own = question?.criteria ?? null
  const shown =
    own === null ? file.criteria : file.criteria.filter(({ criterionRef }) => own.includes(criterionRef))
  return shown.length > 0 ? shown : file.criteria
}

/** The coach's score of an answer by one criterion. */
export const scoreOf = (file: SessionFile, questionId: string, criterionRef: string): Score | null =>
  file.scores.find(
    (one) => one.sessionQuestionId === questionId && one.criterionRef === criterionRef && one.by === 'coach',
  )?.score ?? null

/**
 * What the cockpit shows, changed the moment a key is pressed and sent to main in the same order. `onFailure` hears of an
 * act that was not written; then everything is read again as it is.
 */
export function createDesk(first: SessionFile, onFailure: (error: unknown) => void) {
  const sessionId = first.session.id
  let state: DeskState = { file: first, criterionRef: firstRef(first), openMark: null, said: null }
  const listeners = new Set<() => void>()
  let sent = 0
  let saidCount = 0

  const show = (next: Partial<DeskState>): void => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const showFile = (part: Partial<SessionFile>): void => show({ file: { ...state.file, ...part } })
  const say = (what: Said): void => {
    saidCount += 1
    show({ said: { count: saidCount, what } })
  }

  const readAgain = async (): Promise<void> => {
    const file = await call('mockSessions.read', { id: sessionId })
    show({ file })
  }

  const send = async (act: SessionAct): Promise<void> => {
    sent += 1
    try {
      const answer = await call('mockSessions.act', { sessionId, act })
      hearClock(answer.clock)
      const { mark } = answer
      if (mark)
        showFile({
          marks: state.file.marks.map((one) => (one.id === mark.id ? { ...one, ...timesOf(mark) } : one)),
        })
    } catch (error) {
      onFailure(error)
      await readAgain().catch(() => undefined)
      throw error
    }
  }
  /** For acts whose failure is told by `onFailure` alone. */
  const sendAndForget = (act: SessionAct): void => void send(act).catch(() => undefined)

  const goTo = (questionId: string): void => {
    const { file } = state
    const current = currentQuestion(file)
    if (current?.id === questionId) return
    const questions = file.questions.map((one) =>
      one.id === current?.id ? { ...one, spentMs: spentOn(one.id) ?? one.spentMs } : one,
    )
    const next = { ...file, questions, session: { ...file.session, currentQuestionId: questionId } }
    show({ file: next, criterionRef: firstRef(next), openMark: null })
    // Before it begins and after its end one may look at any question, and nothing is written.
    if (isOpen(file)) sendAndForget({ kind: 'goTo', questionId })
  }

  return {
    sessionId,
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Takes what the clock says of the session. */
    hear: (facts: ClockFacts) => {
      const { session } = state.file
      if (facts.sessionId === session.id && facts.state !== session.state)
        showFile({ session: { ...session, state: facts.state } })
    },
    goTo,
    /** Goes so many questions on or back. */
    step: (by: 1 | -1) => {
      const { questions } = state.file
      const at = questions.findIndex(({ id }) => id === currentQuestion(state.file)?.id)
      const next = questions[at + by]
      if (next) goTo(next.id)
    },
    choose: (criterionRef: string) => {
      if (state.criterionRef !== criterionRef) show({ criterionRef })
    },
    /** Scores the current answer; the same score again takes it away. */
    score: (criterionRef: string, wanted: Score) => {
      const { file } = state
      const question = isOpen(file) ? currentQuestion(file) : null
      const criterion = file.criteria.find((one) => one.criterionRef === criterionRef)
      if (!question || !criterion) return
      const score = scoreOf(file, question.id, criterionRef) === wanted ? null : wanted
      show({ file: { ...file, scores: withScore(file, question, criterionRef, score) }, criterionRef })
      say({ kind: 'score', name: criterion.name, score })
      sendAndForget({ kind: 'score', questionId: question.id, criterionRef, by: 'coach', score })
    },
    /** Sets a mark at this moment and opens it for its words. */
    openNewMark: (kind: MarkKind) => {
      if (!isOpen(state.file)) return
      const mark = newMark(state.file, kind)
      show({
        file: { ...state.file, marks: [...state.file.marks, mark] },
        openMark: { id: mark.id, kind, isNew: true },
      })
      sendAndForget({ kind: 'mark', id: mark.id, markKind: kind, word: '', detail: '' })
    },
    openMark: (openMark: OpenMark | null) => show({ openMark }),
    /** Keeps the words of a mark; rejects when they were not written. */
    writeMark: (id: string, words: { readonly word: string; readonly detail: string }): Promise<void> => {
      const mark = state.file.marks.find((one) => one.id === id)
      if (!mark) return Promise.resolve()
      showFile({ marks: state.file.marks.map((one) => (one.id === id ? { ...one, ...words } : one)) })
      return send({ kind: 'mark', id, markKind: mark.kind, ...words })
    },
    removeMark: (id: string) => {
      show({
        file: { ...state.file, marks: state.file.marks.filter((one) => one.id !== id) },
        openMark: state.openMark?.id === id ? null : state.openMark,
      })
      sendAndForget({ kind: 'removeMark', id })
    },
    setRunning: (isRunning: boolean) => sendAndForget({ kind: isRunning ? 'goOn' : 'pause' }),
    undo: async () => {
      if (!isOpen(state.file)) return
      sent += 1
      const asked = sent
      try {
        const { undone, file } = await call('mockSessions.undo', { id: sessionId })
        // Acts that were sent meanwhile are not in this answer.
        if (asked === sent) show({ file, openMark: null })
        else await readAgain()
        if (currentQuestion(file)?.id !== currentQuestion(state.file)?.id)
          show({ criterionRef: firstRef(file) })
        say({ kind: 'undone', act: undone })
      } catch (error) {
        onFailure(error)
      }
    },
    /** Begins at the question that is looked at. Keys that come before main has answered count already. */
    begin: async () => {
      const { file } = state
      const looked = currentQuestion(file)
      sent += 1
      const asked = sent
      showFile({ session: { ...file.session, state: 'live', currentQuestionId: looked?.id ?? null } })
      try {
        const beginning = call('mockSessions.begin', { id: sessionId })
        if (looked && looked.id !== file.questions[0]?.id)
          sendAndForget({ kind: 'goTo', questionId: looked.id })
        const begun = await beginning
        if (asked === sent) show({ file: begun })
      } catch (error) {
        onFailure(error)
        await readAgain().catch(() => undefined)
      }
    },
    /** Ends it; the clock stops for good. Rejects when that was not written. */
    end: async () => show({ file: await call('mockSessions.end', { id: sessionId }) }),
  }
}

const firstRef = (file: SessionFile): string | null =>
  criteriaOf(file, currentQuestion(file))[0]?.criterionRef ?? null

const timesOf = ({ atMs, questionMs, createdAt, updatedAt }: SessionMark) => ({
  atMs,
  questionMs,
  createdAt,
  updatedAt,
})

const times = { createdAt: '', updatedAt: '', deletedAt: null }

function withScore(
  { scores, session }: SessionFile,
  { id: sessionQuestionId }: SessionQuestion,
  criterionRef: string,
  score: Score | null,
): readonly SessionScore[] {
  const others = scores.filter(
    (one) =>
      one.sessionQuestionId !== sessionQuestionId || one.criterionRef !== criterionRef || one.by !== 'coach',
  )
  if (score === null) return others
  const { id: sessionId, clientId } = session
  const about = { sessionId, clientId, sessionQuestionId, criterionRef, by: 'coach' as const }
  return [...others, { id: newId(), ...about, score, ...times }]
}

/** A mark as it will be; main says its exact moment. */
function newMark({ session, ...file }: SessionFile, kind: MarkKind): SessionMark {
  const question = currentQuestion({ session, ...file })
  return {
    id: newId(),
    sessionId: session.id,
    clientId: session.clientId,
    sessionQuestionId: question?.id ?? null,
    kind,
    atMs: clockOfSession(session.id)?.elapsedMs ?? session.elapsedMs,
    questionMs: question ? (spentOn(question.id) ?? question.spentMs) : 0,
    word: '',
    detail: '',
    ...times,
  }
}
