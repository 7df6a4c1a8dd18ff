import { clientDraft } from '@shared/clients'
import { describe, expect, it } from 'vitest'
import { countRows } from '../../src/main/backup/verified-backup'
import { saveClient } from '../../src/main/clients/clients-repository'
import { answerCall } from '../../src/main/door'
import { handlers } from '../../src/main/handlers'
import { saveNote } from '../../src/main/notes/notes-repository'
import { listResting } from '../../src/main/retention/retention-repository'
import { keepSearchIndex } from '../../src/main/search/search-service'
import { memoryContext, TODAY } from '../support/practice'

const ask = async (context: ReturnType<typeof memoryContext>['context'], name: string, input: unknown) => {
  const answer = await answerCall(handlers, context, { windowName: 'main', name, input })
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value as Record<string, unknown>
}

/** A client with a note that has a version, last changed at a moment. */
function addClient(
  { db, newId }: ReturnType<typeof memoryContext>,
  fullName: string,
  state: 'active' | 'closed' | 'archived',
  at: string,
): string {
  const { id } = saveClient(db, clientDraft.parse({ fullName, state }), at, newId)
  const noteId = newId()
  for (const text of ['first', 'second']) {
    const body = {
      type: 'doc' as const,
      content: [
        { type: 'paragraph' as const, content: [{ type: 'text' as const, text: `${fullName} ${text}` }] },
      ],
    }
    saveNote(db, { id: noteId, clientId: id, body, keepsVersion: true }, at, newId())
  }
  return id
}

const old = '2025-01-10T09:00:00.000Z'
const recent = '2026-04-10T09:00:00.000Z'

describe('how long closed clients are kept', () => {
  it('proposes nobody before the coach has decided, and then those whose time is over', async () => {
    const practice = memoryContext()
    const { context } = practice
    const ids = [
      addClient(practice, 'Old Closed', 'closed', old),
      addClient(practice, 'Old Archived', 'archived', old),
    ]
    addClient(practice, 'Old Active', 'active', old)
    addClient(practice, 'New Closed', 'closed', recent)
    expect(await ask(context, 'retention.get', {})).toMatchObject({ months: null, due: [], dueTotal: 0 })
    const decided = await ask(context, 'retention.saveMonths', { months: 12 })
    expect(decided).toMatchObject({ months: 12, dueTotal: 2 })
    expect((decided.due as { id: string }[]).map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    expect(await ask(context, 'retention.saveMonths', { months: null })).toMatchObject({ dueTotal: 0 })
  })

  it('erases those chosen with all that is theirs, and leaves alone whose time is not over', async () => {
    const practice = memoryContext()
    const { context, db } = practice
    const gone = addClient(practice, 'Zebedee Quondam', 'closed', old)
    const active = addClient(practice, 'Still Here', 'active', old)
    const fresh = addClient(practice, 'Just Closed', 'closed', recent)
    keepSearchIndex(context)
    await ask(context, 'retention.saveMonths', { months: 12 })
    const answer = await ask(context, 'retention.erase', { clientIds: [gone, active, fresh] })
    expect(answer).toEqual({ clients: 1, forgottenOn: '2027-05-16' })
    expect(db.prepare('SELECT fullName FROM client ORDER BY fullName').pluck().all()).toEqual([
      'Just Closed',
      'Still Here',
    ])
    keepSearchIndex(context)
    expect((await ask(context, 'search.find', { text: 'Quondam' })).hits ?? []).toEqual([])
    for (const table of Object.keys(countRows(db))) {
      const rows = db.prepare(`SELECT * FROM "${table}"`).raw().all()
      expect(JSON.stringify(rows), table).not.toMatch(/Zebedee|Quondam/)
    }
  })

  it('writes down that it was done, and nothing of whom', async () => {
    const practice = memoryContext()
    const { context, db } = practice
    const gone = addClient(practice, 'Zebedee Quondam', 'closed', old)
    await ask(context, 'retention.saveMonths', { months: 3 })
    await ask(context, 'retention.erase', { clientIds: [gone] })
    const removed = addClient(practice, 'Asked For', 'active', recent)
    await ask(context, 'clients.remove', { id: removed })
    const erased = await ask(context, 'trash.erase', { records: [{ kind: 'client', id: removed }] })
    expect(erased).toMatchObject({ erased: 1, forgottenOn: '2027-05-16' })
    const { erasures } = (await ask(context, 'retention.get', {})) as { erasures: Record<string, unknown>[] }
    expect(erasures.map(({ reason, clients, erasedOn }) => ({ reason, clients, erasedOn }))).toEqual([
      { reason: 'asked', clients: 1, erasedOn: TODAY },
      { reason: 'retention', clients: 1, erasedOn: TODAY },
    ])
    const kept = JSON.stringify(db.prepare('SELECT * FROM erasureRecord').raw().all())
    expect(kept).not.toMatch(/Zebedee|Asked|For/)
    expect(kept).not.toContain(gone)
    expect(kept).not.toContain(removed)
  })

  it('records nothing where nothing was erased', async () => {
    const { context, db } = memoryContext()
    await ask(context, 'retention.saveMonths', { months: 12 })
    expect(await ask(context, 'retention.erase', { clientIds: [context.newId()] })).toMatchObject({
      clients: 0,
    })
    await ask(context, 'trash.empty', {})
    expect(db.prepare('SELECT count(*) FROM erasureRecord').pluck().get()).toBe(0)
  })

  it('finds those whose time is over by the index that is kept for it', () => {
    const { db } = memoryContext()
    const plans: string[] = []
    const explained = new Proxy(db, {
      get: (target, key) =>
        key === 'prepare'
          ? (sql: string) => {
              plans.push(
                JSON.stringify(target.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ before: '', limit: 1 })),
              )
              return target.prepare(sql)
            }
          : Reflect.get(target, key),
    })
    listResting(explained, '2026-01-01', 10)
    expect(plans.join()).toContain('clientAtRest')
    expect(plans.join()).not.toMatch(/SCAN client\b(?! USING)|TEMP B-TREE/)
  })
})
