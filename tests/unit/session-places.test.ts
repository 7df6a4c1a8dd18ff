import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { markClient, saveClient } from '../../src/main/clients/clients-repository'
import { mergeClients } from '../../src/main/clients/merge-clients'
import { handlers } from '../../src/main/handlers'
import { exportPractice } from '../../src/main/import-export/practice-export'
import { restorePractice } from '../../src/main/import-export/practice-import'
import { markSession } from '../../src/main/mock-sessions/mock-sessions-repository'
import { rebuildSearchIndex } from '../../src/main/search/search-index-repository'
import { eraseRecords } from '../../src/main/trash/trash-service'
import { endedSession } from '../support/ended-session'
import { preparedSession } from '../support/mock-session'
import { memoryContext } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const sessionTables = ['mockSession', 'sessionQuestion', 'sessionCriterion', 'sessionScore', 'sessionMark']

const quiet = (): void => undefined

const noteOf = (text: string) =>
  ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }) as const

function oneSession() {
  const memory = memoryContext()
  const { db, newId, writing } = memory
  const { id: clientId } = saveClient(db, { fullName: 'Marie Keller' }, writing.at, newId)
  const sessionId = endedSession(db, newId, {
    clientId,
    at: '2026-04-20T12:00:00.000Z',
    coach: [{ content: 4 }, { content: 3 }],
    marks: [
      { question: 0, kind: 'mark', word: 'perfectionist' },
      { question: 0, kind: 'remark', detail: 'Named the reserve' },
      { question: 1, kind: 'whisper', word: 'zweifelhaft' },
    ],
  })
  handlers['mockSessions.saveNote'](memory.context, { id: sessionId, note: noteOf('Ready for the quorum.') })
  const found = (text: string) => {
    const { hits } = handlers['search.find'](memory.context, { text })
    return hits.map(({ kind, id }) => `${kind} ${id === sessionId}`)
  }
  return { ...memory, clientId, sessionId, found }
}

describe('a session among the records of a case', () => {
  it('stands on the timeline with its number, its score and its note', () => {
    const { context, clientId, sessionId } = oneSession()
    const { timeline } = handlers['interviews.history'](context, { clientId })
    expect(timeline).toEqual([
      {
        type: 'session',
        id: sessionId,
        on: '2026-04-20',
        opportunityId: null,
        employer: null,
        kind: 'mock',
        state: 'ended',
        title: 'Mock session 4, Halden Moor panel',
        number: 1,
        roundId: null,
        minutes: 4,
        mean: 3.5,
        detail: 'Ready for the quorum.',
      },
    ])
  })

  it('stands there before it has begun, and however many there are', () => {
    const memory = memoryContext()
    const { context, db, newId } = memory
    const { clientId } = preparedSession(memory)
    for (let count = 0; count < 230; count += 1)
      endedSession(db, newId, { clientId, at: '2026-04-01T09:00:00.000Z', coach: [{ content: 3 }] })
    const { timeline } = handlers['interviews.history'](context, { clientId })
    expect(timeline.filter(({ type }) => type === 'session')).toHaveLength(231)
  })

  it('is found by title, question, note, mark and remark, and never by a whisper', () => {
    const { db, found } = oneSession()
    for (const word of ['halden', 'quorum', 'perfectionist', 'reserve', 'wrong'])
      expect(found(word), word).toEqual(['session true'])
    expect(found('zweifelhaft')).toEqual([])
    rebuildSearchIndex(db)
    expect(found('zweifelhaft')).toEqual([])
    expect(found('kind:session quorum')).toEqual(['session true'])
  })

  it('is not found by what is said in it while it is live, and is when it is over', () => {
    const memory = memoryContext()
    const { context, db } = memory
    const { sessionId } = preparedSession(memory)
    const find = (text: string) => handlers['search.find'](context, { text }).hits.length
    expect(find('halden')).toBe(1)
    expect(find('wrong')).toBe(0)
    db.prepare("UPDATE mockSession SET state = 'ended' WHERE id = ?").run(sessionId)
    expect(find('wrong')).toBe(1)
  })

  it('leaves timeline and search with the trash, and comes back whole', () => {
    const { context, db, clientId, sessionId, found } = oneSession()
    markSession(db, sessionId, '2026-05-15T12:00:00.000Z')
    expect(found('quorum')).toEqual([])
    expect(handlers['interviews.history'](context, { clientId }).timeline).toEqual([])
    expect(handlers['mockSessions.history'](context, { clientId }).sessions).toEqual([])
    handlers['trash.restore'](context, { records: [{ kind: 'mockSession', id: sessionId }] })
    expect(found('quorum')).toEqual(['session true'])
    expect(handlers['mockSessions.report'](context, { id: sessionId }).facts.marks).toHaveLength(3)
  })

  it('goes over to the client who stays when two are merged', () => {
    const { context, db, newId, clientId, sessionId, found } = oneSession()
    const { id: keepId } = saveClient(
      db,
      { fullName: 'Marie Keller-Brandt' },
      '2026-05-01T00:00:00.000Z',
      newId,
    )
    mergeClients(context, { keepId, goneId: clientId, fields: { fullName: 'Marie Keller-Brandt' } })
    const { sessions } = handlers['mockSessions.history'](context, { clientId: keepId })
    expect(sessions.map(({ id, scores }) => [id, scores.length])).toEqual([[sessionId, 2]])
    expect(found('quorum')).toEqual(['session true'])
  })

  it('is erased with its client, its questions, scores and marks too, and no word of it stays in the search', async () => {
    const { db, clientId, found } = oneSession()
    markClient(db, clientId, '2026-05-15T12:00:00.000Z')
    expect(await eraseRecords(db, [{ kind: 'client', id: clientId }])).toEqual({ erased: 1, kept: 0 })
    for (const table of sessionTables)
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get(), table).toEqual({ n: 0 })
    expect(found('quorum')).toEqual([])
    expect(db.prepare("SELECT count(*) AS n FROM local_searchRow WHERE kind = 'session'").get()).toEqual({
      n: 0,
    })
  })

  it('leaves with the whole practice and is the same when it is read in again', async () => {
    const { context, db, clientId, sessionId } = oneSession()
    const folder = join(temporaryFolder(), 'out')
    exportPractice(db, { type: 'export', folder, at: '2026-05-15T12:00:00.000Z', app: '0.0.0' }, quiet)
    const other = memoryContext()
    const file = join(folder, 'practice.json')
    restorePractice(other.db, { type: 'restore', file, isApplied: true }, quiet)
    for (const table of sessionTables) {
      const rows = (one: typeof db) => one.prepare(`SELECT * FROM ${table} ORDER BY id`).all()
      expect(rows(db).length, table).toBeGreaterThan(0)
      expect(rows(other.db), table).toEqual(rows(db))
    }
    const history = handlers['interviews.history'](other.context, { clientId })
    expect(history.timeline).toEqual(handlers['interviews.history'](context, { clientId }).timeline)
    const { hits } = handlers['search.find'](other.context, { text: 'quorum' })
    expect(hits.map(({ id }) => id)).toEqual([sessionId])
  })
})
