import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import {
  listOpportunities,
  listPromises,
  listRounds,
  markHistoryRecord,
  saveOpportunity,
  savePromise,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()

function oneCase() {
  const { db, newId, writing } = memoryPractice()
  const client = saveClient(db, { fullName: 'Marie Keller' }, at, newId)
  const opportunity = saveOpportunity(db, { clientId: client.id, employerName: 'Contoso' }, writing)
  const ids = { clientId: client.id, opportunityId: opportunity.id }
  const round = (part: Partial<Parameters<typeof saveRound>[1]> = {}) =>
    saveRound(db, { ...ids, stage: 'first', heldOn: TODAY, ...part }, writing)
  const bodies = () => listRounds(db, client.id).map(({ questions }) => questions.map(({ body }) => body))
  return { db, writing, client, opportunity, ids, round, bodies }
}

describe('the questions really asked in a round', () => {
  it('are kept in the coach’s order, and stay when a save does not speak of them', () => {
    const { round, bodies } = oneCase()
    const { id } = round({ questions: [{ body: 'Why us?' }, { body: 'Why now?' }] })
    round({ id, debrief: 'Went well.' })
    expect(bodies()).toEqual([['Why us?', 'Why now?']])
  })

  it('are added, changed, moved and removed by one save', () => {
    const { round, bodies } = oneCase()
    const { id, questions } = round({ questions: [{ body: 'One' }, { body: 'Two' }, { body: 'Three' }] })
    const [one, two, three] = questions
    const saved = round({
      id,
      questions: [{ ...three!, body: 'Three, in full' }, { body: 'New' }, { ...one! }],
    })
    expect(bodies()).toEqual([['Three, in full', 'New', 'One']])
    expect(saved.questions.map((each) => each.id)).not.toContain(two?.id)
    expect(saved.questions[0]?.id).toBe(three?.id)
  })

  it('write nothing that did not change', () => {
    const { db, round } = oneCase()
    const { id, questions } = round({ questions: [{ body: 'One' }, { body: 'Two' }] })
    db.exec("UPDATE roundQuestion SET updatedAt = 'untouched'")
    round({ id, questions: questions.map((each) => ({ ...each })) })
    expect(db.prepare('SELECT DISTINCT updatedAt FROM roundQuestion').pluck().all()).toEqual(['untouched'])
  })

  it('never take a question from another round', () => {
    const { round, bodies } = oneCase()
    const { questions } = round({ questions: [{ body: 'Mine' }] })
    round({ heldOn: '2026-05-16', questions: [{ id: questions[0]!.id, body: 'Also asked here' }] })
    expect(bodies()).toEqual([['Mine'], ['Also asked here']])
  })

  it('come back with a round that is restored', () => {
    const { db, round, bodies } = oneCase()
    const { id } = round({ questions: [{ body: 'Why us?' }] })
    markHistoryRecord(db, { type: 'round', id }, at)
    expect(bodies()).toEqual([])
    markHistoryRecord(db, { type: 'round', id }, null)
    expect(bodies()).toEqual([['Why us?']])
  })

  it('refuses an empty line and a time that no clock shows', () => {
    const { round } = oneCase()
    expect(() => round({ questions: [{ body: '  ' }] })).toThrow('body')
    expect(() => round({ startTime: '24:00' })).toThrow('startTime')
    expect(() => round({ startTime: '9:30' })).toThrow('startTime')
  })

  it('are found by their index', () => {
    const { db } = oneCase()
    const plan = (where: string) =>
      db
        .prepare(`EXPLAIN QUERY PLAN SELECT id FROM roundQuestion WHERE ${where} AND deletedAt IS NULL`)
        .all()
        .map((step) => (step as { detail: string }).detail)
        .join('\n')
    expect(plan("clientId = 'x'")).toContain('roundQuestionByClient')
    expect(plan("roundId = 'x'")).toContain('roundQuestionByRound')
  })
})

it('keeps start time, pay talk and the span of a promise', () => {
  const { db, writing, client, opportunity, ids, round } = oneCase()
  round({ startTime: '09:30' })
  saveOpportunity(
    db,
    {
      id: opportunity.id,
      clientId: client.id,
      employerName: 'Contoso',
      payTalk: 'They named 42,000; she said it depends.',
    },
    writing,
  )
  savePromise(
    db,
    {
      ...ids,
      saidOn: TODAY,
      promisedFrom: '2026-05-27',
      promisedTo: '2026-06-01',
      dayKind: 'working',
      spanFrom: 7,
      spanTo: 10,
    },
    writing,
  )
  expect(listRounds(db, client.id)[0]?.startTime).toBe('09:30')
  expect(listOpportunities(db, client.id)[0]?.payTalk).toContain('42,000')
  expect(listPromises(db, client.id)[0]).toMatchObject({ dayKind: 'working', spanFrom: 7, spanTo: 10 })
})
