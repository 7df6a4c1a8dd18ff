import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { lastAnswersSql, workedOutSql } from '../../src/main/mock-sessions/last-answers-repository'
import {
  listSessions,
  markSession,
  prepareSession,
  readSession,
  saveSessionNote,
  sessionListSql,
} from '../../src/main/mock-sessions/mock-sessions-repository'
import { draftOfSession, preparedSession } from '../support/mock-session'
import { memoryPractice } from '../support/practice'

describe('prepared sessions', () => {
  it('keeps questions and criteria in order, frozen, and reads them back whole', () => {
    const practice = memoryPractice()
    const { sessionId, clientId } = preparedSession(practice, 12)
    const file = readSession(practice.db, sessionId)
    expect(file).toMatchObject({ clientName: 'Marie Keller', scores: [], marks: [] })
    expect(file.session).toMatchObject({ clientId, state: 'prepared', elapsedMs: 0, currentQuestionId: null })
    expect(file.questions.map(({ questionRef }) => questionRef)).toEqual(
      Array.from({ length: 12 }, (_, index) => `question-${index + 1}`),
    )
    expect(file.criteria.map(({ name }) => name)).toEqual([
      'Content',
      'Structure',
      'Positivity',
      'Team',
      'Delivery',
    ])
    expect(file.criteria[0]?.anchors).toHaveLength(5)
  })

  it('replaces what was prepared, until the session has begun', () => {
    const practice = memoryPractice()
    const { db, writing } = practice
    const { sessionId: id, clientId } = preparedSession(practice, 4)
    prepareSession(db, draftOfSession({ id, clientId }, 2), writing)
    expect(readSession(db, id).questions).toHaveLength(2)
    expect(readSession(db, id).criteria).toHaveLength(5)
    db.prepare("UPDATE mockSession SET state = 'paused' WHERE id = ?").run(id)
    expect(() => prepareSession(db, draftOfSession({ id, clientId }, 3), writing)).toThrow('session-begun')
    expect(readSession(db, id).questions).toHaveLength(2)
  })

  it('refuses what belongs to another client', () => {
    const practice = memoryPractice()
    const { db, newId, writing } = practice
    const { sessionId } = preparedSession(practice)
    const { id: otherId } = saveClient(db, { fullName: 'Jes' }, writing.at, newId)
    expect(() => prepareSession(db, draftOfSession({ id: sessionId, clientId: otherId }), writing)).toThrow(
      'not-found',
    )
    expect(() =>
      prepareSession(
        db,
        { ...draftOfSession({ id: newId(), clientId: otherId }), roundId: newId() },
        writing,
      ),
    ).toThrow('not-found')
  })

  it('lists sessions newest first with their weighted average, without removed ones', () => {
    const practice = memoryPractice()
    const { db, newId, writing } = practice
    const { sessionId, clientId } = preparedSession(practice)
    const [question] = readSession(db, sessionId).questions
    const insert = db.prepare(
      `INSERT INTO sessionScore (id, sessionId, clientId, sessionQuestionId, criterionRef, by, score, createdAt, updatedAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, '', '')`,
    )
    insert.run(newId(), sessionId, clientId, question?.id, 'content', 'coach', 5)
    insert.run(newId(), sessionId, clientId, question?.id, 'team', 'coach', 2)
    insert.run(newId(), sessionId, clientId, question?.id, 'team', 'self', 5)
    const later = prepareSession(db, draftOfSession({ id: newId(), clientId }), {
      ...writing,
      at: '2026-06-01T08:00:00.000Z',
    })
    const page = listSessions(db, {})
    expect(page.total).toBe(2)
    expect(page.rows.map(({ id }) => id)).toEqual([later.id, sessionId])
    expect(page.rows[1]).toMatchObject({ clientName: 'Marie Keller', questionCount: 4, average: 4 })
    markSession(db, later.id, writing.at)
    expect(listSessions(db, { clientId })).toMatchObject({ total: 1, rows: [{ id: sessionId }] })
    expect(listSessions(db, { clientId: newId() })).toEqual({ total: 0, rows: [] })
  })

  it('finds sessions by an index, in their order', () => {
    const { db } = memoryPractice()
    for (const [ofOneClient, index] of [
      [false, 'mockSessionByTime'],
      [true, 'mockSessionByClient'],
    ] as const) {
      const plan = db
        .prepare(`EXPLAIN QUERY PLAN ${sessionListSql(ofOneClient)}`)
        .all({ clientId: '', offset: 0, limit: 10 }) as { detail: string }[]
      const details = plan.map(({ detail }) => detail).join('\n')
      expect(details).toContain(`s USING INDEX ${index}`)
      expect(details).not.toMatch(/SCAN (?!s USING INDEX)/)
      if (!ofOneClient) expect(details).not.toContain('TEMP B-TREE')
    }
  })

  it('keeps the note of a session', () => {
    const practice = memoryPractice()
    const { sessionId } = preparedSession(practice)
    const note = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Calmer than in April.' }] }],
    } as const
    saveSessionNote(practice.db, sessionId, note, practice.writing.at)
    expect(readSession(practice.db, sessionId).session.note).toEqual(note)
    expect(() => saveSessionNote(practice.db, practice.newId(), note, practice.writing.at)).toThrow(
      'not-found',
    )
  })
})

/** Prepares a session with the usual two questions, or with one that is typed; answers its id. */
const ask = (practice: ReturnType<typeof memoryPractice>, clientId: string, body?: string) => {
  const draft = draftOfSession({ id: practice.newId(), clientId }, 2)
  const questions = body === undefined ? draft.questions : [{ body }]
  return prepareSession(practice.db, { ...draft, questions }, practice.writing).id
}

describe('how a question went the last time', () => {
  it('is that of the newest session before in which it was asked, with what was noted', () => {
    const practice = memoryPractice()
    const { db, newId } = practice
    const { sessionId: first, clientId } = preparedSession(practice, 2)
    const second = ask(practice, clientId)
    const other = preparedSession(practice, 2)
    for (const [id, endedAt, score] of [
      [first, '2026-04-01T10:00:00.000Z', 2],
      [second, '2026-04-13T22:30:00.000Z', 4],
      [other.sessionId, '2026-05-01T10:00:00.000Z', 1],
    ] as const) {
      db.prepare("UPDATE mockSession SET state = 'ended', endedAt = ? WHERE id = ?").run(endedAt, id)
      const file = readSession(db, id)
      const [question] = file.questions
      db.prepare('UPDATE sessionQuestion SET spentMs = 60000 WHERE id = ?').run(question?.id)
      db.prepare(
        `INSERT INTO sessionScore (id, sessionId, clientId, sessionQuestionId, criterionRef, by, score, createdAt, updatedAt)
         VALUES (?, ?, ?, ?, 'content', 'coach', ?, '', '')`,
      ).run(newId(), id, file.session.clientId, question?.id, score)
      db.prepare(
        `INSERT INTO sessionMark (id, sessionId, clientId, sessionQuestionId, kind, atMs, questionMs, word, detail, createdAt, updatedAt)
         VALUES (?, ?, ?, ?, 'mark', 1000, 1000, ?, '', '', '')`,
      ).run(newId(), id, file.session.clientId, question?.id, `said in ${endedAt.slice(0, 10)}`)
    }
    const now = readSession(db, ask(practice, clientId))
    expect(now.last).toEqual([
      { questionId: now.questions[0]?.id, on: '2026-04-13', mean: 4, words: ['said in 2026-04-13'] },
    ])
  })

  it('knows a question that was only typed by its words', () => {
    const practice = memoryPractice()
    const { db, writing, newId } = practice
    const { id: clientId } = saveClient(db, { fullName: 'Marie' }, writing.at, newId)
    const before = ask(practice, clientId, 'Why Halden Moor?')
    db.prepare("UPDATE mockSession SET state = 'ended', endedAt = ? WHERE id = ?").run(writing.at, before)
    db.prepare('UPDATE sessionQuestion SET spentMs = 1000').run()
    expect(readSession(db, ask(practice, clientId, 'Why Halden Moor?')).last).toHaveLength(1)
    expect(readSession(db, ask(practice, clientId, 'Why Contoso?')).last).toEqual([])
  })

  it('is found by an index', () => {
    const { db } = memoryPractice()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${lastAnswersSql}`).all({ sessionId: '' }) as {
      detail: string
    }[]
    const details = plan.map(({ detail }) => detail).join('\n')
    expect(details).toContain('sessionQuestionByClient (clientId=? AND questionRef=?)')
    expect(details).not.toMatch(/SCAN (?!found|CONSTANT)/)
  })

  it('stands beside the newest wording that the client has worked out', () => {
    const practice = memoryPractice()
    const { sessionId, clientId } = preparedSession(practice, 2)
    for (const [answerId, questionRef] of [
      [practice.newId(), 'question-1'],
      [practice.newId(), 'another-question'],
    ] as const) {
      practice.db
        .prepare(
          `INSERT INTO answer (id, clientId, questionRef, questionBody, createdAt, updatedAt) VALUES (?, ?, ?, 'Asked?', '', '')`,
        )
        .run(answerId, clientId, questionRef)
      for (const [body, createdAt] of [
        ['I suppose I am a perfectionist.', '2026-04-01'],
        ['I used to redo other people’s figures.', '2026-04-20'],
      ])
        practice.db
          .prepare(
            `INSERT INTO answerVersion (id, answerId, clientId, body, hasSituation, hasTask, hasAction, hasResult, createdAt, updatedAt)
             VALUES (?, ?, ?, ?, 0, 0, 0, 0, ?, '')`,
          )
          .run(practice.newId(), answerId, clientId, body, createdAt)
    }
    const { workedOut, questions } = readSession(practice.db, sessionId)
    expect(workedOut).toEqual([
      { questionId: questions[0]?.id, text: 'I used to redo other people’s figures.' },
    ])
    const plan = practice.db.prepare(`EXPLAIN QUERY PLAN ${workedOutSql}`).all({ sessionId }) as {
      detail: string
    }[]
    expect(plan.map(({ detail }) => detail).join('\n')).not.toMatch(/SCAN (?!CONSTANT)/)
  })
})
