import { plainTextOf } from '@shared/rich-text'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { handlers } from '../../src/main/handlers'
import { saveOpportunity } from '../../src/main/interviews/interviews-repository'
import { mergeFactsOf } from '../../src/main/letters/letter-facts'
import type { LetterPage } from '../../src/main/letters/letter-printer'
import { openLetter } from '../../src/main/letters/open-letter'
import { readSession } from '../../src/main/mock-sessions/mock-sessions-repository'
import { historySql } from '../../src/main/mock-sessions/session-history-repository'
import { endedSession } from '../support/ended-session'
import { preparedSession } from '../support/mock-session'
import { memoryContext } from '../support/practice'

/** A client with two sessions; the whispers carry words that must be found nowhere. */
function twoSessions() {
  const printed: LetterPage[] = []
  const memory = memoryContext({
    printer: {
      print: async (page) => {
        printed.push(page)
        return new Uint8Array([1])
      },
    },
  })
  const { db, newId, writing, context } = memory
  const { id: clientId } = saveClient(db, { fullName: 'Marie Keller' }, writing.at, newId)
  const { id: opportunityId } = saveOpportunity(db, { clientId, employerName: 'Halden Moor' }, writing)
  const firstId = endedSession(db, newId, {
    clientId,
    at: '2026-04-13T09:00:00.000Z',
    coach: [{ content: 3, structure: 2 }, { content: 3 }],
  })
  const secondId = endedSession(db, newId, {
    clientId,
    at: '2026-04-20T23:30:00.000Z',
    coach: [
      { content: 5, structure: 4, team: 5 },
      { content: 4, structure: 2, delivery: 2 },
    ],
    self: [
      { content: 4, structure: 4 },
      { structure: 3, content: 4, delivery: 3 },
    ],
    marks: [
      { question: 0, kind: 'remark', detail: 'Named the <figure> & who checked it' },
      { question: 1, kind: 'remark', detail: 'Three beginnings before the story' },
      { question: 1, kind: 'mark', word: 'MARK-CANARY perfectionist' },
      { question: 1, kind: 'whisper', word: 'WHISPER-CANARY', detail: 'smells of WHISPER-CANARY' },
    ],
    draft: { opportunityId, title: 'Mock session 2' },
  })
  return { ...memory, context, clientId, opportunityId, firstId, secondId, printed }
}

describe('the report of a session', () => {
  it('numbers the sessions of a client and sets one against the last', () => {
    const { context, firstId, secondId } = twoSessions()
    const report = handlers['mockSessions.report'](context, { id: secondId })
    expect(report).toMatchObject({ clientName: 'Marie Keller', employer: 'Halden Moor' })
    // Half past eleven at night in UTC is the next day in London.
    expect(report.facts).toMatchObject({ number: 2, on: '2026-04-21' })
    expect(report.last).toMatchObject({ id: firstId, number: 1, on: '2026-04-13', marks: [] })
    expect(report.carried.map(({ questionRef, dueSession }) => [questionRef, dueSession])).toEqual([
      ['question-2', 3],
      ['question-1', 4],
    ])
    expect(handlers['mockSessions.report'](context, { id: firstId }).last).toBeNull()
  })

  it('has no report of a session that has not begun, and says so', () => {
    const memory = memoryContext()
    const { sessionId } = preparedSession(memory)
    expect(() => handlers['mockSessions.report'](memory.context, { id: sessionId })).toThrow(
      'session-not-begun',
    )
  })

  it('reads only the ended sessions of the client as history, with no mark', () => {
    const { context, clientId, firstId, secondId, db, newId } = twoSessions()
    const { id: otherId } = saveClient(db, { fullName: 'Jes' }, '2026-05-01T00:00:00.000Z', newId)
    endedSession(db, newId, { clientId: otherId, at: '2026-05-01T00:00:00.000Z', coach: [{ content: 1 }] })
    const { sessions } = handlers['mockSessions.history'](context, { clientId })
    expect(sessions.map(({ id }) => id)).toEqual([firstId, secondId])
    expect(JSON.stringify(sessions)).not.toContain('CANARY')
  })

  it('reads by an index', () => {
    const { db } = memoryContext()
    const indexes = {
      ended: 'mockSessionByClient',
      criteria: 'sessionCriterionByClient',
      questions: 'sessionQuestionByClient',
      scores: 'sessionScoreByClient',
      timeline: 'mockSessionByClient',
    }
    for (const [name, sql] of Object.entries(historySql)) {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ clientId: 'x' }) as { detail: string }[]
      expect(plan.map(({ detail }) => detail).join('\n')).toContain(indexes[name as keyof typeof indexes])
    }
  })

  it('keeps the own scores of the client beside those of the coach', () => {
    const { context, db, secondId } = twoSessions()
    const [question] = readSession(db, secondId).questions
    const draft = { sessionId: secondId, sessionQuestionId: question?.id ?? '', criterionRef: 'team' }
    const own = () =>
      readSession(db, secondId)
        .scores.filter((one) => one.criterionRef === 'team')
        .map(({ by, score }) => [by, score])
    handlers['mockSessions.scoreSelf'](context, { ...draft, score: 3 })
    expect(own()).toEqual([
      ['coach', 5],
      ['self', 3],
    ])
    handlers['mockSessions.scoreSelf'](context, { ...draft, score: null })
    expect(own()).toEqual([['coach', 5]])
    expect(() =>
      handlers['mockSessions.scoreSelf'](context, { ...draft, criterionRef: 'nothing', score: 3 }),
    ).toThrow('not-found')
  })
})

describe('what the client is given', () => {
  it('is a letter from strengths and things to practise, with the advice that ties to them', () => {
    const { context, db, secondId, opportunityId } = twoSessions()
    const { letterId } = handlers['mockSessions.draftLetter'](context, { id: secondId })
    const { letter, facts } = openLetter(context, letterId)
    expect(letter).toMatchObject({
      state: 'draft',
      kind: 'letter',
      opportunityId,
      title: 'After our practice interview for Halden Moor',
      topics: ['calm-nerves'],
    })
    const text = plainTextOf(letter.body, mergeFactsOf(facts))
    expect(text).toMatch(
      /^Dear Marie,\nThank you for the practice interview on 21 April, with Halden Moor in mind\./,
    )
    expect(text).toContain('Content came across well, too (4.5, up from 3.0 last time).')
    expect(text).toContain('What I wrote down at the time: “Named the <figure> & who checked it”.')
    expect(text).toContain('Practice will pay first with Delivery: 2.0 for now.')
    expect(text).toContain('“Three beginnings before the story”')
    expect(text).not.toContain('CANARY')
    expect(text).not.toContain('\uE000')
    expect(db.prepare('SELECT count(*) AS n FROM letter').get()).toEqual({ n: 1 })
  })

  it('is a report without a mark, a whisper or a note, its text escaped', async () => {
    const { context, db, secondId, printed } = twoSessions()
    handlers['mockSessions.saveNote'](context, {
      id: secondId,
      note: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'NOTE-CANARY' }] }],
      },
    })
    const suggested: string[] = []
    const dialogs = {
      ...context.dialogs,
      chooseSaveFile: async (name: string) => {
        suggested.push(name)
        return null
      },
    }
    const answer = await handlers['mockSessions.savePdf']({ ...context, dialogs }, { id: secondId })
    expect(answer).toEqual({ saved: false })
    expect(suggested).toEqual(['Practice interview - Marie Keller - 2026-04-21.pdf'])
    expect(printed).toEqual([])
    const { reportPage } = await import('../../src/main/mock-sessions/session-report-page')
    const report = handlers['mockSessions.report'](context, { id: secondId })
    const { parts } = await reportPage(context, report)
    expect(JSON.stringify(report)).toContain('WHISPER-CANARY')
    expect(parts.body).not.toContain('CANARY')
    expect(parts.body).toContain('Named the &lt;figure&gt; &amp; who checked it')
    expect(parts.body).toContain('Ellen Marsh Coaching')
    expect(parts.body).toContain('<th scope="row">Content</th><td>4.5</td><td>3.0</td><td>4.0</td>')
    expect(db.prepare('SELECT count(*) AS n FROM sending').get()).toEqual({ n: 0 })
  })
})
