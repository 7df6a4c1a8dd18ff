import { addDays } from '@shared/dates'
import { docFromPlainText } from '@shared/rich-text'
import { describe, expect, it } from 'vitest'
import { listAdvice } from '../../src/main/advice/advice-service'
import { suggestAdvice } from '../../src/main/advice/suggest-service'
import { saveClient } from '../../src/main/clients/clients-repository'
import { mergeEmployers } from '../../src/main/employers/employer-merge-repository'
import { saveContact, saveEmployer } from '../../src/main/employers/employers-repository'
import {
  saveEvent,
  saveMessage,
  saveOpportunity,
  savePromise,
  saveQuestion,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { createDraft } from '../../src/main/letters/letter-drafts'
import { letterText } from '../../src/main/letters/letters-service'
import { saveNote } from '../../src/main/notes/notes-repository'
import { memoryContext, NOW, TODAY } from '../support/practice'

const moment = NOW.toISOString()
const ago = (days: number) => addDays(TODAY, -days)

/** One client at an employer, every text of whose file carries the client's own mark. */
function fileOf(
  practice: ReturnType<typeof memoryContext>,
  mark: string,
  employerName: string,
  days: number,
) {
  const { db, newId, writing } = practice
  const said = (what: string) => `${what} canary-${mark}`
  const client = saveClient(
    db,
    { fullName: `${mark} Canary-${mark}`, email: `${mark}@canary-${mark}.example`, goals: said('goals') },
    moment,
    newId,
  )
  const opportunity = saveOpportunity(
    db,
    {
      clientId: client.id,
      employerName,
      role: said('role'),
      source: said('source'),
      postingText: said('posting'),
      payTalk: said('pay'),
      contributions: said('contribution'),
      contactName: said('Contact'),
      startOn: addDays(TODAY, days),
    },
    writing,
  )
  const ids = { clientId: client.id, opportunityId: opportunity.id }
  saveRound(
    db,
    {
      ...ids,
      stage: 'first',
      heldOn: ago(days),
      interviewers: said('interviewers'),
      debrief: said('debrief'),
      questions: [{ body: said('asked') }],
    },
    writing,
  )
  saveEvent(db, { ...ids, kind: 'references', happenedOn: ago(days), detail: said('event') }, writing)
  savePromise(
    db,
    {
      ...ids,
      saidOn: ago(days),
      promisedFrom: ago(days - 1),
      promisedTo: ago(days - 1),
      saidBy: said('promised by'),
      words: said('words'),
    },
    writing,
  )
  saveMessage(db, { ...ids, direction: 'in', sentOn: ago(days - 1), summary: said('message') }, writing)
  const question = saveQuestion(
    db,
    { ...ids, body: said('They promised an answer. What now?'), askedOn: TODAY },
    writing,
  )
  saveNote(db, { id: newId(), clientId: client.id, body: docFromPlainText(said('note')) }, moment, newId())
  return { ...ids, questionId: question.id, employerId: opportunity.employerId }
}

/** Everything a letter to a client and the advice for it are made of, for every topic there is. */
function lettersOf(practice: ReturnType<typeof memoryContext>, file: ReturnType<typeof fileOf>): string {
  const { context, db, newId } = practice
  const { clientId, opportunityId, questionId } = file
  const topics = listAdvice(db).map(({ topicId }) => topicId)
  const letters = topics.map((topic) => {
    const answer = createDraft(context, { id: newId(), clientId, opportunityId, questionId, topics: [topic] })
    return JSON.stringify(answer)
  })
  const advice = suggestAdvice(db, { clientId, opportunityId, question: 'What now?' }, TODAY, 'en')
  return [...letters, JSON.stringify(advice)].join('\n')
}

/** One text for Anna, with or without Bert in the practice. */
const textOf = (withOther: boolean) => {
  const practice = memoryContext()
  const anna = fileOf(practice, 'anna', 'Contoso', 20)
  if (withOther) fileOf(practice, 'bert', 'Contoso', 33)
  const { context, newId } = practice
  const { clientId, opportunityId, questionId } = anna
  const id = newId()
  createDraft(context, { id, clientId, opportunityId, questionId, topics: ['promised-date-passed'] })
  return letterText(context, id)
}

describe('the facts of two clients at one employer', () => {
  it('never meet in a letter or in the advice, whichever of them it is for', () => {
    const practice = memoryContext()
    const anna = fileOf(practice, 'anna', 'Contoso', 20)
    const bert = fileOf(practice, 'bert', 'Contoso', 33)
    expect(anna.employerId).toBe(bert.employerId)
    const [toAnna, toBert] = [lettersOf(practice, anna), lettersOf(practice, bert)]
    // The marks are there to be found: each letter does speak of its own file.
    expect(toAnna).toContain('canary-anna')
    expect(toBert).toContain('canary-bert')
    expect(toAnna).not.toMatch(/canary-bert/i)
    expect(toBert).not.toMatch(/canary-anna/i)
    // Days tell as much as words: the other one's round and promise are none of this letter's days.
    expect(toAnna).not.toContain(ago(33))
    expect(toBert).not.toContain(ago(20))
    expect(toBert).not.toContain('19 days')
    expect(toAnna).not.toContain('32 days')
  })

  it('stay apart when two spellings of the employer are merged', () => {
    const practice = memoryContext()
    const { db, writing } = practice
    const anna = fileOf(practice, 'anna', 'Contoso', 20)
    const bert = fileOf(practice, 'bert', 'Contoso Ltd', 33)
    mergeEmployers(db, anna.employerId, bert.employerId, moment)
    expect(lettersOf(practice, anna)).not.toMatch(/canary-bert/i)
    expect(lettersOf(practice, bert)).not.toMatch(/canary-anna/i)
    // What is written about the employer itself and its people belongs to neither client, and no letter prints it.
    saveEmployer(db, { id: anna.employerId, name: 'Contoso', detail: 'remark-canary' }, writing)
    saveContact(db, { employerId: anna.employerId, fullName: 'Known Person-canary' }, writing)
    expect(lettersOf(practice, anna)).not.toMatch(/remark-canary|Person-canary/)
  })

  it('a text for one client is the same whether the other one is there or not', () => {
    expect(textOf(true)).toBe(textOf(false))
  })
})
