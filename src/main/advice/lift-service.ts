import type { SampleClient } from '@shared/advice'
import { type LiftedTemplate, liftTemplate } from '@shared/lift-template'
import { plainTextOf } from '@shared/rich-text'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { readHistory } from '../interviews/case-history'
import { composeDraft } from '../letters/letter-drafts'
import { mergeFactsOf } from '../letters/letter-facts'
import type { LettersContext } from '../letters/letters-service'
import { openLetter } from '../letters/open-letter'
import { personNames } from '../letters/person-names'
import { getPractice } from '../settings/settings-repository'
import { getAdvice } from './advice-service'
import { listOtherNames, listSampleClients } from './sample-clients-repository'

/** How many clients a template is tried on. */
const SAMPLES = 3

/**
 * Makes a template of a letter, for review: facts become fields, and no name of a client stays. Nothing is saved.
 * Throws AppError not-found.
 */
export function templateOfLetter(context: LettersContext, letterId: string): LiftedTemplate {
  const { db } = context
  const { letter, facts } = openLetter(context, letterId)
  const client = getClient(db, letter.clientId)
  const records = readHistory(db, letter.clientId)
  const practice = getPractice(db)
  const text = plainTextOf(letter.body, mergeFactsOf(facts)).toLowerCase()
  const lifted = liftTemplate({
    doc: letter.body,
    facts,
    clientNames: [client.fullName, client.preferredName].filter(Boolean),
    clientEmails: [client.email].filter(Boolean),
    employers: records.employers.map(({ name }) => name),
    people: [
      ...records.contacts.map(({ fullName }) => fullName),
      ...records.rounds.flatMap(({ interviewers }) => personNames(interviewers)),
    ],
    otherClients: listOtherNames(db, letter.clientId).filter((name) => text.includes(name.toLowerCase())),
    closings: [practice.closing, practice.signature, practice.coachName, ...practice.signature.split('\n')],
  })
  const [topicId] = letter.topics
  return { ...lifted, title: topicId === undefined ? '' : titleOf(context, topicId) }
}

/** The newest active clients with the facts of their newest opportunity, to try a template on. */
export function sampleClients(context: LettersContext & Pick<Context, 'newId'>): SampleClient[] {
  return listSampleClients(context.db, SAMPLES).map(({ id: clientId, fullName }) => {
    const order = {
      id: context.newId(),
      clientId,
      opportunityId: null,
      questionId: null,
      kind: 'letter',
      topics: [],
    } as const
    const { facts } = composeDraft(context, { ...order, topics: [] })
    return { name: fullName, facts: facts.map(({ field, value }) => [field, value] as const) }
  })
}

function titleOf(context: LettersContext, topicId: string): string {
  try {
    return getAdvice(context.db, topicId).title
  } catch {
    // The piece was removed since; the coach gives the template a title anyway.
    return ''
  }
}
