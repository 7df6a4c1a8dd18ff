import { type AnswerVersionDraft, countWords, flagPhrases, secondsFor } from '@shared/answers'
import { AppError } from '@shared/errors'
import { describe, expect, it } from 'vitest'
import {
  answersSql,
  answerVersionsSql,
  listAnswers,
  markAnswer,
  markAnswerVersion,
  saveAnswer,
  saveAnswerVersion,
} from '../../src/main/answers/answers-repository'
import { listPaces, markPace, pacesSql, savePace } from '../../src/main/answers/pace-repository'
import { saveClient } from '../../src/main/clients/clients-repository'
import { mergeClients } from '../../src/main/clients/merge-clients'
import { saveOpportunity } from '../../src/main/interviews/interviews-repository'
import { listBank } from '../../src/main/question-bank/bank-service'
import { eraseRecords, restoreRecords } from '../../src/main/trash/trash-service'
import { undoChangeSet } from '../../src/main/undo/undo-service'
import { memoryContext, TODAY } from '../support/practice'

function workshop() {
  const { context, db, newId, writing } = memoryContext()
  const client = saveClient(db, { fullName: 'Marie Keller' }, writing.at, newId)
  const other = saveClient(db, { fullName: 'Amina Osei' }, writing.at, newId)
  const answer = {
    id: newId(),
    clientId: client.id,
    questionRef: 'greatest-weakness',
    questionBody: 'What is your greatest weakness?',
  }
  saveAnswer(db, answer, writing.at)
  const version = (body: string, more: Partial<AnswerVersionDraft> = {}) => ({
    id: newId(),
    answerId: answer.id,
    body,
    hasSituation: false,
    hasTask: false,
    hasAction: false,
    hasResult: false,
    selfScore: null,
    coachScore: null,
    ...more,
  })
  return { context, db, newId, writing, client, other, answer, version }
}

describe('answers and their versions', () => {
  it('are kept as they were written, and changed under their id', () => {
    const { db, writing, client, answer, version } = workshop()
    const first = version('I am a perfectionist.', { selfScore: 4, coachScore: 2, hasResult: true })
    saveAnswerVersion(db, first, writing.at)
    saveAnswerVersion(db, { ...first, body: 'I plan too late.', hasTask: true }, '2026-05-15T13:00:00.000Z')
    const second = version('I used to plan late.')
    saveAnswerVersion(db, second, writing.at)
    const [listed] = listAnswers(db, client.id)
    expect(listed).toMatchObject({ questionRef: 'greatest-weakness', questionBody: answer.questionBody })
    expect(listed?.versions.map(({ id }) => id)).toEqual([first.id, second.id])
    expect(listed?.versions[0]).toMatchObject({
      body: 'I plan too late.',
      hasTask: true,
      hasSituation: false,
      hasResult: true,
      selfScore: 4,
      coachScore: 2,
      createdAt: writing.at,
    })
  })

  it('list the one worked on last first, and never another client’s', () => {
    const { db, newId, writing, client, other, answer, version } = workshop()
    const later = { ...answer, id: newId(), questionBody: 'Why us?', questionRef: null }
    saveAnswer(db, later, '2026-05-15T12:30:00.000Z')
    expect(listAnswers(db, client.id).map(({ id }) => id)).toEqual([later.id, answer.id])
    saveAnswerVersion(db, version('Words.'), '2026-05-15T13:00:00.000Z')
    expect(listAnswers(db, client.id).map(({ id }) => id)).toEqual([answer.id, later.id])
    expect(listAnswers(db, other.id)).toEqual([])
    expect(() => saveAnswer(db, { ...answer, clientId: other.id }, writing.at)).toThrow(AppError)
    const opportunity = saveOpportunity(db, { clientId: other.id, employerName: 'Contoso' }, writing)
    expect(() => saveAnswer(db, { ...answer, opportunityId: opportunity.id }, writing.at)).toThrow(AppError)
    expect(() => saveAnswerVersion(db, version('x', { answerId: newId() }), writing.at)).toThrow(AppError)
  })

  it('go to the trash, come back with what they belong to, and are erased whole', async () => {
    const { db, writing, client, answer, version } = workshop()
    const only = version('Words that nobody else has.')
    saveAnswerVersion(db, only, writing.at)
    markAnswerVersion(db, only.id, writing.at)
    expect(listAnswers(db, client.id)[0]?.versions).toEqual([])
    markAnswer(db, answer.id, writing.at)
    expect(listAnswers(db, client.id)).toEqual([])
    restoreRecords(db, [{ kind: 'answerVersion', id: only.id }], writing.at)
    expect(listAnswers(db, client.id)[0]?.versions[0]?.body).toBe(only.body)
    markAnswer(db, answer.id, writing.at)
    await eraseRecords(db, [{ kind: 'answer', id: answer.id }])
    for (const table of ['answer', 'answerVersion'])
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 })
    expect(() => markAnswer(db, answer.id, null)).toThrow(AppError)
  })

  it('go over to the client who stays when two are merged, and back', () => {
    const { context, db, writing, client, other, answer, version } = workshop()
    saveAnswerVersion(db, version('Words.'), writing.at)
    savePace(db, { clientId: client.id, words: 150, seconds: 60 }, { ...writing, measuredOn: TODAY })
    const { changeSetId } = mergeClients(context, {
      keepId: other.id,
      goneId: client.id,
      fields: { fullName: 'Amina Osei' },
    })
    expect(listAnswers(db, other.id)[0]).toMatchObject({ id: answer.id, versions: [{ body: 'Words.' }] })
    expect(listPaces(db, other.id)).toHaveLength(1)
    undoChangeSet(db, changeSetId ?? '', writing)
    expect(listAnswers(db, other.id)).toEqual([])
    expect(listAnswers(db, client.id)[0]?.versions).toHaveLength(1)
  })

  it('are read by index', () => {
    const { db } = workshop()
    for (const [sql, index] of [
      [answersSql, 'answerByClient'],
      [answerVersionsSql, 'answerVersionByClient'],
      [pacesSql, 'speakingPaceByClient'],
    ] as const) {
      const plan = (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ clientId: 'x' }) as { detail: string }[])
        .map(({ detail }) => detail)
        .join('\n')
      expect(plan).toContain(index)
      expect(plan).not.toContain('SCAN')
    }
  })
})

describe('the pace', () => {
  it('is words by minute to a tenth, the newest first, removed and brought back', () => {
    const { db, newId, writing, client } = workshop()
    const measure = (words: number, seconds: number, at: string) =>
      savePace(db, { clientId: client.id, words, seconds }, { at, newId, measuredOn: TODAY })
    expect(measure(100, 48, '2026-05-15T12:00:00.000Z')).toMatchObject({
      wordsPerMinute: 125,
      measuredOn: TODAY,
    })
    const newest = measure(100, 37, '2026-05-15T12:10:00.000Z')
    expect(newest.wordsPerMinute).toBe(162.2)
    expect(listPaces(db, client.id).map(({ wordsPerMinute }) => wordsPerMinute)).toEqual([162.2, 125])
    markPace(db, newest.id, writing.at)
    expect(listPaces(db, client.id)).toHaveLength(1)
    restoreRecords(db, [{ kind: 'speakingPace', id: newest.id }], writing.at)
    expect(listPaces(db, client.id)).toHaveLength(2)
    expect(() =>
      savePace(db, { clientId: newId(), words: 100, seconds: 40 }, { ...writing, measuredOn: TODAY }),
    ).toThrow(AppError)
  })

  it('turns words into seconds', () => {
    expect(countWords('I’ve led a twenty-strong team; costs fell by 3.5 %.')).toBe(9)
    expect(countWords('  \n—  ')).toBe(0)
    expect(secondsFor(130, 130)).toBe(60)
    expect(secondsFor(100, 150)).toBe(40)
    expect(secondsFor(0, 150)).toBe(0)
  })
})

describe('worn-out phrases', () => {
  const list = listBank(memoryContext().db, 'cliche')
  const flagged = (text: string) => flagPhrases(text, list).map(({ from, to }) => text.slice(from, to))

  it('are found in any case, across lines, with either apostrophe, as whole words', () => {
    expect(flagged('Well, I’m a PERFECTIONIST and I work\n too  hard.')).toEqual([
      'PERFECTIONIST',
      'work\n too  hard',
    ])
    expect(flagged("I can't say no. I can’t say no.")).toEqual(["can't say no", 'can’t say no'])
    expect(flagged('An imperfectionist with teamplayers')).toEqual([])
    expect(flagged('I give 110% and more')).toEqual(['110%'])
    expect(flagged('')).toEqual([])
  })

  it('carry advice, never overlap, and rest when they are out of use', () => {
    const [flag] = flagPhrases('a team player', list)
    expect(flag).toMatchObject({ from: 2, to: 13, phrase: 'team player' })
    expect(flag?.advice).toContain('Show it')
    const own = [
      { phrase: 'very hard', advice: 'a', isRetired: false },
      { phrase: 'hard worker / very hard worker', advice: 'b', isRetired: false },
    ]
    expect(flagPhrases('A very hard worker', own).map(({ phrase }) => phrase)).toEqual(['very hard worker'])
    expect(
      flagPhrases(
        'very hard',
        own.map((one) => ({ ...one, isRetired: true })),
      ),
    ).toEqual([])
    expect(flagPhrases('a(b', [{ phrase: 'a(b', advice: '', isRetired: false }])).toHaveLength(1)
  })
})
