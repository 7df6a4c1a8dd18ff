import type { CheckedFinding, LetterCheck } from '@shared/checks'
import type { CheckFacts } from '@shared/checks/check-facts'
import { checkLetter } from '@shared/checks/check-letter'
import { seriousRules } from '@shared/checks/finding'
import { findingText } from '@shared/checks/finding-text'
import { paragraphsOf } from '@shared/checks/letter-passages'
import { isOwn, type NamesInText, namesInText, ownWordsOf } from '@shared/checks/names-in-text'
import { type CheckedRecipient, recipientFindings } from '@shared/checks/wrong-client-rules'
import type { Client } from '@shared/clients'
import { AppError } from '@shared/errors'
import type { Letter, LetterFact } from '@shared/letters'
import type { Practice } from '@shared/settings'
import { listAdvice } from '../advice/advice-service'
import { refreshClientKeys } from '../clients/client-keys-repository'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { type HistoryRecords, readHistory, standingsOf } from '../interviews/case-history'
import { mergeFactsOf } from '../letters/letter-facts'
import { dayOfInstant } from '../practice-day'
import { listAppointments } from '../records/appointments-repository'
import { getPractice } from '../settings/settings-repository'
import { clientName, type KeptDismissal, listDismissals, listEarlierLetters } from './checks-repository'
import { clientsByAddress, findStrangers } from './strangers-repository'

type ChecksContext = Pick<Context, 'db' | 'today' | 'language'>

/** Keys of clients made at once before a check, some 10 ms; the rest follows with the next one. */
const keysAtOnce = 50

/**
 * What the rules say about a letter as it stands, dismissed findings marked. Reads the client's own record whole and
 * other clients' by index alone. Errors: none.
 */
export function checkOf(context: ChecksContext, letter: Letter, facts: readonly LetterFact[]): LetterCheck {
  const { db } = context
  const client = getClient(db, letter.clientId)
  const records = readHistory(db, letter.clientId)
  const practice = getPractice(db)
  const mergeFacts = mergeFactsOf(facts)
  const paragraphs = paragraphsOf(letter.body, mergeFacts)
  const ownWords = ownWordsOf(ownTexts(client, records, practice))
  const found = namesInText(paragraphs.flatMap((paragraph) => paragraph.sentences))
  refreshClientKeys(db, keysAtOnce)
  const checked: CheckFacts = {
    today: context.today(),
    doc: letter.body,
    facts: mergeFacts,
    paragraphs,
    topicIds: letter.topics,
    library: listAdvice(db),
    client,
    coach: { names: [practice.coachName, practice.signature], closing: practice.closing },
    opportunityId: letter.opportunityId,
    standings: standingsOf(db, letter.clientId, records, context.today()),
    opportunities: records.opportunities,
    employers: records.employers,
    contacts: records.contacts,
    rounds: records.rounds,
    appointmentDays: listAppointments(db, letter.clientId).map(({ heldOn }) => heldOn),
    otherDays: daysOnRecord(records),
    brokenBefore: brokenBefore(records),
    hasWrittenOffer: records.events.some(
      (one) => one.opportunityId === letter.opportunityId && one.kind === 'offer' && one.isWritten,
    ),
    earlier: listEarlierLetters(db, letter.clientId, letter.id, dayOfInstant(db)),
    strangers: findStrangers(db, letter.clientId, unknownOf(found, ownWords), records.employers),
    ownWords,
  }
  return answerOf(context, checkLetter(checked), listDismissals(db, letter.id))
}

function answerOf(
  context: ChecksContext,
  found: ReturnType<typeof checkLetter>,
  kept: readonly KeptDismissal[],
): LetterCheck {
  const findings = found.map((one): CheckedFinding => {
    const dismissal = kept.findLast(({ findingKey }) => findingKey === one.key)
    const dismissed = dismissal ? { id: dismissal.id, reason: dismissal.reason, at: dismissal.at } : null
    return {
      ...one,
      ...findingText(one, context.language()),
      holds: seriousRules.has(one.rule) && dismissed === null,
      dismissed,
    }
  })
  return { findings, holding: findings.filter(({ holds }) => holds).length }
}

/**
 * Refuses to let a letter leave while a serious finding has not been dismissed with a reason. Every way out calls it.
 * Throws AppError letter-held.
 */
export function refuseHeldLetter(context: ChecksContext, letter: Letter, facts: readonly LetterFact[]): void {
  refuseHeld(checkOf(context, letter, facts))
}

/** Refuses a recipient who is another client until that has been dismissed with a reason. Throws AppError letter-held. */
export function refuseHeldRecipient(
  context: ChecksContext,
  letter: Pick<Letter, 'id' | 'clientId'>,
  recipient: { readonly address: string; readonly name: string },
): void {
  refuseHeld(checkRecipients(context, letter, [recipient]))
}

function refuseHeld({ findings, holding }: LetterCheck): void {
  const first = findings.find(({ holds }) => holds)
  if (first) throw new AppError('letter-held', { count: holding, finding: first.sentence })
}

/** The recipients that were confirmed for a client's letter, checked against the record. Serious ones hold the sending. */
export function checkRecipients(
  context: ChecksContext,
  letter: Pick<Letter, 'id' | 'clientId'>,
  recipients: readonly { readonly address: string; readonly name: string }[],
): LetterCheck {
  const { db } = context
  refreshClientKeys(db, keysAtOnce)
  const owned = recipients.map((recipient): CheckedRecipient => {
    const [owner] = clientsByAddress(db, letter.clientId, { emails: [recipient.address], phones: [] })
    const fullName = owner ? clientName(db, owner.clientId) : ''
    return { ...recipient, owner: owner ? { id: owner.clientId, fullName } : null }
  })
  const found = recipientFindings(getClient(db, letter.clientId), owned)
  return answerOf(context, found, listDismissals(db, letter.id))
}

/** What is said in the client's own record is no stranger. */
function unknownOf(found: NamesInText, ownWords: string): NamesInText {
  const isUnknown = (name: string): boolean => !isOwn(name, ownWords)
  return { ...found, names: found.names.filter(isUnknown), words: found.words.filter(isUnknown) }
}

/** Every text of the client's own record, and the coach's names. */
function ownTexts(client: Client, records: HistoryRecords, practice: Practice): readonly string[] {
  return [
    client.fullName,
    client.preferredName,
    client.email,
    client.addressText,
    client.goals,
    ...client.tags,
    ...client.fields.map(({ value }) => value),
    practice.coachName,
    practice.practiceName,
    practice.signature,
    practice.addressText,
    ...records.employers.map(({ name }) => name),
    ...records.contacts.map(({ fullName }) => fullName),
    ...records.opportunities.flatMap((one) => [
      one.role,
      one.source,
      one.postingText,
      one.contributions,
      one.payTalk,
    ]),
    ...records.rounds.flatMap(({ interviewers, debrief, questions }) => [
      interviewers,
      debrief,
      ...questions.map(({ body }) => body),
    ]),
    ...records.promises.flatMap(({ saidBy, words }) => [saidBy, words]),
    ...records.messages.map(({ summary }) => summary),
    ...records.questions.map(({ body }) => body),
    ...records.events.map(({ detail }) => detail),
    ...records.endings.map(({ detail }) => detail),
  ]
}

const daysOnRecord = (records: HistoryRecords): readonly string[] => [
  ...records.events.map(({ happenedOn }) => happenedOn),
  ...records.messages.map(({ sentOn }) => sentOn),
  ...records.promises.flatMap(({ saidOn, promisedFrom, promisedTo }) => [saidOn, promisedFrom, promisedTo]),
]

function brokenBefore({ promises }: HistoryRecords): ReadonlySet<string> {
  const broken = promises.filter(({ opportunityId, promisedTo }) =>
    promises.some((later) => later.opportunityId === opportunityId && later.saidOn > promisedTo),
  )
  return new Set(broken.map(({ opportunityId }) => opportunityId))
}
