import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordFormat } from '@shared/pack-record'
import type { PackDraft } from '@shared/packs'
import { docFromPlainText } from '@shared/rich-text'
import { beforeEach, describe, expect, it } from 'vitest'
import { saveAnswer, saveAnswerVersion } from '../../src/main/answers/answers-repository'
import { saveClient } from '../../src/main/clients/clients-repository'
import { answerCall } from '../../src/main/door'
import { handlers } from '../../src/main/handlers'
import {
  markHistoryRecord,
  saveEnding,
  saveEvent,
  saveMessage,
  saveOpportunity,
  savePromise,
  saveQuestion,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { createLetter, markLetter } from '../../src/main/letters/letters-repository'
import { exportLetter } from '../../src/main/letters/letters-service'
import { markNote, saveNote } from '../../src/main/notes/notes-repository'
import { openPackPath, packPathIn, takeOfferedPack } from '../../src/main/packs/offered-pack'
import { listHandedPacks, packsSql } from '../../src/main/packs/packs-repository'
import { saveAppointment } from '../../src/main/records/appointments-repository'
import { createDocument, saveDocument } from '../../src/main/records/documents-repository'
import { cli, demoIn } from '../support/cli-run'
import { endedSession } from '../support/ended-session'
import { memoryContext, NOW, TODAY } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const at = NOW.toISOString()
const passphrase = 'four quiet herons nest'

/** Words that must be in no pack, each said in a place of its own. */
const forbidden: string[] = []
const never = (place: string): string => {
  const word = `Zugvogel${place}`
  forbidden.push(word)
  return word
}
/** Words that are the client's and must be there, when all is ticked that is not private. */
const expected: string[] = []
const always = (place: string): string => {
  const word = `Amsel${place}`
  expected.push(word)
  return word
}

/** A client with one of everything, whispered and noted about, beside another client at the same employer. */
async function fullCase() {
  forbidden.length = 0
  expected.length = 0
  const place = temporaryFolder()
  let chosen: string | null = null
  let opened: readonly string[] = []
  const memory = memoryContext({
    printer: { print: async (page) => new TextEncoder().encode(page.parts.body) },
    dialogs: {
      chooseSaveFile: async () => chosen,
      chooseOpenFiles: async () => opened,
      chooseFolder: async () => null,
      confirmLink: async () => false,
    },
  })
  const { db, newId, writing, context } = memory
  const client = saveClient(
    db,
    {
      fullName: 'Marie Keller',
      email: 'marie@keller.example',
      goals: always('Goals'),
      tags: [never('Tag')],
      outOfWorkSince: '2025-11-15',
    },
    at,
    newId,
  )
  const clientId = client.id
  const { id: opportunityId, employerId } = saveOpportunity(
    db,
    {
      clientId,
      employerName: 'Halden Moor',
      role: always('Role'),
      contactName: always('Contact'),
      postingText: always('Posting'),
    },
    writing,
  )
  const ids = { clientId, opportunityId }
  saveRound(
    db,
    {
      ...ids,
      stage: 'first',
      heldOn: '2026-04-02',
      interviewers: always('Interviewer'),
      debrief: 'AmselDebrief',
      questions: [{ body: always('Asked') }],
    },
    writing,
  )
  saveEvent(db, { ...ids, kind: 'applied', happenedOn: '2026-03-20', detail: always('Event') }, writing)
  savePromise(
    db,
    {
      ...ids,
      saidOn: '2026-04-02',
      promisedFrom: '2026-05-05',
      promisedTo: '2026-05-06',
      words: always('Promise'),
    },
    writing,
  )
  saveMessage(db, { ...ids, direction: 'in', sentOn: '2026-04-20', summary: always('Message') }, writing)
  saveEnding(db, { ...ids, tag: 'withdrew', endedOn: '2026-05-10', detail: always('Ending') }, writing)
  const gone = saveMessage(
    db,
    { ...ids, direction: 'in', sentOn: '2026-04-21', summary: never('Trash') },
    writing,
  )
  markHistoryRecord(db, { type: 'message', id: gone.id }, at)
  const question = saveQuestion(db, { ...ids, body: always('Question'), askedOn: '2026-05-11' }, writing)
  const letter = (title: string, body: string) =>
    createLetter(
      db,
      {
        id: newId(),
        ...ids,
        roundId: null,
        questionId: null,
        kind: 'email',
        title,
        body: docFromPlainText(body),
        topics: [],
        filled: [],
      },
      at,
      newId,
    ).id
  const sent = letter(always('Title'), `Dear Marie,\n${always('Sent')}`)
  await exportLetter(context, sent, async () => join(temporaryFolder(), 'sent.pdf'))
  const removed = letter('Removed', never('LetterGone'))
  await exportLetter(context, removed, async () => join(temporaryFolder(), 'gone.pdf'))
  markLetter(db, removed, at)
  letter('Draft', never('Draft'))
  const session = endedSession(db, newId, {
    clientId,
    at: '2026-05-01T09:00:00Z',
    coach: [{ content: 4, structure: 3 }],
    self: [{ content: 3 }],
    marks: [
      { question: 0, kind: 'remark', word: always('Remark'), detail: always('RemarkDetail') },
      { question: 0, kind: 'mark', word: never('Mark'), detail: never('MarkDetail') },
      { question: 0, kind: 'whisper', word: never('Whisper'), detail: never('WhisperDetail') },
    ],
  })
  db.prepare('UPDATE mockSession SET note = ? WHERE id = ?').run(
    JSON.stringify(docFromPlainText(never('SessionNote'))),
    session,
  )
  db.prepare('UPDATE employer SET detail = ? WHERE id = ?').run(never('EmployerRemark'), employerId)
  saveAppointment(db, { clientId, heldOn: '2026-05-04', minutes: 60, topic: always('Topic') }, writing)
  const answerId = newId()
  saveAnswer(db, { id: answerId, clientId, questionRef: null, questionBody: always('AnswerQuestion') }, at)
  const flags = { hasSituation: true, hasTask: false, hasAction: false, hasResult: false }
  saveAnswerVersion(
    db,
    { id: newId(), answerId, body: always('Answer'), ...flags, selfScore: 2, coachScore: 1 },
    at,
  )
  const note = (text: string) =>
    saveNote(db, { id: newId(), clientId, body: docFromPlainText(text) }, at, newId())
  const ticked = note('AmselNote, ticked')
  note(never('Note'))
  markNote(db, note(never('NoteGone')).id, at)
  const document = createDocument(
    db,
    {
      id: newId(),
      clientId,
      opportunityId: null,
      fileName: 'CV Marie.pdf',
      content: Buffer.from('AmselDocument'),
    },
    at,
  )
  saveDocument(
    db,
    { id: document.id, clientId, opportunityId: null, fileName: 'CV Marie.pdf', detail: '' },
    at,
  )
  createDocument(
    db,
    {
      id: newId(),
      clientId,
      opportunityId: null,
      fileName: `${never('File')}.txt`,
      content: Buffer.from(never('Content')),
    },
    at,
  )
  const other = saveClient(db, { fullName: never('Other'), email: 'other@else.example' }, at, newId)
  const theirs = saveOpportunity(
    db,
    {
      clientId: other.id,
      employerName: 'Halden Moor',
      role: never('OtherRole'),
      contactName: never('OtherContact'),
    },
    writing,
  )
  saveMessage(
    db,
    {
      clientId: other.id,
      opportunityId: theirs.id,
      direction: 'in',
      sentOn: '2026-04-20',
      summary: never('OtherMessage'),
    },
    writing,
  )
  const ask = async (name: string, input: unknown) =>
    answerCall(handlers, context, { windowName: 'main', name, input })
  const make = async (draft: Partial<PackDraft>, to: string) => {
    chosen = join(place, to)
    return ask('packs.make', {
      clientId,
      parts: [
        'person',
        'applications',
        'messages',
        'questions',
        'letters',
        'meetings',
        'sessions',
        'answers',
      ],
      wish: 'at her own wish',
      seal: { form: 'files' },
      ...draft,
    })
  }
  return {
    ...memory,
    clientId,
    question,
    ids,
    ticked,
    document,
    place,
    ask,
    make,
    choose: (file: string) => {
      opened = [file]
    },
    saveTo: (file: string | null) => {
      chosen = file
    },
  }
}

/** All bytes of all files of a folder, with their names. */
function everything(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return entry.isFile()
        ? `${entry.name}\n${readFileSync(file, 'latin1')}\n${readFileSync(file, 'utf8')}`
        : entry.name
    })
    .join('\n')
}

describe('a pack of a client’s record', () => {
  let full: Awaited<ReturnType<typeof fullCase>>
  beforeEach(async () => {
    full = await fullCase()
  })

  it('holds the client’s own, and no word that is the coach’s or another client’s', async () => {
    const { make, place } = full
    expect(await make({}, 'out')).toMatchObject({ ok: true, value: { saved: true, fileName: 'out' } })
    const all = everything(join(place, 'out'))
    expect(forbidden.length).toBeGreaterThan(14)
    expect(forbidden.filter((word) => all.includes(word))).toEqual([])
    expect(expected.filter((word) => !all.includes(word))).toEqual([])
    for (const word of ['AmselNote', 'AmselDebrief', 'AmselDocument', 'CV Marie', 'other@else'])
      expect(all).not.toContain(word)
    // The score that the coach gave an answer of the workshop is for the coach.
    expect(all).not.toContain('coachScore')
    expect(readdirSync(join(place, 'out')).toSorted()).toEqual([
      'Calendar.ics',
      'History.pdf',
      'applications.csv',
      'record.json',
      'reports',
    ])
    const record = JSON.parse(readFileSync(join(place, 'out/record.json'), 'utf8')) as Record<string, unknown>
    expect(record).toMatchObject({
      format: recordFormat,
      version: 1,
      madeOn: TODAY,
      coach: 'Ellen Marsh',
      wish: 'at her own wish',
      notes: [],
      documents: [],
    })
  })

  it('holds what is private only where it was ticked by itself', async () => {
    const { make, place, ticked, document, db, clientId } = full
    const parts: PackDraft['parts'] = ['debriefs', 'applications']
    await make({ parts, noteIds: [ticked.id], documentIds: [document.id] }, 'some')
    const all = everything(join(place, 'some'))
    for (const word of ['AmselNote', 'AmselDebrief', 'AmselDocument', 'CV Marie', 'AmselRole'])
      expect(all).toContain(word)
    expect(forbidden.filter((word) => all.includes(word))).toEqual([])
    for (const word of ['AmselGoals', 'AmselMessage', 'AmselSent', 'AmselRemark', 'marie@keller'])
      expect(all).not.toContain(word)
    expect(listHandedPacks(db, clientId)).toMatchObject([
      { parts, noteCount: 1, documentCount: 1, form: 'files' },
    ])
  })

  it('takes neither notes nor documents of somebody else, whatever is asked for', async () => {
    const { make, place, db, newId } = full
    const other = saveClient(db, { fullName: 'Eve' }, at, newId).id
    const note = saveNote(
      db,
      { id: newId(), clientId: other, body: docFromPlainText(never('Foreign')) },
      at,
      newId(),
    )
    const file = createDocument(
      db,
      {
        id: newId(),
        clientId: other,
        opportunityId: null,
        fileName: 'x.txt',
        content: Buffer.from(never('ForeignFile')),
      },
      at,
    )
    await make({ noteIds: [note.id], documentIds: [file.id] }, 'foreign')
    const all = everything(join(place, 'foreign'))
    expect(forbidden.filter((word) => all.includes(word))).toEqual([])
  })

  it('stands on the client’s timeline, at its day, with what was in it', async () => {
    const { make, ask, clientId } = full
    await make({ parts: ['letters'] }, 'out')
    const history = await ask('interviews.history', { clientId })
    expect(history).toMatchObject({ ok: true })
    const { timeline } = (history as { value: { timeline: readonly { type: string }[] } }).value
    expect(timeline.filter(({ type }) => type === 'pack')).toMatchObject([
      { on: TODAY, form: 'files', parts: ['letters'], noteCount: 0, detail: 'at her own wish' },
    ])
  })

  it('is offered with how much there is of everything', async () => {
    const { ask, clientId } = full
    expect(await ask('packs.choice', { clientId })).toMatchObject({
      ok: true,
      value: {
        fullName: 'Marie Keller',
        state: 'active',
        parts: {
          applications: 1,
          debriefs: 1,
          messages: 1,
          letters: 1,
          sessions: 1,
          answers: 1,
          meetings: 1,
        },
      },
    })
  })

  it('is nothing where the coach cancels, and leaves nothing where it fails', async () => {
    const { ask, make, place, saveTo, clientId, db } = full
    saveTo(null)
    const draft = { clientId, parts: ['person'], wish: 'hers', seal: { form: 'files' } }
    expect(await ask('packs.make', draft)).toEqual({ ok: true, value: { saved: false } })
    expect(await make({}, 'none/below/out')).toMatchObject({
      ok: false,
      error: { code: 'file-not-writable' },
    })
    expect(await make({ seal: { form: 'sealed', passphrase: 'short' } }, 'x.greenroom')).toMatchObject({
      ok: false,
      error: { code: 'passphrase-short' },
    })
    await make({}, 'out')
    expect(await make({}, 'out')).toMatchObject({ ok: false, error: { code: 'file-exists' } })
    expect(readdirSync(place)).toEqual(['out'])
    expect(listHandedPacks(db, clientId)).toHaveLength(1)
  })

  it('is sealed, opened again, saved out and brought in', async () => {
    const { make, ask, choose, saveTo, place } = full
    const seal = { form: 'sealed', passphrase } as const
    expect(await make({ seal }, 'Marie.greenroom')).toMatchObject({ ok: true, value: { saved: true } })
    const file = join(place, 'Marie.greenroom')
    const bytes = readFileSync(file)
    for (const word of [...expected, ...forbidden, 'Marie', 'record'])
      expect(bytes.includes(word)).toBe(false)
    expect(await ask('packs.chosen', {})).toEqual({ ok: true, value: null })
    choose(file)
    expect(await ask('packs.chooseFile', {})).toEqual({ ok: true, value: { fileName: 'Marie.greenroom' } })
    expect(await ask('packs.saveFiles', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await ask('packs.unlock', { passphrase: 'four loud herons nest' })).toMatchObject({
      ok: false,
      error: { code: 'pack-passphrase-wrong' },
    })
    expect(await ask('packs.unlock', { passphrase })).toMatchObject({
      ok: true,
      value: { clientName: 'Marie Keller', madeOn: TODAY, isImportable: true },
    })
    saveTo(join(place, 'out'))
    expect(await ask('packs.saveFiles', {})).toMatchObject({ ok: true, value: { saved: true } })
    const all = everything(join(place, 'out'))
    expect(expected.filter((word) => !all.includes(word))).toEqual([])
    expect(forbidden.filter((word) => all.includes(word))).toEqual([])
    const look = (await ask('packs.importClient', {})) as {
      value: { fileId: string; columns: readonly { name: string; guess: string }[] }
    }
    expect(look).toMatchObject({ ok: true, value: { kind: 'table', rows: 1 } })
    expect(look.value.columns.filter(({ guess }) => guess === '')).toEqual([])
    expect(await ask('packs.chosen', {})).toEqual({ ok: true, value: null })
    const columns = Object.fromEntries(look.value.columns.map(({ name, guess }) => [name, guess]))
    const plan = await ask('importExport.plan', {
      fileId: look.value.fileId,
      order: { kind: 'table', mapping: { columns } },
    })
    expect(plan).toMatchObject({ ok: true, value: { problems: [], counts: { out: 0 } } })
  })

  it('says in a sentence what a file is that is no whole pack', async () => {
    const { make, ask, choose, place } = full
    const file = join(place, 'Marie.greenroom')
    await make({ seal: { form: 'sealed', passphrase }, parts: ['person'] }, 'Marie.greenroom')
    const sound = readFileSync(file)
    const codeOf = async (bytes: Buffer): Promise<unknown> => {
      const odd = join(place, 'odd.greenroom')
      writeFileSync(odd, bytes)
      choose(odd)
      const answer = await ask('packs.chooseFile', {})
      if (!answer.ok) return answer.error.code
      const opened = await ask('packs.unlock', { passphrase })
      return opened.ok ? 'opened' : opened.error.code
    }
    expect(await codeOf(sound)).toBe('opened')
    expect(await codeOf(sound.subarray(0, 100))).toBe('pack-damaged')
    expect(await codeOf(Buffer.from('PK\u0003\u0004 a zip'))).toBe('pack-invalid')
    const flipped = Buffer.from(sound)
    flipped[200] = (flipped[200] ?? 0) ^ 1
    expect(await codeOf(flipped)).toBe('pack-damaged')
    const newer = Buffer.from(sound)
    newer[8] = 9
    expect(await codeOf(newer)).toBe('pack-newer')
    choose(join(place, 'nowhere.greenroom'))
    expect(await ask('packs.chooseFile', {})).toMatchObject({
      ok: false,
      error: { code: 'file-not-readable' },
    })
  })

  it('is found by indexes', () => {
    const { db, clientId } = full
    for (const sql of Object.values(packsSql)) {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ clientId }) as { detail: string }[]
      expect(plan.filter(({ detail }) => detail.startsWith('SCAN'))).toEqual([])
    }
  })

  it('may be handed over by the system, before a practice is open', async () => {
    const { ask, place, make } = full
    const file = join(place, 'Marie.greenroom')
    await make({ seal: { form: 'sealed', passphrase }, parts: ['person'] }, 'Marie.greenroom')
    expect(packPathIn(['greenroom', '--flag', 'Marie.GREENROOM'], place)).toBe(join(place, 'Marie.GREENROOM'))
    expect(packPathIn(['greenroom', 'file:///home/ellen/Marie%20Keller.greenroom'], place)).toBe(
      '/home/ellen/Marie Keller.greenroom',
    )
    expect(packPathIn(['greenroom', 'file://elsewhere/x.greenroom'], place)).toBeNull()
    expect(packPathIn(['greenroom.greenroom', '--data=x.greenroom', 'notes.txt'], place)).toBeNull()
    openPackPath(file)
    expect(await ask('packs.chosen', {})).toEqual({ ok: true, value: { fileName: 'Marie.greenroom' } })
    expect(takeOfferedPack()).toBeNull()
    expect(await ask('packs.unlock', { passphrase })).toMatchObject({ ok: true })
  })
})

const unpack = (...more: string[]) => cli(['unpack', ...more])

describe('packs from the command line', () => {
  it('are made and opened, with a sentence for each thing that can be wrong', async () => {
    const data = await demoIn(temporaryFolder())
    const scratch = temporaryFolder()
    const secret = join(scratch, 'secret')
    writeFileSync(secret, `${passphrase}\n`)
    const file = join(scratch, 'marie.greenroom')
    const listed = await cli(['clients', '--data', data, '--json'])
    const [first] = JSON.parse(listed.stdout) as { id: string; name: string }[]
    const pack = (...more: string[]) =>
      cli(['pack', '--data', data, '--today', TODAY, '--client', first?.id ?? '', ...more])
    const made = await pack('--out', file, '--pack-passphrase-file', secret, '--json')
    expect(made).toMatchObject({ code: 0 })
    expect(JSON.parse(made.stdout)).toMatchObject({ file, form: 'sealed', client: first?.name })
    expect(made.pages.length).toBeGreaterThan(0)
    expect(await pack('--out', file, '--pack-passphrase-file', secret)).toMatchObject({ code: 1 })
    expect(await pack('--out', file, '--pack-passphrase-file', secret, '--force')).toMatchObject({ code: 0 })
    expect(await pack('--out', join(scratch, 'x.greenroom'))).toMatchObject({ code: 2 })
    expect(await pack('--out', join(scratch, 'x'), '--pack-passphrase-file', secret)).toMatchObject({
      code: 2,
    })
    expect(await pack('--out', join(scratch, 'x'), '--parts', 'person,secrets')).toMatchObject({ code: 2 })
    expect(await pack('--out', join(scratch, 'open'), '--parts', 'person')).toMatchObject({ code: 0 })
    expect(readdirSync(join(scratch, 'open')).toSorted()).toEqual([
      'History.pdf',
      'applications.csv',
      'record.json',
    ])

    const out = join(scratch, 'out')
    const opened = await unpack(file, '--passphrase-file', secret, '--out', out, '--json')
    expect(opened).toMatchObject({ code: 0 })
    expect(existsSync(join(out, 'History.pdf'))).toBe(true)
    const wrong = join(scratch, 'wrong')
    writeFileSync(wrong, 'four loud herons nest')
    const refused = await unpack(file, '--passphrase-file', wrong, '--out', join(scratch, 'no'))
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.stderr).toContain('That is not the passphrase of this pack')
    expect(await unpack(file, '--passphrase-file', secret, '--out', out)).toMatchObject({ code: 1 })
    expect(await unpack(file, '--out', out)).toMatchObject({ code: 2 })
    expect(await unpack(secret, '--passphrase-file', secret, '--out', join(scratch, 'no'))).toMatchObject({
      code: 1,
    })
    expect(existsSync(join(scratch, 'no'))).toBe(false)
  })
})
