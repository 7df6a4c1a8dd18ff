import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
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
