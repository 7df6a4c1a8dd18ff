import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { handlers } from '../../src/main/handlers'
import {
  markHistoryRecord,
  saveOpportunity,
  savePromise,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { debriefSql } from '../../src/main/mock-sessions/debrief-repository'
import { readSession } from '../../src/main/mock-sessions/mock-sessions-repository'
import { refreshAllStandings } from '../../src/main/standings/refresh-standings'
import { memoryContext, TODAY } from '../support/practice'

function heldRound(heldOn = '2026-05-14', part: { readonly debrief?: string } = {}) {
  const memory = memoryContext()
  const { db, newId, writing, context } = memory
  const { id: clientId } = saveClient(db, { fullName: 'Jes Adeyemi' }, writing.at, newId)
  const { id: opportunityId } = saveOpportunity(db, { clientId, employerName: 'Northwind' }, writing)
  const round = saveRound(
    db,
    {
      clientId,
      opportunityId,
      stage: 'panel',
      heldOn,
      interviewers: 'Ruth Adler',
      minutes: 50,
      questions: [{ body: 'Why us?' }, { body: 'Your greatest weakness?' }],
      ...part,
    },
    writing,
  )
  const open = () => handlers['debriefs.open'](context, { roundId: round.id })
  const roundNow = () =>
    handlers['interviews.history'](context, { clientId }).rounds.find(({ id }) => id === round.id)
  const today = () => {
    refreshAllStandings(db, TODAY)
    return handlers['today.list'](context)
  }
  return { ...memory, clientId, opportunityId, round, open, roundNow, today }
}

describe('the debrief of a round', () => {
  it('begins with what the round has, and makes what is written the round’s own', () => {
    const { context, db, round, open, roundNow } = heldRound()
    const opened = open()
    expect(opened).toMatchObject({ savedAt: null, round: { id: round.id, number: 1 } })
    expect(opened.questions.map(({ body, roundQuestionId }) => [body, roundQuestionId])).toEqual(
      round.questions.map(({ id, body }) => [body, id]),
    )
    const [first, second] = opened.questions
    if (!first || !second) throw new Error('no questions')
    const kept = handlers['debriefs.save'](context, {
      roundId: round.id,
      sessionId: opened.sessionId,
      howItWent: 'Warm, and in a hurry.',
      questions: [
        { ...second, howItWent: 'too long' },
        { ...first, body: 'Why us and not Contoso?' },
        { id: context.newId(), roundQuestionId: null, body: 'When could you start?', howItWent: '' },
      ],
    })
    const after = roundNow()
    expect(after).toMatchObject({ debrief: 'Warm, and in a hurry.', interviewers: 'Ruth Adler', minutes: 50 })
    expect(after?.questions.map(({ body }) => body)).toEqual([
      'Your greatest weakness?',
      'Why us and not Contoso?',
      'When could you start?',
    ])
    expect(after?.questions.slice(0, 2).map(({ id }) => id)).toEqual([
      second.roundQuestionId,
      first.roundQuestionId,
    ])
    expect(kept.questions.map(({ roundQuestionId }) => roundQuestionId)).toEqual(
      after?.questions.map(({ id }) => id),
    )
    const { session, questions } = readSession(db, opened.sessionId)
    expect(session).toMatchObject({ kind: 'debrief', state: 'ended', roundId: round.id })
    expect(session.title).toMatch(/ at Northwind$/)
    expect(questions.map(({ howItWent }) => howItWent)).toEqual(['too long', '', ''])
  })

  it('is one however often it is kept, and writes nothing into the trash that was not taken out', () => {
    const { context, db, round, open } = heldRound()
    const save = (questions: ReturnType<typeof open>['questions']) =>
      handlers['debriefs.save'](context, {
        roundId: round.id,
        // Another screen that was opened before the first save has made up another id.
        sessionId: context.newId(),
        howItWent: '',
        questions: [...questions],
      })
    const first = save(open().questions)
    const second = save(first.questions)
    expect(second.sessionId).toBe(first.sessionId)
    expect(second.questions).toEqual(first.questions)
    const removed = () =>
      db
        .prepare(
          `SELECT (SELECT count(*) FROM sessionQuestion WHERE deletedAt IS NOT NULL) AS session,
             (SELECT count(*) FROM roundQuestion WHERE deletedAt IS NOT NULL) AS round`,
        )
        .get()
    expect(removed()).toEqual({ session: 0, round: 0 })
    save(second.questions.slice(1))
    expect(removed()).toEqual({ session: 1, round: 1 })
    expect(db.prepare("SELECT count(*) AS n FROM mockSession WHERE kind = 'debrief'").get()).toEqual({ n: 1 })
  })

  it('follows what is changed in the round meanwhile', () => {
    const { context, db, round, open, writing } = heldRound()
    const opened = open()
    handlers['debriefs.save'](context, {
      roundId: round.id,
      sessionId: opened.sessionId,
      howItWent: '',
      questions: opened.questions.map((one) => ({ ...one, howItWent: `about ${one.body}` })),
    })
    const [first, second] = round.questions
    if (!first || !second) throw new Error('no questions')
    const { clientId, opportunityId, stage, heldOn } = round
    const about = { id: round.id, clientId, opportunityId, stage, heldOn }
    saveRound(
      db,
      { ...about, questions: [{ ...first, body: 'Why us, really?' }, second, { body: 'New one' }] },
      writing,
    )
    expect(open().questions.map(({ body, howItWent }) => [body, howItWent])).toEqual([
      ['Why us, really?', 'about Why us?'],
      ['Your greatest weakness?', 'about Your greatest weakness?'],
      ['New one', ''],
    ])
    saveRound(db, { ...about, questions: [second] }, writing)
    // What was taken out of the round stays where somebody wrote how it went.
    expect(open().questions.map(({ body, roundQuestionId }) => [body, roundQuestionId !== null])).toEqual([
      ['Why us?', false],
      ['Your greatest weakness?', true],
    ])
  })

  it('refuses a round that is not there', () => {
    const { context, db, round } = heldRound()
    markHistoryRecord(db, { type: 'round', id: round.id }, '2026-05-15T12:00:00.000Z')
    expect(() => handlers['debriefs.open'](context, { roundId: round.id })).toThrow('not-found')
  })

  it('is found by the index of rounds', () => {
    const { db } = memoryContext()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${debriefSql}`).all({ roundId: 'x' }) as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join('\n')).toContain('mockSessionByRound')
  })
})

describe('Today', () => {
  it('asks for a debrief of what was held in the last two weeks, until there is one', () => {
    const { context, round, open, today } = heldRound()
    expect(today().debriefs.lines).toMatchObject([
      { roundId: round.id, client: 'Jes Adeyemi', employer: 'Northwind', stage: 'panel', on: '2026-05-14' },
    ])
    const opened = open()
    handlers['debriefs.save'](context, {
      roundId: round.id,
      sessionId: opened.sessionId,
      howItWent: '',
      questions: [...opened.questions],
    })
    expect(today().debriefs.lines).toEqual([])
  })

  it.each([
    ['what is today', TODAY, {}],
    ['what was held longer ago', '2026-04-30', {}],
    ['what was written about', '2026-05-14', { debrief: 'Fine.' }],
  ])('does not ask about %s', (_what, heldOn, part) => {
    expect(heldRound(heldOn, part).today().debriefs.lines).toEqual([])
  })

  it('sees the thank-you that is due and the promise that was made', () => {
    const { db, clientId, opportunityId, today, writing } = heldRound()
    expect(today().followUps.lines.map(({ next }) => next.kind)).toEqual(['thank_you'])
    savePromise(
      db,
      { clientId, opportunityId, saidOn: '2026-05-14', promisedFrom: '2026-05-14', promisedTo: '2026-05-14' },
      writing,
    )
    expect(today().promises.lines).toMatchObject([{ opportunityId, daysLate: 1 }])
  })
})
