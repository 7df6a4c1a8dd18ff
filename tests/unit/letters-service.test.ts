import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@shared/errors'
import { plainTextOf } from '@shared/rich-text'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import {
  getQuestion,
  saveMessage,
  saveOpportunity,
  savePromise,
  saveQuestion,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { addTopic, createDraft, keepDraft } from '../../src/main/letters/letter-drafts'
import { mergeFactsOf } from '../../src/main/letters/letter-facts'
import type { LetterPage } from '../../src/main/letters/letter-printer'
import { listLetters } from '../../src/main/letters/letters-repository'
import { exportLetter, letterText, openFieldsOf, previewLetter } from '../../src/main/letters/letters-service'
import { openLetter } from '../../src/main/letters/open-letter'
import { memoryContext, NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const at = NOW.toISOString()

/** Marie, ten days past a promised date, without a named interviewer unless `contactName` says one. */
function marie(contactName = '') {
  const printed: LetterPage[] = []
  const memory = memoryContext({
    printer: {
      print: async (page) => {
        printed.push(page)
        return new TextEncoder().encode(page.parts.body)
      },
    },
  })
  const { db, newId, writing, context } = memory
  const client = saveClient(
    db,
    {
      fullName: 'Marie Keller',
      addressText: '8 Orchard Terrace\nBath',
      phone: '0117 4960000',
      outOfWorkSince: '2025-11-15',
    },
    at,
    newId,
  )
  const opportunity = saveOpportunity(
    db,
    { clientId: client.id, employerName: 'Halden Moor', role: 'financial controller', contactName },
    writing,
  )
  const ids = { clientId: client.id, opportunityId: opportunity.id }
  saveRound(db, { ...ids, stage: 'first', heldOn: '2026-04-02' }, writing)
  saveRound(db, { ...ids, stage: 'final', heldOn: '2026-04-20' }, writing)
  savePromise(
    db,
    { ...ids, saidOn: '2026-04-20', promisedFrom: '2026-05-05', promisedTo: '2026-05-05' },
    writing,
  )
  saveMessage(db, { ...ids, direction: 'out', kind: 'check_in', sentOn: '2026-05-14' }, writing)
  const question = saveQuestion(db, { ...ids, body: 'Is it a no?', askedOn: '2026-05-15' }, writing)
  const draft = (topics: string[], kind: 'letter' | 'email' | 'reply' = 'letter') =>
    createDraft(context, { id: newId(), ...ids, questionId: question.id, topics, kind })
  return { ...memory, client, ids, question, draft, printed }
}

describe('the facts of a letter', () => {
  it('are those of the record, as they will be printed, with where they come from', () => {
    const { draft, client } = marie('Ruth Adler')
    const { facts } = draft(['promised-date-passed'])
    const of = (field: string) => facts.find((fact) => fact.field === field)
    expect(of('client.firstName')).toMatchObject({
      value: 'Marie',
      recordType: 'client',
      recordId: client.id,
    })
    expect(of('employer.name')?.value).toBe('Halden Moor')
    expect(of('round.ordinal')?.value).toBe('second')
    expect(of('round.stage')?.value).toBe('final interview')
    expect(of('round.on')).toMatchObject({ value: '20 April', recordType: 'round', on: '2026-04-20' })
    expect(of('nextRound.on')).toBeUndefined()
    expect(of('promise.to')).toMatchObject({ value: '5 May', recordType: 'promise', on: '2026-04-20' })
    expect(of('promise.daysLate')?.value).toBe('10 days')
    expect(of('quiet.days')?.value).toBe('1 day')
    expect(of('followUp.lastOn')?.value).toBe('14 May')
    expect(of('search.months')?.value).toBe('six months')
    expect(of('interviewer.name')?.value).toBe('Ruth Adler')
    expect(of('today')?.value).toBe('15 May')
    expect(of('contributions')).toBeUndefined()
  })

  it('know the round ahead, which answers the promise that was open', () => {
    const { db, ids, writing, draft } = marie()
    saveRound(db, { ...ids, stage: 'meet_team', heldOn: '2026-05-22' }, writing)
    const { facts } = draft(['meet-the-team'])
    const of = (field: string) => facts.find((fact) => fact.field === field)?.value
    expect(of('nextRound.on')).toBe('22 May')
    expect(of('nextRound.stage')).toBe('meeting with the team')
    expect(of('round.ordinal')).toBe('second')
    expect(of('promise.daysLate')).toBeUndefined()
  })

  it('speak of the round that was chosen', () => {
    const { context, draft, db } = marie()
    const { letter } = draft(['promised-date-passed'])
    const first = db.prepare("SELECT id FROM round WHERE stage = 'first'").pluck().get() as string
    const { id, title, kind, body, opportunityId, questionId } = letter
    const kept = keepDraft(context, {
      id,
      title,
      kind,
      body,
      opportunityId,
      questionId,
      roundId: first,
      topics: [],
      filled: [],
    })
    expect(kept.facts.find((fact) => fact.field === 'round.ordinal')?.value).toBe('first')
  })
})

describe('a letter', () => {
  it('is composed of its topics with keep-searching once and last', () => {
    const { context, draft } = marie()
    const { letter, facts } = draft(['keep-searching', 'promised-date-passed'])
    const added = addTopic(context, letter.id, 'posting-taken-down')
    expect(added.letter.topics).toEqual(['keep-searching', 'promised-date-passed', 'posting-taken-down'])
    const again = addTopic(context, letter.id, 'posting-taken-down')
    expect(again.letter.body).toEqual(added.letter.body)
    const text = plainTextOf(added.letter.body, mergeFactsOf(facts))
    expect(text.startsWith('Dear Marie,')).toBe(true)
    expect(text).toContain('10 days')
    expect(text).not.toMatch(/\{\{|\}\}/)
  })

  it('names what is missing, offers the people it knows, and does not leave before it is filled in', async () => {
    const { context, draft, newId } = marie()
    const folder = temporaryFolder()
    const { letter, facts } = draft(['call-the-manager'])
    expect(openFieldsOf(context, letter, facts)).toEqual([
      { field: 'interviewer.name', known: true, choices: [] },
    ])
    const choose = async () => join(folder, 'a.pdf')
    await expect(exportLetter(context, letter.id, choose)).rejects.toMatchObject({
      code: 'field-missing',
      values: { fields: 'interviewer’s name' },
    })
    expect(() => letterText(context, letter.id)).toThrow(AppError)
    expect(readdirSync(folder)).toEqual([])

    const { id, title, kind, body, opportunityId, roundId, questionId, topics } = letter
    const filled = [{ field: 'interviewer.name', value: 'Ruth Adler' }]
    keepDraft(context, {
      id,
      title,
      kind,
      body,
      opportunityId,
      roundId,
      questionId,
      topics: [...topics],
      filled,
    })
    const answer = await exportLetter(context, letter.id, choose)
    expect(answer.saved).toBe(true)
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toContain('Ruth Adler')
    expect(newId()).toBeTruthy()
  })

  it('names a field that does not exist', async () => {
    const { context, draft } = marie()
    const { letter } = draft(['promised-date-passed'])
    const { id, title, kind, opportunityId, roundId, questionId } = letter
    const body = {
      type: 'doc' as const,
      content: [
        { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Hello {{client.secret}}' }] },
      ],
    }
    keepDraft(context, { id, title, kind, body, opportunityId, roundId, questionId, topics: [], filled: [] })
    await expect(exportLetter(context, id, async () => '/nowhere/x.pdf')).rejects.toMatchObject({
      code: 'field-unknown',
    })
  })

  it('when exported answers its question, freezes its facts and stands on the record', async () => {
    const { context, db, draft, question, ids } = marie('Ruth Adler')
    const folder = temporaryFolder()
    const { letter } = draft(['promised-date-passed'])
    let suggested = ''
    const answer = await exportLetter(context, letter.id, async (name) => {
      suggested = name
      return join(folder, name)
    })
    expect(answer).toMatchObject({
      saved: true,
      letter: { state: 'exported', exportedAt: at, exportedAs: suggested },
    })
    expect(suggested).toMatch(
      /^The day they named has passed \(Halden Moor\) - Marie Keller - 2026-05-15\.pdf$/,
    )
    expect(getQuestion(db, question.id).answeredByLetterId).toBe(letter.id)
    const frozen = db
      .prepare("SELECT value FROM letterFact WHERE letterId = ? AND field = 'promise.daysLate'")
      .pluck()
    expect(frozen.get(letter.id)).toBe('10 days')
    expect(listLetters(db, ids.clientId)).toHaveLength(1)
  })

  it('when the coach cancels is not written, not recorded, and that is no error', async () => {
    const { context, draft, db } = marie()
    const { letter } = draft(['promised-date-passed'])
    expect(await exportLetter(context, letter.id, async () => null)).toEqual({ saved: false })
    expect(openLetter(context, letter.id).letter.state).toBe('draft')
    expect(db.prepare('SELECT count(*) FROM letterFact').pluck().get()).toBe(0)
  })

  it('that cannot be written leaves nothing behind and says so', async () => {
    const { context, draft } = marie()
    const { letter } = draft(['promised-date-passed'])
    const folder = temporaryFolder()
    const target = join(folder, 'missing', 'a.pdf')
    await expect(exportLetter(context, letter.id, async () => target)).rejects.toMatchObject({
      code: 'file-not-writable',
    })
    expect(existsSync(target)).toBe(false)
    expect(readdirSync(folder)).toEqual([])
    expect(openLetter(context, letter.id).letter.state).toBe('draft')
  })

  it('is printed for its preview with open fields marked', async () => {
    const { context, draft, printed } = marie()
    const { letter } = draft(['call-the-manager'])
    const preview = await previewLetter(context, letter.id)
    expect(preview.openFields).toHaveLength(1)
    expect(printed[0]?.parts.body).toContain('open-field')
    expect(printed[0]).toMatchObject({ pageSize: 'A4', author: 'Ellen Marsh' })
  })

  it('as a short reply is plain text with greeting and signature', () => {
    const { context, draft } = marie()
    const { letter } = draft(['promised-date-passed'], 'reply')
    const text = letterText(context, letter.id)
    expect(text).toContain('Marie')
    expect(text.trimEnd().endsWith('Ellen Marsh')).toBe(true)
    expect(text.length).toBeLessThan(900)
  })
})
