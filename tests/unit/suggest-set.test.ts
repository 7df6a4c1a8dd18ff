import { questionThemes } from '@shared/question-bank'
import type { AskedRow } from '@shared/question-bank/met-questions'
import { countMetQuestions, nameRemover } from '@shared/question-bank/met-questions'
import { QuestionMatcher, SAME } from '@shared/question-bank/question-likeness'
import { roleFamilyOf } from '@shared/question-bank/role-family'
import { criteriaOf, limitOf, type SetFacts, suggestSet } from '@shared/question-bank/suggest-set'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { saveOpportunity, saveRound } from '../../src/main/interviews/interviews-repository'
import { listBank } from '../../src/main/question-bank/bank-service'
import { builtInBank } from '../../src/main/question-bank/built-in-bank'
import {
  listNextRounds,
  metRowsAtSql,
  metRowsSql,
  nextRoundsSql,
} from '../../src/main/question-bank/met-questions-repository'
import {
  listWeakAnswers,
  topicsGivenSql,
  weakAnswersSql,
} from '../../src/main/question-bank/suggest-set-repository'
import { metQuestions, nextRounds, suggestedSet } from '../../src/main/question-bank/suggest-set-service'
import { memoryContext } from '../support/practice'

const known = builtInBank().question.map(({ ref, text }) => ({ key: ref, body: text.body }))
const bank = builtInBank().question.map(({ ref, text }) => ({
  ...text,
  ref,
  isOwn: false,
  isChanged: false,
  isRetired: false,
}))

describe('likeness of questions', () => {
  const matcher = new QuestionMatcher(known)
  it.each([
    ['What is your biggest weakness?', 'greatest-weakness'],
    ['Tell me about your main shortcomings', 'greatest-weakness'],
    ['What would you say are your greatest weaknesses', 'greatest-weakness'],
    ['where do you see yourself in five years', 'five-years'],
    ['Describe your worst boss', 'worst-boss'],
    ['Why did you leave your last job', 'why-did-you-leave'],
    ['What are your salary expectations for this role?', 'salary-expectation-early'],
    ['Tell us about a time you failed', 'time-you-failed'],
    ['When can you start?', 'start-date'],
  ])('knows "%s"', (body, ref) => {
    expect(matcher.nearest(body)?.key).toBe(ref)
    expect(matcher.nearest(body)?.score).toBeGreaterThanOrEqual(SAME)
  })
  it.each([
    'How would you reconcile intercompany balances in SAP?',
    'Which of our three depots would you close?',
    'Do you have a forklift licence?',
    'Is it raining?',
  ])('takes "%s" for none of them', (body) => {
    expect(matcher.nearest(body)?.score ?? 0).toBeLessThan(SAME)
  })
  it('finds every built-in question by its own words', () => {
    for (const { key, body } of known) expect(matcher.nearest(body)?.key, body).toBe(key)
  })
})

it('tells the kind of work by the title', () => {
  const cases = {
    'Staff nurse, ward 4': 'care',
    'Sales manager': 'sales',
    'Senior software engineer': 'technical',
    'Head of operations': 'management',
    'Financial controller': 'office',
    'Primary school teacher': 'education',
    'Policy officer': 'public_sector',
    Barista: 'service',
    Electrician: 'trades',
    'Graphic designer': 'creative',
    Astronaut: null,
    '': null,
  }
  for (const [role, family] of Object.entries(cases)) expect(roleFamilyOf(role), role).toBe(family)
})

const row = (body: string, more: Partial<AskedRow> = {}): AskedRow => ({
  body,
  heldOn: '2026-05-01',
  stage: 'first',
  role: 'Controller',
  employerId: 'e1',
  employer: 'Halden Moor',
  clientId: 'c1',
  names: ['Marie Keller', '', 'Tom Will, head of Finance'],
  ...more,
})

describe('questions that were really asked', () => {
  it('lose the names of people and of the employer, and keep ordinary words', () => {
    expect(
      nameRemover(row('').names, 'Halden Moor')('Marie, will Tom’s head of Finance at Halden Moor like you?'),
    ).toBe('…, will …’s head of … at your company like you?')
    expect(nameRemover([], '')('Why us?')).toBe('Why us?')
    expect(nameRemover(['A+B (C)'], 'What? (Ltd)')('What is a+b (c)?')).toBe('What is a+b (c)?')
  })

  it('are counted once each, by employer and kind of work, matched to the bank where near', () => {
    const met = countMetQuestions(
      [
        row('What is your biggest weakness?'),
        row('Your greatest weakness?', {
          employer: 'Contoso',
          clientId: 'c2',
          role: 'Nurse',
          stage: 'panel',
        }),
        row('How would you close the Leeds depot?', { heldOn: '2026-05-02' }),
        row('How would you close a depot in Leeds?', { heldOn: '2026-04-02' }),
        row('How would you close the Leeds depot?', { heldOn: '2026-03-02', role: 'Wizard' }),
      ],
      bank,
    )
    expect(met).toHaveLength(2)
    expect(met[0]).toMatchObject({
      body: 'How would you close the Leeds depot?',
      questionRef: null,
      count: 3,
      clientCount: 1,
      lastOn: '2026-05-02',
      employers: [{ name: 'Halden Moor', count: 3 }],
      roleFamilies: [{ family: 'office', count: 2 }],
    })
    expect(met[1]).toMatchObject({
      questionRef: 'greatest-weakness',
      count: 2,
      clientCount: 2,
      employers: [
        { name: 'Contoso', count: 1 },
        { name: 'Halden Moor', count: 1 },
      ],
      roleFamilies: [
        { family: 'care', count: 1 },
        { family: 'office', count: 1 },
      ],
      stages: ['first', 'panel'],
    })
  })
})

const facts: SetFacts = {
  stage: 'first',
  roleFamily: null,
  knowsEmployer: false,
  monthsOutOfWork: null,
  ranABusiness: false,
  managerGaveNumber: false,
  travelPaid: false,
  hasOtherProcess: false,
  goals: '',
  postingText: '',
  topics: [],
  weak: [],
  metHere: [],
}
const refsOf = (change: Partial<SetFacts>) =>
  suggestSet(bank, { ...facts, ...change }).map(({ questionRef }) => questionRef ?? '')
const themesOf = (change: Partial<SetFacts>) =>
  refsOf(change).map((ref) => bank.find((one) => one.ref === ref)?.theme)

describe('the suggested set', () => {
  it('begins with an opening, ends with the client’s questions, in the order of an interview, ten of them', () => {
    const themes = themesOf({})
    expect(themes).toHaveLength(10)
    expect(themes[0]).toBe('opening')
    expect(themes.at(-1)).toBe('your_questions')
    const places = themes.map((theme) => questionThemes.indexOf(theme ?? 'opening'))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(refsOf({})).toEqual(refsOf({}))
  })

  it('asks by the stage', () => {
    for (const item of suggestSet(bank, { ...facts, stage: 'meet_team' })) {
      const { stages } = bank.find(({ ref }) => ref === item.questionRef) ?? { stages: [] }
      if (stages.length > 0) expect(stages, item.body).toContain('meet_team')
    }
    expect(refsOf({ stage: 'exploratory' })).toContain('exploratory-what-could-you-do')
    expect(refsOf({ stage: 'offer_meeting' })).toContain('offer-on-the-spot')
  })

  it('asks for a kind of work only whom it concerns', () => {
    expect(themesOf({ roleFamily: 'management', stage: 'second' })).toContain('leadership')
    const nurse = suggestSet(bank, { ...facts, roleFamily: 'care' })
    expect(nurse.flatMap(({ reasons }) => reasons)).toContainEqual({ kind: 'role', family: 'care' })
    for (const family of ['sales', 'technical', 'trades'])
      for (const { questionRef } of nurse)
        expect(bank.find(({ ref }) => ref === questionRef)?.roleFamily).not.toBe(family)
  })

  it.each([
    ['gap', { monthsOutOfWork: 14 }, { monthsOutOfWork: 1 }],
    ['entrepreneur', { ranABusiness: true }, {}],
    ['overqualified', { topics: ['overqualified'] }, {}],
    ['change', { goals: 'A career change into care' }, {}],
    ['first_job', { goals: 'graduate' }, {}],
    ['remote', { postingText: 'Hybrid, two days from home', stage: 'phone' }, { stage: 'phone' }],
  ] as const)('brings up %s only where the record calls for it', (theme, calls, doesNot) => {
    expect(themesOf(calls)).toContain(theme)
    expect(themesOf(doesNot)).not.toContain(theme)
  })

  it('says why, with the figures', () => {
    const reasons = suggestSet(bank, { ...facts, monthsOutOfWork: 14 }).flatMap((item) => item.reasons)
    expect(reasons).toContainEqual({ kind: 'gap', months: 14 })
    expect(reasons).toContainEqual({ kind: 'stage', stage: 'first' })
    expect(refsOf({ knowsEmployer: true })).toContain('hidden-strength-for-insiders')
    expect(refsOf({ managerGaveNumber: true, stage: 'second' })).toContain('call-between-interviews')
    expect(refsOf({ stage: 'second' })).not.toContain('call-between-interviews')
    expect(refsOf({ stage: 'first' })).not.toContain('turned-down-before')
    expect(refsOf({ topics: ['second-choice-grace'] })).toContain('turned-down-before')
  })

  it('puts what went badly and what was asked here before all else, also from outside the bank', () => {
    const items = suggestSet(bank, {
      ...facts,
      stage: 'panel',
      weak: [
        { questionRef: 'sell-me-this-pen', body: 'x', score: 1.8 },
        { questionRef: null, body: 'How would you close the depot?', score: 2.2 },
      ],
      metHere: [
        { questionRef: 'five-years', body: 'y', count: 4 },
        { questionRef: null, body: 'How would you close the depot?', count: 2 },
      ],
    })
    const find = (ref: string) => items.find(({ questionRef }) => questionRef === ref)
    expect(find('sell-me-this-pen')?.reasons[0]).toEqual({ kind: 'weakBefore', score: 1.8 })
    expect(find('five-years')?.reasons).toContainEqual({ kind: 'metHere', count: 4 })
    expect(items.find(({ questionRef }) => questionRef === null)).toMatchObject({
      body: 'How would you close the depot?',
      reasons: [
        { kind: 'weakBefore', score: 2.2 },
        { kind: 'metHere', count: 2 },
      ],
    })
    expect(items).toHaveLength(10)
  })

  it('leaves out what is retired, and knows limits and criteria for every theme', () => {
    const [first] = suggestSet(bank, facts)
    const less = bank.map((one) => (one.ref === first?.questionRef ? { ...one, isRetired: true } : one))
    expect(suggestSet(less, facts).map(({ questionRef }) => questionRef)).not.toContain(first?.questionRef)
    const criteria = builtInBank().criterion.map(({ ref }) => ref)
    for (const theme of questionThemes) {
      expect(limitOf(theme)).toBeGreaterThanOrEqual(60)
      expect(criteriaOf(theme).length).toBeGreaterThan(3)
      expect(criteria).toEqual(expect.arrayContaining([...criteriaOf(theme)]))
    }
  })
})

function practice() {
  const { context, db, newId, writing } = memoryContext()
  const client = saveClient(db, { fullName: 'Marie Keller', outOfWorkSince: '2025-05-15' }, writing.at, newId)
  const opportunity = saveOpportunity(
    db,
    { clientId: client.id, employerName: 'Halden Moor', role: 'Financial controller' },
    writing,
  )
  const round = (heldOn: string, bodies: readonly string[]) =>
    saveRound(
      db,
      {
        clientId: client.id,
        opportunityId: opportunity.id,
        stage: heldOn < '2026-05-15' ? 'first' : 'panel',
        heldOn,
        interviewers: 'Tom Will',
        questions: bodies.map((body) => ({ body })),
      },
      writing,
    )
  return { context, db, newId, writing, client, round }
}

describe('from the records', () => {
  it('the next round gets its set, with what this employer asked and the gap', () => {
    const { context, db, client, round } = practice()
    round('2026-05-02', ['Marie, what is your biggest weakness?', 'Which depot would you close?'])
    expect(suggestedSet(context, { clientId: client.id, roundId: null }).round).toBeNull()
    const next = round('2026-05-20', [])
    expect(nextRounds(db, '2026-05-15')).toMatchObject([
      { roundId: next.id, clientName: 'Marie Keller', employer: 'Halden Moor', stage: 'panel' },
    ])
    expect(listNextRounds(db, '2026-05-21', '2026-06-21')).toEqual([])
    const set = suggestedSet(context, { clientId: client.id, roundId: null })
    expect(set).toMatchObject({ clientName: 'Marie Keller', round: { roundId: next.id } })
    const reasons = set.items.flatMap((item) => item.reasons)
    expect(reasons).toContainEqual({ kind: 'gap', months: 12 })
    expect(set.items.find(({ questionRef }) => questionRef === 'greatest-weakness')?.reasons).toContainEqual({
      kind: 'metHere',
      count: 1,
    })
    expect(set.items.some(({ body }) => body === 'Which depot would you close?')).toBe(true)
    expect(() => suggestedSet(context, { clientId: client.id, roundId: client.id })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
  })

  it('met questions carry no name, and go with what is removed', () => {
    const { context, db, round } = practice()
    const { id } = round('2026-05-02', ['Would Tom Will like you, Marie Keller, at Halden Moor?'])
    const [met] = metQuestions(db)
    expect(met?.body).toBe('Would … like you, …, at your company?')
    expect(JSON.stringify(met)).not.toMatch(/Marie|Keller|Tom|Will/)
    db.prepare('UPDATE round SET deletedAt = ? WHERE id = ?').run(context.now().toISOString(), id)
    expect(metQuestions(db)).toEqual([])
  })

  it('an answer is weak by the coach’s scores of the last time', () => {
    const { db, newId, writing, client } = practice()
    const at = writing.at
    const session = newId()
    db.prepare(
      `INSERT INTO mockSession (id, clientId, kind, title, state, note, createdAt, updatedAt)
       VALUES (?, ?, 'mock', 't', 'ended', '{}', ?, ?)`,
    ).run(session, client.id, at, at)
    const answered = (ref: string, scores: readonly (readonly [by: string, score: number])[]) => {
      const id = newId()
      db.prepare(
        `INSERT INTO sessionQuestion (id, sessionId, clientId, questionRef, body, listenFor, followUps, position, createdAt, updatedAt)
         VALUES (?, ?, ?, ?, 'b', '', '', 'a', ?, ?)`,
      ).run(id, session, client.id, ref, at, at)
      for (const [by, score] of scores)
        db.prepare(
          `INSERT INTO sessionScore (id, sessionId, clientId, sessionQuestionId, criterionRef, by, score, createdAt, updatedAt)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(newId(), session, client.id, id, newId(), by, score, at, at)
    }
    answered('five-years', [['coach', 1]])
    answered('worst-boss', [
      ['coach', 2],
      ['coach', 3],
      ['self', 5],
    ])
    answered('five-years', [['coach', 4]])
    expect(listWeakAnswers(db, client.id)).toEqual([{ questionRef: 'worst-boss', body: 'b', score: 2.5 }])
  })

  it('is read by index', () => {
    const { db } = practice()
    const plan = (sql: string, values: object) =>
      (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[])
        .map(({ detail }) => detail)
        .join('\n')
    expect(plan(metRowsSql, {})).toContain('SCAN q USING INDEX')
    expect(plan(metRowsSql, {})).not.toContain('TEMP B-TREE')
    const at = plan(metRowsAtSql, { employerId: 'x' })
    expect(at).not.toContain('SCAN')
    expect(at).toContain('opportunityByEmployer')
    expect(plan(nextRoundsSql, { from: 'a', to: 'b' })).toContain('roundByDay')
    expect(plan(weakAnswersSql, { clientId: 'x' })).toContain('sessionQuestionByClient')
    expect(plan(topicsGivenSql, { clientId: 'x' })).not.toContain('SCAN')
    for (const sql of [nextRoundsSql, weakAnswersSql])
      expect(plan(sql, { clientId: 'x', from: 'a', to: 'b' })).not.toContain('SCAN')
  })

  it('lists the bank whole', () => {
    expect(listBank(practice().db, 'question').length).toBe(known.length)
  })
})
