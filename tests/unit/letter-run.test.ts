import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { draftLetters, stopLetters } from '../../src/main/clients/letter-run'
import { listLetters } from '../../src/main/letters/letters-repository'
import { undoChangeSet } from '../../src/main/undo/undo-service'
import { memoryContext, NOW } from '../support/practice'

const at = NOW.toISOString()
const topicId = 'keep-searching'

function caseload(count: number) {
  const practice = memoryContext()
  const { db, newId } = practice
  const ids = Array.from(
    { length: count },
    (_, place) => saveClient(db, { fullName: `Client ${String(place).padStart(3, '0')}` }, at, newId).id,
  )
  const lettersOf = (id: string) => listLetters(db, id)
  return { ...practice, ids, lettersOf }
}

describe('a run of letters', () => {
  it('drafts one for each client, tells how far it is, and is taken back as a whole', async () => {
    const { context, db, writing, newId, ids, lettersOf, outside } = caseload(3)
    const answer = await draftLetters(context, { runId: newId(), selection: { ids }, topicId })
    expect(answer).toMatchObject({ count: 3, stopped: false, leftOut: [], overLimit: 0 })
    expect(ids.map((id) => lettersOf(id).map(({ topics }) => topics))).toEqual(ids.map(() => [[topicId]]))
    expect(outside.emitted.filter((name) => name === 'clients.lettersProgress')).toHaveLength(3)
    undoChangeSet(db, answer.changeSetId ?? '', writing)
    expect(ids.flatMap(lettersOf)).toEqual([])
  })

  it('leaves out those at rest and those for whom such a draft waits, and says so by name', async () => {
    const { context, db, newId, ids, lettersOf } = caseload(3)
    const [first = '', second = ''] = ids
    saveClient(db, { id: first, fullName: 'Archived Person', state: 'archived' }, at, newId)
    const run = (selected: string[]) =>
      draftLetters(context, { runId: newId(), selection: { ids: selected }, topicId })
    await run([second])
    const answer = await run(ids)
    expect(answer.count).toBe(1)
    expect(answer.leftOut).toEqual([
      { id: first, name: 'Archived Person', reason: 'not_active' },
      { id: second, name: 'Client 001', reason: 'has_draft' },
    ])
    expect(lettersOf(second)).toHaveLength(1)
  })

  it('drafts a hundred at most and says how many are left', async () => {
    const { context, newId } = caseload(103)
    const answer = await draftLetters(context, { runId: newId(), selection: { list: {} }, topicId })
    expect(answer).toMatchObject({ count: 100, overLimit: 3 })
  })

  it('that is stopped writes nothing', async () => {
    const { context, newId, ids, lettersOf } = caseload(5)
    const runId = newId()
    const running = draftLetters(context, { runId, selection: { ids }, topicId })
    stopLetters(runId)
    expect(await running).toMatchObject({ stopped: true, count: 0, changeSetId: null })
    expect(ids.flatMap(lettersOf)).toEqual([])
    stopLetters(runId)
    const again = await draftLetters(context, { runId, selection: { ids }, topicId })
    expect(again.count).toBe(5)
  })

  it('about a topic that nobody knows writes nothing', async () => {
    const { context, newId, ids, lettersOf } = caseload(1)
    await expect(
      draftLetters(context, { runId: newId(), selection: { ids }, topicId: 'no-such-topic' }),
    ).rejects.toThrow('topic-unknown')
    expect(ids.flatMap(lettersOf)).toEqual([])
  })
})
