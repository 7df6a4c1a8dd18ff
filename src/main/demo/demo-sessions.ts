import { addDays } from '@shared/dates'
import { clockTime } from '@shared/ids'
import { markKinds, type Score, scores } from '@shared/mock-sessions'
import type { Database } from 'better-sqlite3'
import { parse } from 'yaml'
import { z } from 'zod'
import sessionsText from '../../../resources/demo/sessions.yaml?raw'
import type { Writing } from '../interviews/interviews-repository'
import { saveClock, setSessionState, writeMark, writeScore } from '../mock-sessions/live-session-repository'
import { prepareSession, readSession, saveSessionNote } from '../mock-sessions/mock-sessions-repository'
import { listBank } from '../question-bank/bank-service'
import { noteBody } from './demo-records'

const scored = z.record(z.string(), z.literal(scores)).default({})

/** One mock session; a question comes from the bank (`ask`) or is typed (`say`). Times are seconds. */
const demoSession = z.strictObject({
  client: z.string(),
  days_ago: z.int().min(1),
  at: clockTime,
  title: z.string(),
  questions: z
    .array(
      z.strictObject({
        ask: z.string().optional(),
        say: z.string().optional(),
        limit: z.int(),
        spent: z.int(),
        coach: scored,
        self: scored,
      }),
    )
    .min(1),
  marks: z.array(
    z.strictObject({
      /** Counted from 1. */
      question: z.int().min(1),
      at: z.string().regex(/^\d+:\d\d$/),
      kind: z.enum(markKinds),
      word: z.string(),
    }),
  ),
  note: z.string(),
})
type DemoSession = z.infer<typeof demoSession>

const demoSessions = z.strictObject({ criteria: z.array(z.string()), sessions: z.array(demoSession) })

/** Writes the demo's mock sessions of one client, through the app's own repositories. */
export function writeDemoSessions(
  db: Database,
  owner: { readonly case: string; readonly clientId: string; readonly opportunityId: string | null },
  { today, newId }: { readonly today: string; readonly newId: () => string },
): void {
  const { criteria, sessions } = demoSessions.parse(parse(sessionsText))
  for (const session of sessions)
    if (session.client === owner.case) {
      const at = `${addDays(today, -session.days_ago)}T${session.at}:00.000Z`
      writeSession(db, session, { ...owner, criteria }, { at, newId })
    }
}

type Owner = {
  readonly clientId: string
  readonly opportunityId: string | null
  readonly criteria: readonly string[]
}

function writeSession(
  db: Database,
  session: DemoSession,
  { clientId, opportunityId, criteria: refs }: Owner,
  writing: Writing,
): void {
  const { at, newId } = writing
  const sessionId = newId()
  const questions = questionsOf(db, session)
  const criteria = listBank(db, 'criterion')
    .filter(({ ref }) => refs.includes(ref))
    .map(({ ref, name, weight, anchors }) => ({ criterionRef: ref, name, weight, anchors: [...anchors] }))
  prepareSession(
    db,
    { id: sessionId, clientId, opportunityId, title: session.title, questions, criteria },
    writing,
  )
  setSessionState(db, sessionId, 'live', at)
  const asked = readSession(db, sessionId).questions
  const begun = session.questions.map((_, index) =>
    session.questions.slice(0, index).reduce((sum, { spent }) => sum + spent, 0),
  )
  for (const [index, { coach, self, spent }] of session.questions.entries()) {
    const questionId = asked[index]?.id ?? ''
    const what = { sessionId, questionId }
    writeScores(db, { ...what, by: 'coach' }, coach, writing)
    writeScores(db, { ...what, by: 'self' }, self, writing)
    const elapsedMs = ((begun[index] ?? 0) + spent) * 1_000
    saveClock(db, { sessionId, questionId, elapsedMs, questionMs: spent * 1_000, at })
  }
  for (const { question, at: time, kind, word } of session.marks) {
    const [minutes = 0, seconds = 0] = time.split(':').map(Number)
    const atMs = (minutes * 60 + seconds) * 1_000
    const questionMs = Math.max(0, atMs - (begun[question - 1] ?? 0) * 1_000)
    const sessionQuestionId = asked[question - 1]?.id ?? null
    const place = { id: newId(), sessionId, sessionQuestionId, kind, atMs, questionMs }
    writeMark(db, { ...place, word, detail: '' }, at)
  }
  saveSessionNote(db, sessionId, noteBody(session.note), at)
  setSessionState(db, sessionId, 'ended', at)
}

type Scored = {
  readonly sessionId: string
  readonly questionId: string
  readonly by: 'coach' | 'self'
}

function writeScores(
  db: Database,
  what: Scored,
  given: Readonly<Record<string, Score>>,
  { at, newId }: Writing,
): void {
  for (const [criterionRef, score] of Object.entries(given))
    writeScore(db, { ...what, criterionRef }, score, { at, id: newId() })
}

/** Each question with what the bank says of it. A file that names an unknown one is a fault of the build. */
function questionsOf(db: Database, { questions }: DemoSession) {
  const bank = new Map(listBank(db, 'question').map((question) => [question.ref, question]))
  return questions.map(({ ask, say, limit, coach }) => {
    const known = ask === undefined ? null : bank.get(ask)
    if (known === undefined) throw new Error(`sessions.yaml asks an unknown question: ${ask}`)
    return {
      questionRef: known?.ref ?? null,
      body: known?.body ?? say ?? '',
      listenFor: known?.strongAnswer ?? '',
      followUps: known?.followUps.join('\n') ?? '',
      limitSeconds: limit,
      criteria: Object.keys(coach),
    }
  })
}
