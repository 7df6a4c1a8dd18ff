import { docFromPlainText } from '@shared/rich-text'
import type { SearchHit } from '@shared/search'
import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markClient, saveClient } from '../../src/main/clients/clients-repository'
import { answerCall } from '../../src/main/door'
import { handlers } from '../../src/main/handlers'
import {
  markHistoryRecord,
  saveMessage,
  saveOpportunity,
  savePromise,
  saveQuestion,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { createLetter } from '../../src/main/letters/letters-repository'
import { markNote, saveNote } from '../../src/main/notes/notes-repository'
import {
  deferSearchIndex,
  indexMarked,
  mergeSearchIndex,
  rebuildSearchIndex,
} from '../../src/main/search/search-index-repository'
import { findRecords } from '../../src/main/search/search-service'
import { memoryContext, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()

function oneCase() {
  const made = memoryContext()
  const { db, newId, writing, context } = made
  const client = saveClient(
    db,
    {
      fullName: 'Marie Keller',
      preferredName: 'Mia',
      email: 'marie@keller.example',
      goals: 'Wants to lead a team',
      tags: ['finance'],
    },
    at,
    newId,
  )
  const clientId = client.id
  const opportunity = saveOpportunity(
    db,
    { clientId, employerName: 'Contoso', role: 'Financial analyst', contactName: 'Ruth Adler' },
    writing,
  )
  const ids = { clientId, opportunityId: opportunity.id }
  const note = (text: string, id = newId(), owner = clientId) =>
    saveNote(db, { id, clientId: owner, body: docFromPlainText(text) }, at, newId())
  const find = (text: string) => findRecords(context, text)
  const kinds = (text: string) => find(text).hits.map((hit) => hit.kind)
  return { ...made, client, opportunity, ids, note, find, kinds }
}

const shown = (parts: SearchHit['title']) =>
  parts.map((part) => (part.isHit ? `[${part.text}]` : part.text)).join('')

/** What the index holds, without the keys, which tell only the order within a day. */
function indexOf(db: Database) {
  const rows = db
    .prepare(
      'SELECT kind, recordId, clientId, opportunityId, onDay, title, denseText, rowKey / 10000000 AS day FROM local_searchRow ORDER BY recordId',
    )
    .all()
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, local_search, instance)')
  const words = db
    .prepare(
      'SELECT w.term, r.recordId, w.col, w."offset" AS place FROM temp.words w JOIN local_searchRow r ON r.rowKey = w.doc ORDER BY r.recordId, w.col, w."offset", w.term',
    )
    .all()
  const strays = db
    .prepare('SELECT count(*) FROM temp.words WHERE doc NOT IN (SELECT rowKey FROM local_searchRow)')
    .pluck()
    .get()
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.names USING fts5vocab(main, local_searchName, instance)')
  const names = db
    .prepare(
      'SELECT w.term, r.recordId FROM temp.names w LEFT JOIN local_searchRow r ON r.rowKey = w.doc ORDER BY r.recordId, w.term, w."offset"',
    )
    .all()
  return { rows, words, strays, names }
}

const plain = (text: string) => ({ type: 'text', text }) as const

describe('what is found', () => {
  it('is every kind of record by its words', () => {
    const { db, ids, writing, newId, note, kinds } = oneCase()
    note('She was calm about the aardvark')
    saveRound(
      db,
      {
        ...ids,
        stage: 'panel',
        heldOn: TODAY,
        interviewers: 'Omar Bakshi',
        debrief: 'They asked about an aardvark',
      },
      writing,
    )
    savePromise(
      db,
      { ...ids, saidOn: TODAY, promisedFrom: TODAY, promisedTo: TODAY, words: 'You hear from the aardvark' },
      writing,
    )
    saveMessage(db, { ...ids, direction: 'in', sentOn: TODAY, summary: 'An aardvark wrote' }, writing)
    saveQuestion(db, { ...ids, body: 'May I call the aardvark?', askedOn: TODAY }, writing)
    createLetter(
      db,
      {
        id: newId(),
        ...ids,
        roundId: null,
        questionId: null,
        kind: 'letter',
        title: 'On waiting',
        body: docFromPlainText('Dear aardvark'),
        topics: [],
        filled: [],
      },
      at,
      newId,
    )
    expect(new Set(kinds('aardvark'))).toEqual(
      new Set(['note', 'round', 'promise', 'message', 'question', 'letter']),
    )
    expect(kinds('waiting')).toEqual(['letter'])
    expect(kinds('analyst')).toEqual(['opportunity'])
    expect(kinds('adler')).toEqual(['contact'])
    expect(kinds('contoso')).toEqual(['employer'])
    expect(kinds('bakshi')).toEqual(['round'])
    for (const text of ['keller', 'mia', 'finance', 'lead a team', 'marie@keller.example'])
      expect(kinds(text), text).toEqual(['client'])
  })

  it('has its words marked, says whose it is and when', () => {
    const { note, ids, find } = oneCase()
    note('First line.\nThen the Panel was kind.')
    const [hit] = find('panel').hits
    expect(hit).toMatchObject({
      kind: 'note',
      clientId: ids.clientId,
      clientName: 'Marie Keller',
      on: TODAY,
      employerName: null,
    })
    expect(shown(hit?.snippet ?? [])).toBe('First line. Then the [Panel] was kind.')
    expect(find('contos').hits[0]).toMatchObject({ employerName: 'Contoso', on: null })
    expect(shown(find('contos').hits[0]?.title ?? [])).toBe('[Contoso]')
  })

  it('needs every word, the last one only begun, and phrases as they stand', () => {
    const { note, kinds } = oneCase()
    note('the promised date has passed')
    expect(kinds('promised passed')).toEqual(['note'])
    expect(kinds('promised pas')).toEqual(['note'])
    expect(kinds('prom passed')).toEqual([])
    expect(kinds('"date has passed"')).toEqual(['note'])
    expect(kinds('"passed has date"')).toEqual([])
  })

  it('is the whole word where that stands in very many records, else all that begins so', () => {
    const { db, ids, newId, find } = oneCase()
    const add = (words: string) =>
      saveNote(db, { id: newId(), clientId: ids.clientId, body: docFromPlainText(words) }, at, newId())
    add('interviewer')
    for (let count = 0; count < 599; count += 1) add('interview')
    add('interviewed')
    const texts = () => JSON.stringify(find('kind:note interview').hits.map(({ snippet }) => snippet))
    expect(texts()).toContain('ed')
    add('interview')
    expect(texts()).not.toContain('ed')
    expect(JSON.stringify(find('kind:note interviewe').hits)).toContain('interviewe')
  })

  it('joins words whose letters stand in different styles, and parts paragraphs', () => {
    const { db, ids, newId, kinds } = oneCase()
    saveNote(
      db,
      {
        id: newId(),
        clientId: ids.clientId,
        body: {
          type: 'doc',
          content: [
            {
              type: 'paragraph',
              content: [plain('unfor'), { ...plain('gettable'), marks: [{ type: 'bold' }] }],
            },
            { type: 'paragraph', content: [plain('evening')] },
          ],
        },
      },
      at,
      newId(),
    )
    expect(kinds('unforgettable')).toEqual(['note'])
    expect(kinds('evening')).toEqual(['note'])
    expect(kinds('gettableevening')).toEqual([])
  })

  it('does without accents, and finds scripts without spaces sign by sign', () => {
    const { note, kinds } = oneCase()
    note('Der Kündigungsgrund war naïve')
    note('明日の面接は十時です')
    note('مقابلة العمل يوم الاثنين')
    expect(kinds('kundigungsgrund')).toEqual(['note'])
    expect(kinds('naïve')).toEqual(['note'])
    expect(kinds('面接')).toEqual(['note'])
    expect(kinds('面接 十時')).toEqual(['note'])
    expect(kinds('面談')).toEqual([])
    expect(kinds('العمل')).toEqual(['note'])
    expect(kinds('kind:letter 面接')).toEqual([])
  })

  it('begins with names by their first letter, and with nothing by nothing', () => {
    const { find, kinds } = oneCase()
    expect(kinds('m')).toEqual(['client'])
    expect(kinds('C')).toEqual(['employer'])
    expect(find('').hits).toEqual([])
    expect(find('🎉').hits).toEqual([])
  })

  it('shows a few of each kind, so that many notes hide nothing', () => {
    const { db, ids, writing, note, find } = oneCase()
    saveQuestion(db, { ...ids, body: 'Which walrus?', askedOn: '2025-01-01' }, writing)
    for (let count = 0; count < 60; count += 1) note(`walrus ${count}`)
    const answer = find('walrus')
    expect(answer.hits.filter((hit) => hit.kind === 'note')).toHaveLength(6)
    expect(answer.hits.filter((hit) => hit.kind === 'question')).toHaveLength(1)
    expect(answer.hasMore).toBe(true)
    expect(find('walrus kind:note').hits).toHaveLength(24)
    expect(find('walrus kind:question').hasMore).toBe(false)
  })
})

describe('filters', () => {
  it('hold for client, employer, kind, stage and days', () => {
    const { db, newId, ids, writing, note, find, kinds } = oneCase()
    const other = saveClient(db, { fullName: 'Paul Keller' }, at, newId)
    note('otter one')
    note('otter two', newId(), other.id)
    saveRound(db, { ...ids, stage: 'final', heldOn: '2026-04-01', debrief: 'otter' }, writing)
    saveMessage(db, { ...ids, direction: 'in', sentOn: '2025-12-31', summary: 'otter' }, writing)
    expect(kinds('otter client:marie').toSorted()).toEqual(['message', 'note', 'round'])
    expect(kinds('otter client:keller')).toHaveLength(4)
    expect(kinds('otter client:nobody')).toEqual([])
    expect(kinds('otter employer:conto').toSorted()).toEqual(['message', 'round'])
    expect(kinds('otter kind:message')).toEqual(['message'])
    expect(kinds('otter stage:final').toSorted()).toEqual(['message', 'note', 'round'])
    expect(kinds('otter stage:phone')).toEqual([])
    expect(kinds('otter before:2026')).toEqual(['message'])
    expect(kinds('otter after:1 April').toSorted()).toEqual(['note', 'note', 'round'])
    expect(kinds('otter after:2 April before:1 May')).toEqual([])
    expect(kinds('before:2026')).toEqual(['message'])
    expect(find('otter stage:zebra').unknown).toEqual(['stage:zebra'])
  })
})

describe('the index', () => {
  it('lets go of what is removed and takes it back, a client with all of theirs', () => {
    const { db, ids, newId, note, kinds, writing } = oneCase()
    const { id } = note('narwhal')
    markNote(db, id, at)
    expect(kinds('narwhal')).toEqual([])
    markNote(db, id, null)
    expect(kinds('narwhal')).toEqual(['note'])
    const round = saveRound(db, { ...ids, stage: 'phone', heldOn: TODAY, debrief: 'narwhal' }, writing)
    markHistoryRecord(db, { type: 'opportunity', id: ids.opportunityId }, at)
    expect(kinds('narwhal')).toEqual(['note'])
    markHistoryRecord(db, { type: 'opportunity', id: ids.opportunityId }, null)
    expect(kinds('narwhal').toSorted()).toEqual(['note', 'round'])
    markClient(db, ids.clientId, at)
    expect([...kinds('narwhal'), ...kinds('keller'), ...kinds('analyst')]).toEqual([])
    expect(kinds('contoso')).toEqual(['employer'])
    markHistoryRecord(db, { type: 'round', id: round.id }, at)
    markClient(db, ids.clientId, null)
    expect(kinds('narwhal')).toEqual(['note'])
    saveNote(
      db,
      { id: newId(), clientId: ids.clientId, body: docFromPlainText('narwhal again') },
      at,
      newId(),
    )
    expect(kinds('narwhal')).toEqual(['note', 'note'])
  })

  it('has the new words of a changed text and not the old ones', () => {
    const { note, kinds, newId } = oneCase()
    const id = newId()
    note('giraffe', id)
    note('zebra', id)
    expect(kinds('giraffe')).toEqual([])
    expect(kinds('zebra')).toEqual(['note'])
  })

  it('never keeps a text from being saved, even one that cannot be read', () => {
    const { db, ids } = oneCase()
    expect(() =>
      db
        .prepare('INSERT INTO note (id, clientId, body, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?)')
        .run('x', ids.clientId, 'no JSON', at, at),
    ).not.toThrow()
  })

  it('follows later where very much is written at once', () => {
    const { db, newId, kinds, find } = oneCase()
    deferSearchIndex(db, () => {
      for (let count = 0; count < 150; count += 1)
        saveClient(db, { fullName: `Okapi ${count}`, tags: ['new'] }, at, newId)
    })
    expect(db.prepare('SELECT count(*) FROM local_searchMark').pluck().get()).toBe(150)
    expect(find('okapi').isIncomplete).toBe(true)
    while (indexMarked(db, 100)) continue
    expect(find('okapi')).toMatchObject({ isIncomplete: false, hasMore: true })
    expect(kinds('okapi 7')).toContain('client')
  })

  it('grows by a part with each save, and quiet moments put the parts together', () => {
    const { db, note, newId, kinds } = oneCase()
    for (let count = 0; count < 30; count += 1) note(`pangolin ${count}`, newId())
    const parts = () =>
      db.prepare('SELECT count(DISTINCT segid) FROM local_search_idx').pluck().get() as number
    const before = parts()
    expect(before).toBeGreaterThan(20)
    let turns = 0
    while (mergeSearchIndex(db) && turns < 200) turns += 1
    expect(turns).toBeLessThan(200)
    expect(parts()).toBeLessThan(before / 3)
    expect(kinds('pangolin 17')).toEqual(['note'])
    expect(mergeSearchIndex(db)).toBe(false)
  })

  it('switches nothing off when such a work fails', () => {
    const { db, newId, kinds } = oneCase()
    expect(() =>
      deferSearchIndex(db, () => {
        throw new Error('cut off')
      }),
    ).toThrow('cut off')
    saveClient(db, { fullName: 'Quokka' }, at, newId)
    expect(kinds('quokka')).toEqual(['client'])
  })

  it('waits inside a transaction without a savepoint, and goes on after a failure', () => {
    const { db, newId, kinds } = oneCase()
    const add = (fullName: string) => saveClient(db, { fullName }, at, newId)
    db.transaction(() => {
      expect(() =>
        deferSearchIndex(db, () => {
          add('Savepointless Person')
          throw new Error('stopped')
        }),
      ).toThrow('stopped')
      // With a savepoint the failure would have taken the client back; ten thousand rows within one take minutes.
      add('Indexed Person')
    })()
    expect(kinds('indexed')).toEqual(['client'])
    while (indexMarked(db, 10)) continue
    expect(kinds('savepointless')).toEqual(['client'])
  })

  it('is after any edits what it would be if it were made anew', () => {
    const edit = fc.record({
      act: fc.constantFrom(
        'note',
        'round',
        'question',
        'message',
        'removeNote',
        'removeRound',
        'client',
        'removeClient',
        'restoreClient',
        'removeOpportunity',
        'restoreOpportunity',
        'eraseNote',
        'employer',
      ),
      which: fc.nat(2),
      text: fc.constantFrom('one', 'two words', 'naïve', '面接', 'a “quote”', '', 'NEAR(x)'),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const { db, newId, writing } = memoryContext()
        const people = [0, 1, 2].map((number) => {
          const client = saveClient(db, { fullName: `Person ${number}` }, at, newId)
          const opportunity = saveOpportunity(
            db,
            { clientId: client.id, employerName: `Employer ${number % 2}`, contactName: 'Ann' },
            writing,
          )
          return {
            ids: { clientId: client.id, opportunityId: opportunity.id },
            noteId: newId(),
            roundId: newId(),
          }
        })
        for (const { act, which, text } of edits) {
          const person = people[which]
          if (!person) continue
          const { ids, noteId, roundId } = person
          const set = (table: string, id: string, when: string | null) =>
            db.prepare(`UPDATE ${table} SET deletedAt = ? WHERE id = ?`).run(when, id)
          if (act === 'note')
            saveNote(db, { id: noteId, clientId: ids.clientId, body: docFromPlainText(text) }, at, newId())
          if (act === 'round')
            saveRound(
              db,
              {
                id: roundId,
                ...ids,
                stage: 'phone',
                heldOn: which === 0 ? TODAY : '2026-01-01',
                debrief: text,
              },
              writing,
            )
          if (act === 'question') saveQuestion(db, { ...ids, body: text || 'x', askedOn: TODAY }, writing)
          if (act === 'message')
            saveMessage(
              db,
              { clientId: ids.clientId, direction: 'in', sentOn: TODAY, summary: text },
              writing,
            )
          if (act === 'removeNote') set('note', noteId, at)
          if (act === 'removeRound') set('round', roundId, at)
          if (act === 'client')
            saveClient(
              db,
              { id: ids.clientId, fullName: `Person ${text}`, tags: text ? [text] : [] },
              at,
              newId,
            )
          if (act === 'removeClient') set('client', ids.clientId, at)
          if (act === 'restoreClient') set('client', ids.clientId, null)
          if (act === 'removeOpportunity') set('opportunity', ids.opportunityId, at)
          if (act === 'restoreOpportunity') set('opportunity', ids.opportunityId, null)
          if (act === 'eraseNote') {
            db.prepare('DELETE FROM noteVersion WHERE noteId = ?').run(noteId)
            db.prepare('DELETE FROM note WHERE id = ?').run(noteId)
          }
          if (act === 'employer')
            saveOpportunity(
              db,
              { id: ids.opportunityId, clientId: ids.clientId, employerName: `Moved ${text}` },
              writing,
            )
        }
        const followed = indexOf(db)
        rebuildSearchIndex(db)
        expect(followed).toEqual(indexOf(db))
        expect(followed.strays).toBe(0)
        expect(db.prepare('SELECT count(*) FROM local_searchMark').pluck().get()).toBe(0)
        db.close()
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

describe('hostile words', () => {
  it.each([
    '"',
    '""',
    '*',
    '^a',
    'a*b',
    'NEAR(a b, 2)',
    'a OR b',
    'NOT a',
    'title:a',
    '{title}: a',
    'scope:kclient',
    '\uE000kclient',
    '\u0000',
    "'; DROP TABLE client; --",
    'client:"',
    'a'.repeat(10_000),
    '(',
    ')',
    'kind:\uE000',
    '-a +b',
    '面接*',
    '%',
    '面_',
  ])('as %j are only words', async (text) => {
    const { context } = oneCase()
    const answer = await answerCall(handlers, context, {
      windowName: 'main',
      name: 'search.find',
      input: { text },
    })
    expect(answer).toMatchObject({ ok: true })
  })

  it('of any kind never fail', async () => {
    const { context } = oneCase()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 120 }), async (text) => {
        expect(
          await answerCall(handlers, context, { windowName: 'main', name: 'search.find', input: { text } }),
        ).toMatchObject({ ok: true })
      }),
    )
  })
})

const plan = (db: Database, sql: string, values: object) =>
  (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[])
    .map((step) => step.detail)
    .join('\n')

describe('the plan of a search', () => {
  it('limits the matches before it reads a row, and reads rows by their key', () => {
    const { db } = memoryContext()
    const steps = plan(
      db,
      `SELECT r.rowKey, r.kind FROM (SELECT rowid AS rowKey FROM local_search
         WHERE local_search MATCH :match AND rowid >= :from AND rowid < :before ORDER BY rowid DESC LIMIT :limit) m
       CROSS JOIN local_searchRow r ON r.rowKey = m.rowKey`,
      { match: '"a"', from: 0, before: 9, limit: 5 },
    )
    expect(steps).toMatch(/VIRTUAL TABLE INDEX \d+:[^\n]*M/)
    expect(steps).toContain('SEARCH r USING INTEGER PRIMARY KEY (rowid=?)')
    expect(steps).not.toContain('TEMP B-TREE')
  })

  it('reads the words of a record by its id alone', () => {
    const { db } = memoryContext()
    const steps = plan(db, 'SELECT body FROM local_searchWords WHERE rowKey = :key', { key: 1 })
    expect(steps).not.toMatch(/SCAN (?!t VIRTUAL)/)
  })

  it('finds names by their first letter, and dense text, by an index', () => {
    const { db } = memoryContext()
    expect(
      plan(
        db,
        `SELECT rowKey FROM local_searchRow WHERE kind IN ('client', 'employer') AND title >= :a COLLATE NOCASE
           AND title < :b COLLATE NOCASE ORDER BY title COLLATE NOCASE LIMIT 40`,
        { a: 'm', b: 'n' },
      ),
    ).toContain('local_searchRowByName')
    expect(
      plan(db, `SELECT rowKey FROM local_searchRow WHERE denseText <> '' ORDER BY rowKey DESC LIMIT 9`, {}),
    ).toContain('local_searchRowDense')
  })
})
