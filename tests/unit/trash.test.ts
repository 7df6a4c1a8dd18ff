import { type TrashKind, trashKinds } from '@shared/trash'
import type { Database } from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { removeChangedTemplate, saveChangedTemplate } from '../../src/main/advice/templates-repository'
import { getClient, markClient, saveClient } from '../../src/main/clients/clients-repository'
import { caseHistory } from '../../src/main/interviews/case-history'
import {
  markAnswered,
  markHistoryRecord,
  saveEvent,
  saveOpportunity,
  savePromise,
  saveQuestion,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { createLetter, markLetter, recordExport } from '../../src/main/letters/letters-repository'
import { listNotes, markNote, saveNote } from '../../src/main/notes/notes-repository'
import { createDocument } from '../../src/main/records/documents-repository'
import { eraseSlice } from '../../src/main/trash/erase'
import { queueRecords } from '../../src/main/trash/erasure-repository'
import { startQuietSweeps } from '../../src/main/trash/quiet-sweeps'
import { isSweepDue, sweep } from '../../src/main/trash/sweep'
import { saveSweepState } from '../../src/main/trash/sweep-state-repository'
import { trashSources } from '../../src/main/trash/trash-kinds-repository'
import { trashPageSql } from '../../src/main/trash/trash-repository'
import { eraseRecords, restoreRecords, trashPage } from '../../src/main/trash/trash-service'
import { trustedTime } from '../../src/main/trash/trusted-time'
import { recordChanges } from '../../src/main/undo/record-changes'
import { recordedTables } from '../../src/main/undo/recorded-tables'
import { columnsOf } from '../../src/main/undo/recording-repository'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const day = (instant: string) => instant.slice(0, 10)
const daysFromNow = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

function trashOf(db: Database, words = '', kind: TrashKind | null = null) {
  return trashPage(db, { words, kind, offset: 0, limit: 100 }, day)
}

const noteOf = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
})

/** A client with one of nearly everything. */
function fullCase(practice = memoryPractice(), fullName = 'Marie Kovac') {
  const { db, newId, writing } = practice
  const client = saveClient(db, { fullName, tags: ['finance'] }, at, newId)
  const clientId = client.id
  const opportunity = saveOpportunity(
    db,
    { clientId, employerName: 'Contoso', role: 'Analyst', contactName: 'Ruth Adler' },
    writing,
  )
  const opportunityId = opportunity.id
  const round = saveRound(
    db,
    { clientId, opportunityId, stage: 'first', heldOn: TODAY, questions: [{ body: 'Why us?' }] },
    writing,
  )
  const event = saveEvent(db, { clientId, opportunityId, kind: 'applied', happenedOn: TODAY }, writing)
  const promise = savePromise(
    db,
    { clientId, opportunityId, saidOn: TODAY, promisedFrom: TODAY, promisedTo: TODAY },
    writing,
  )
  const question = saveQuestion(db, { clientId, opportunityId, body: 'When?', askedOn: TODAY }, writing)
  const letter = createLetter(
    db,
    {
      id: newId(),
      clientId,
      opportunityId,
      roundId: round.id,
      questionId: question.id,
      kind: 'letter',
      title: 'While you wait',
      body: noteOf('Dear Marie'),
      topics: ['promised-date-passed'],
      filled: [{ field: 'x', value: 'y' }],
    },
    at,
    newId,
  )
  recordExport(db, letter.id, { fileName: 'a.pdf', at, facts: [] }, newId)
  markAnswered(db, question.id, letter.id, at)
  const note = saveNote(db, { id: newId(), clientId, body: noteOf('She was calm') }, at, newId())
  const document = createDocument(
    db,
    { id: newId(), clientId, opportunityId, fileName: 'cv.pdf', content: Buffer.from('bytes') },
    at,
  )
  return {
    ...practice,
    client,
    clientId,
    opportunity,
    opportunityId,
    round,
    event,
    promise,
    question,
    letter,
    note,
    document,
  }
}

const rowCounts = (db: Database) =>
  Object.fromEntries(
    [...recordedTables, 'documentContent'].map((table) => [
      table,
      (db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n,
    ]),
  )

function sweepOn(db: Database, now: Date): void {
  const steps = sweep(db, now, day(now.toISOString()))
  while (!steps.next().done);
}

/** A practice in which the app is used every day. */
function useDaily(db: Database, from: number, to: number): void {
  for (let n = from; n <= to; n += 1) sweepOn(db, daysFromNow(n))
}

describe('the list of the trash', () => {
  it('names what was removed, whose it is, when, and until when it can be brought back', () => {
    const { db, note, client } = fullCase()
    markNote(db, note.id, at)
    expect(trashOf(db).rows).toEqual([
      {
        kind: 'note',
        id: note.id,
        name: 'She was calm',
        code: null,
        on: null,
        clientName: client.fullName,
        employer: null,
        removedOn: TODAY,
        erasedOn: '2026-06-14',
        comesWith: [],
      },
    ])
  })

  it('shows the newest first, a page at a time, and counts the whole', () => {
    const { db, newId, clientId } = fullCase()
    for (let n = 0; n < 25; n += 1) {
      const { id } = saveNote(db, { id: newId(), clientId, body: noteOf(`Note ${n}`) }, at, newId())
      markNote(db, id, daysFromNow(-n).toISOString())
    }
    const page = trashPage(db, { words: '', kind: null, offset: 10, limit: 10 }, day)
    expect(page).toMatchObject({ total: 25, allTotal: 25 })
    expect(page.rows.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, (_, n) => `Note ${n + 10}`))
  })

  it('finds words in texts, clients and employers, signs of SQL among them, and one kind', () => {
    const { db, note, round, event, letter } = fullCase()
    markNote(db, note.id, at)
    markHistoryRecord(db, { type: 'round', id: round.id }, at)
    markHistoryRecord(db, { type: 'event', id: event.id }, at)
    markLetter(db, letter.id, at)
    const kinds = (words: string, kind: TrashKind | null = null) =>
      trashOf(db, words, kind)
        .rows.map((row) => row.kind)
        .toSorted()
    expect(kinds('calm')).toEqual(['note'])
    expect(kinds('marie contoso')).toEqual(['event', 'letter', 'round'])
    expect(kinds('paragraph')).toEqual([])
    expect(kinds('%')).toEqual([])
    expect(kinds('', 'round')).toEqual(['round'])
    expect(trashOf(db, 'calm')).toMatchObject({ total: 1, allTotal: 4 })
  })

  it('shows an opportunity once, without what went along with it, and says what else is in the trash', () => {
    const { db, opportunityId, event, clientId, letter } = fullCase()
    markHistoryRecord(db, { type: 'event', id: event.id }, daysFromNow(-1).toISOString())
    markHistoryRecord(db, { type: 'opportunity', id: opportunityId }, at)
    markLetter(db, letter.id, daysFromNow(-2).toISOString())
    expect(trashOf(db).rows.map(({ kind, comesWith }) => [kind, comesWith.map((one) => one.kind)])).toEqual([
      ['opportunity', []],
      ['event', ['opportunity']],
      ['letter', ['opportunity']],
    ])
    markClient(db, clientId, daysFromNow(1).toISOString())
    expect(trashOf(db).rows.map(({ kind, comesWith }) => [kind, comesWith.map((one) => one.kind)])).toEqual([
      ['client', []],
      ['opportunity', ['client']],
      ['event', ['client', 'opportunity']],
      ['letter', ['client', 'opportunity']],
    ])
  })

  it('leaves the lesser of two merged clients to the undoing of the merge', () => {
    const { db, newId, clientId } = fullCase()
    recordChanges(db, { kind: 'merge', label: 'Marie', at, newId }, () => markClient(db, clientId, at))
    expect(trashOf(db).rows).toEqual([])
  })

  it('has a source for each kind, with columns that exist', () => {
    const { db } = memoryPractice()
    for (const kind of trashKinds) {
      const { table, hasOpportunity, client } = trashSources[kind]
      const columns = columnsOf(db, table)
      expect(columns).toContain('deletedAt')
      expect(columns.includes('opportunityId') && client === 'clientId').toBe(hasOpportunity ?? false)
    }
  })

  it.each([null, ...trashKinds])('reads a page by the index of removed rows (%s)', (kind) => {
    const { db } = memoryPractice()
    const sql = trashPageSql({ words: [], kind })
    const plan = (
      db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ limit: 100, offset: 0 }) as { detail: string }[]
    ).map(({ detail }) => detail)
    const tables =
      kind === null ? trashKinds.map((one) => trashSources[one].table) : [trashSources[kind].table]
    for (const table of tables)
      expect(plan.some((step) => step.includes(`INDEX ${table}Removed `))).toBe(true)
    expect(
      plan
        .filter((step) => step.startsWith('SCAN'))
        .every((step) => /USING INDEX|SCAN page|SCAN json_tree/.test(step)),
    ).toBe(true)
    expect(plan.filter((step) => step.includes('TEMP B-TREE FOR ORDER BY')).length).toBeLessThanOrEqual(1)
  })
})

describe('bringing back', () => {
  it('an opportunity brings its lines back, but not one that was removed before', () => {
    const { db, clientId, opportunityId, event } = fullCase()
    const shown = () =>
      caseHistory(db, clientId, TODAY, () => TODAY)
        .timeline.map(({ type }) => type)
        .toSorted()
    const before = shown()
    markHistoryRecord(db, { type: 'event', id: event.id }, daysFromNow(-1).toISOString())
    markHistoryRecord(db, { type: 'opportunity', id: opportunityId }, at)
    expect(shown()).not.toContain('round')
    expect(restoreRecords(db, [{ kind: 'opportunity', id: opportunityId }], at)).toBe(1)
    expect(shown()).toEqual(before.filter((type) => type !== 'event'))
  })

  it('a line brings back the opportunity and the client it belongs to', () => {
    const { db, clientId, opportunityId, round } = fullCase()
    markHistoryRecord(db, { type: 'round', id: round.id }, daysFromNow(-1).toISOString())
    markHistoryRecord(db, { type: 'opportunity', id: opportunityId }, at)
    markClient(db, clientId, at)
    expect(restoreRecords(db, [{ kind: 'round', id: round.id }], at)).toBe(3)
    expect(trashOf(db).total).toBe(0)
  })

  it('a removed letter leaves its question open, and answers it again when it is back', () => {
    const { db, letter, question } = fullCase()
    const answeredBy = () =>
      (
        db.prepare('SELECT answeredByLetterId AS id FROM question WHERE id = ?').get(question.id) as {
          id: string | null
        }
      ).id
    markLetter(db, letter.id, at)
    expect(answeredBy()).toBeNull()
    restoreRecords(db, [{ kind: 'letter', id: letter.id }], at)
    expect(answeredBy()).toBe(letter.id)
  })

  it('an earlier wording changes places with the one in use', () => {
    const { db, newId } = memoryPractice()
    const topicId = 'promised-date-passed'
    saveChangedTemplate(db, { topicId, body: 'first', shortBody: 'a' }, { at, newId })
    removeChangedTemplate(db, topicId, at)
    saveChangedTemplate(db, { topicId, body: 'second', shortBody: 'b' }, { at, newId })
    const [row] = trashOf(db).rows
    expect(row).toMatchObject({ kind: 'wording' })
    expect(row?.name).not.toBe(topicId)
    restoreRecords(db, [{ kind: 'wording', id: row?.id ?? '' }], at)
    expect(db.prepare('SELECT body FROM template WHERE deletedAt IS NULL').all()).toEqual([{ body: 'first' }])
    expect(trashOf(db).total).toBe(1)
  })

  it('leaves a record alone that is not removed or not there', () => {
    const { db, clientId, newId } = fullCase()
    expect(
      restoreRecords(
        db,
        [
          { kind: 'client', id: clientId },
          { kind: 'note', id: newId() },
        ],
        at,
      ),
    ).toBe(0)
  })
})

describe('erasing for good', () => {
  it('erases a client with all that hangs on it, and nothing else', async () => {
    const practice = memoryPractice()
    const empty = rowCounts(practice.db)
    const other = fullCase(practice, 'Jes Lind')
    const before = rowCounts(practice.db)
    const { db, newId, clientId } = fullCase(practice)
    saveNote(db, { id: newId(), clientId, body: noteOf('kept'), keepsVersion: true }, at, newId())
    recordChanges(db, { kind: 'bulk', label: 'x', at, newId }, () =>
      saveClient(db, { id: clientId, fullName: 'Secret Name' }, at, newId),
    )
    markClient(db, clientId, at)
    expect(await eraseRecords(db, [{ kind: 'client', id: clientId }])).toEqual({ erased: 1, kept: 0 })
    expect(rowCounts(db)).toEqual(before)
    expect(db.pragma('foreign_key_check')).toEqual([])
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(db.prepare("SELECT * FROM changeRow WHERE beforeRow LIKE '%Kovac%'").all()).toEqual([])
    expect(db.prepare('SELECT * FROM erasure').all()).toEqual([])
    markClient(db, other.clientId, at)
    await eraseRecords(db, 'all')
    expect(rowCounts(db)).toEqual({ ...empty, employer: 1, contact: 1 })
  })

  it('forgets a record where it is only mentioned', async () => {
    const { db, question, letter, opportunityId, note, document } = fullCase()
    markHistoryRecord(db, { type: 'question', id: question.id }, at)
    markHistoryRecord(db, { type: 'opportunity', id: opportunityId }, at)
    await eraseRecords(db, 'all')
    expect(
      db.prepare('SELECT opportunityId, questionId, roundId FROM letter WHERE id = ?').get(letter.id),
    ).toEqual({ opportunityId: null, questionId: null, roundId: null })
    expect(db.prepare('SELECT opportunityId FROM document WHERE id = ?').get(document.id)).toEqual({
      opportunityId: null,
    })
    expect(listNotes(db, note.clientId)).toHaveLength(1)
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  it('keeps an employer that an opportunity still needs, and lets it go with the opportunity', async () => {
    const { db, opportunity, opportunityId } = fullCase()
    const employer = { kind: 'employer' as const, id: opportunity.employerId }
    db.prepare('UPDATE employer SET deletedAt = ? WHERE id = ?').run(at, employer.id)
    expect(await eraseRecords(db, [employer])).toEqual({ erased: 0, kept: 1 })
    expect(trashOf(db).total).toBe(1)
    markHistoryRecord(db, { type: 'opportunity', id: opportunityId }, at)
    expect(await eraseRecords(db, 'all')).toEqual({ erased: 2, kept: 0 })
    expect(db.prepare('SELECT count(*) AS n FROM employer').get()).toEqual({ n: 0 })
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  it('erases nothing that is not removed', async () => {
    const { db, clientId } = fullCase()
    expect(await eraseRecords(db, [{ kind: 'client', id: clientId }])).toEqual({ erased: 0, kept: 0 })
    expect(getClient(db, clientId).deletedAt).toBeNull()
  })

  it('goes on after a crash: what is on its way is neither listed nor brought back', () => {
    const { db, clientId } = fullCase()
    markClient(db, clientId, at)
    queueRecords(db, [{ kind: 'client', id: clientId }])
    let time = 0
    // A clock by which every step uses a slice up.
    const step = () => eraseSlice(db, () => (time += 1_000))
    step()
    expect(trashOf(db).total).toBe(0)
    expect(restoreRecords(db, [{ kind: 'client', id: clientId }], at)).toBe(0)
    let slices = 1
    while (!step().isDone) slices += 1
    expect(slices).toBeGreaterThan(10)
    expect(() => getClient(db, clientId)).toThrow('not-found')
  })
})

describe('the going through after 30 days', () => {
  it('erases what was removed more than 30 days ago, once a day', () => {
    const { db, note, letter } = fullCase()
    markNote(db, note.id, at)
    useDaily(db, 0, 20)
    markLetter(db, letter.id, daysFromNow(20).toISOString())
    useDaily(db, 21, 29)
    expect(trashOf(db).rows.map(({ kind }) => kind)).toEqual(['letter', 'note'])
    expect(isSweepDue(db, day(daysFromNow(29).toISOString()))).toBe(false)
    expect(isSweepDue(db, day(daysFromNow(30).toISOString()))).toBe(true)
    useDaily(db, 30, 31)
    expect(trashOf(db).rows.map(({ kind }) => kind)).toEqual(['letter'])
    expect(db.prepare('SELECT count(*) AS n FROM note').get()).toEqual({ n: 0 })
  })

  it('does not erase the trash when the clock jumps ten years ahead, nor after it is put right', () => {
    const { db, note } = fullCase()
    useDaily(db, 0, 2)
    markNote(db, note.id, daysFromNow(2).toISOString())
    sweepOn(db, daysFromNow(3_652))
    expect(trashOf(db).total).toBe(1)
    useDaily(db, 3, 31)
    expect(trashOf(db).total).toBe(1)
    useDaily(db, 32, 33)
    expect(trashOf(db).total).toBe(0)
  })

  it('gives what a wrong clock removed in the future its 30 days from now', () => {
    const { db, note } = fullCase()
    markNote(db, note.id, daysFromNow(3_652).toISOString())
    useDaily(db, 0, 30)
    expect(trashOf(db).total).toBe(1)
    expect(trashOf(db).rows[0]?.removedOn).toBe(TODAY)
    useDaily(db, 31, 32)
    expect(trashOf(db).total).toBe(0)
  })

  it('moves its time by at most three days with a day of use, and never past the clock', () => {
    const state = { trustedAt: '2026-05-01T00:00:00.000Z', sweptOn: '2026-05-01' }
    const after = (now: string, today = now.slice(0, 10)) =>
      trustedTime(state, { at: now, today, oldestRemoval: null })
    expect(after('2026-05-02T00:00:00.000Z')).toBe('2026-05-02T00:00:00.000Z')
    expect(after('2036-05-02T00:00:00.000Z')).toBe('2026-05-04T00:00:00.000Z')
    expect(after('2026-04-01T00:00:00.000Z')).toBe('2026-04-01T00:00:00.000Z')
    expect(after('2036-05-01T00:00:00.000Z', '2026-05-01')).toBe(state.trustedAt)
    expect(trustedTime(null, { at, today: TODAY, oldestRemoval: '2026-01-01T00:00:00.000Z' })).toBe(
      '2026-01-01T00:00:00.000Z',
    )
    expect(trustedTime(null, { at, today: TODAY, oldestRemoval: null })).toBe(at)
  })
})

describe('the quiet moments for it', () => {
  it('begin after the start, end with each call, and come back; once a day', () => {
    vi.useFakeTimers()
    try {
      const { db, note } = fullCase()
      markNote(db, note.id, daysFromNow(-40).toISOString())
      saveSweepState(db, { trustedAt: at, sweptOn: '2026-05-14' })
      let erasures = 0
      let tidied = 0
      const sweeps = startQuietSweeps({
        db,
        now: () => NOW,
        today: () => TODAY,
        log: { info: () => undefined, error: (line, cause) => expect.fail(`${line} ${String(cause)}`) },
        onErased: () => (erasures += 1),
        clock: () => Date.now(),
        tidy: () => {
          tidied += 1
          return tidied % 3 !== 0
        },
      })
      vi.advanceTimersByTime(50_000)
      expect(trashOf(db).total).toBe(1)
      for (let second = 0; second < 120; second += 1) {
        sweeps.heard()
        vi.advanceTimersByTime(1_000)
      }
      expect(trashOf(db).total).toBe(1)
      expect(tidied).toBe(0)
      vi.advanceTimersByTime(180_000)
      // Three slices at each look, and none between two looks.
      expect(tidied % 3).toBe(0)
      expect(tidied).toBeGreaterThan(0)
      expect(trashOf(db).total).toBe(0)
      expect(erasures).toBe(1)
      expect(isSweepDue(db, TODAY)).toBe(false)
      vi.advanceTimersByTime(600_000)
      expect(erasures).toBe(1)
      sweeps.stop()
    } finally {
      vi.useRealTimers()
    }
  })
})
