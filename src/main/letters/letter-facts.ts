import type { Client } from '@shared/clients'
import { daysBetween, daysText, dayText } from '@shared/dates'
import type { Standing } from '@shared/interviews'
import type { FilledField, LetterFact } from '@shared/letters'
import type { MergeFacts } from '@shared/merge-fields'
import type { Practice } from '@shared/settings'
import { translatorOf } from '@shared/translate'
import type { HistoryRecords } from '../interviews/case-history'
import { monthsText, ordinalOf } from './number-words'

/** Everything the facts of one letter are taken from. Pure input: no database. */
export type FactSources = {
  readonly practice: Practice
  readonly client: Client
  readonly records: HistoryRecords
  readonly standings: readonly Standing[]
  readonly opportunityId: string | null
  readonly roundId: string | null
  readonly questionId: string | null
  readonly filled: readonly FilledField[]
  readonly today: string
}

/** A first name: the preferred name, else the first word of the full name. */
export function firstNameOf(client: Pick<Client, 'fullName' | 'preferredName'>): string {
  return client.preferredName || (client.fullName.trim().split(/\s+/)[0] ?? '')
}

/**
 * The facts a letter may use, as they will be printed, each with the record it comes from. A fact without a value is
 * left out. Values filled in by the coach win. Errors: none.
 */
export function letterFacts(sources: FactSources): LetterFact[] {
  const { filled } = sources
  // A field that the coach emptied has no value, whatever the record says.
  const taken = new Set(filled.map((one) => one.field))
  const recorded = [
    ...practiceFacts(sources),
    ...clientFacts(sources),
    ...opportunityFacts(sources),
    ...roundFacts(sources),
    ...standingFacts(sources),
  ]
  return [
    ...filledFacts(filled, sources.today),
    ...recorded.filter((one) => !taken.has(one.field) && !isBlank(one.value)),
  ]
}

/** The values that the coach filled in by hand, as facts. */
export const filledFacts = (filled: readonly FilledField[], today: string): LetterFact[] =>
  filled
    .filter((one) => one.value.trim() !== '')
    .map((one): LetterFact => fact(one.field, one.value, 'filled', null, today))

/** The same facts in the shape the merge functions take. */
export function mergeFactsOf(facts: readonly LetterFact[]): MergeFacts {
  return new Map(
    facts.map(({ field, value, recordType, recordId, on }) => [
      field,
      { value, recordType, ...(recordId === null ? {} : { recordId }), ...(on === null ? {} : { on }) },
    ]),
  )
}

function fact(
  field: string,
  value: string | readonly string[] | null | undefined,
  recordType: string,
  recordId: string | null,
  on: string | null,
): LetterFact {
  return { field, value: value ?? '', recordType, recordId, on }
}

const isBlank = (value: string | readonly string[]): boolean =>
  typeof value === 'string' ? value.trim() === '' : value.length === 0

function practiceFacts({ practice, today }: FactSources): LetterFact[] {
  const on = practice.updatedAt.slice(0, 10)
  const from = (field: string, value: string) => fact(field, value, 'practice', practice.id, on)
  return [
    from('coach.name', practice.coachName),
    from('coach.email', practice.email),
    from('coach.phone', practice.phone),
    from('practice.name', practice.practiceName),
    from('link.anxiety', practice.anxietyLink),
    from('link.overqualified', practice.overqualifiedLink),
    fact('today', day(today, practice), 'practice', null, today),
  ]
}

function clientFacts({ client, practice, today, records, questionId }: FactSources): LetterFact[] {
  const on = client.updatedAt.slice(0, 10)
  const from = (field: string, value: string | null) => fact(field, value, 'client', client.id, on)
  const months =
    client.outOfWorkSince === null ? 0 : Math.round(daysBetween(client.outOfWorkSince, today) / 30.44)
  const question = records.questions.find((one) => one.id === questionId)
  return [
    from('client.firstName', firstNameOf(client)),
    from('client.fullName', client.fullName),
    from('client.phone', client.phone),
    from('client.email', client.email),
    from('search.months', months > 0 ? monthsText(months) : null),
    fact(
      'question.askedOn',
      question && day(question.askedOn, practice),
      'question',
      question?.id ?? null,
      question?.askedOn ?? null,
    ),
  ]
}

function opportunityFacts({ records, practice, opportunityId, standings }: FactSources): LetterFact[] {
  const opportunity = records.opportunities.find((one) => one.id === opportunityId)
  if (!opportunity) return []
  const on = opportunity.updatedAt.slice(0, 10)
  const employer = records.employers.find((one) => one.id === opportunity.employerId)
  const contact = records.contacts.find((one) => one.id === opportunity.contactId)
  const other = standings.find((one) => one.opportunityId !== opportunityId && one.ending === null)
  const from = (field: string, value: string | readonly string[] | null | undefined) =>
    fact(field, value, 'opportunity', opportunity.id, on)
  return [
    fact(
      'employer.name',
      employer?.name,
      'employer',
      employer?.id ?? null,
      employer?.updatedAt.slice(0, 10) ?? null,
    ),
    from('opportunity.role', opportunity.role),
    from('opportunity.startOn', opportunity.startOn && day(opportunity.startOn, practice)),
    from('contributions', linesOf(opportunity.contributions)),
    fact(
      'interviewer.name',
      contact?.fullName,
      'contact',
      contact?.id ?? null,
      contact?.updatedAt.slice(0, 10) ?? null,
    ),
    fact(
      'otherEmployer.name',
      other?.employer,
      'opportunity',
      other?.opportunityId ?? null,
      other?.stageOn ?? null,
    ),
  ]
}

function roundFacts({ records, practice, opportunityId, roundId, today }: FactSources): LetterFact[] {
  const own = records.rounds.filter((one) => one.opportunityId === opportunityId)
  const round = own.find((one) => one.id === roundId) ?? own.findLast((one) => one.heldOn <= today)
  const ahead = own.find((one) => one.heldOn > today)
  const stage = translatorOf('en', 'stages')
  const from = (field: string, of: typeof round, value: string | undefined) =>
    fact(field, value, 'round', of?.id ?? null, of?.heldOn ?? null)
  return [
    from('round.ordinal', round, round && ordinalOf(round.number)),
    from('round.stage', round, round && stage(round.stage)),
    from('round.on', round, round && day(round.heldOn, practice)),
    from('nextRound.on', ahead, ahead && day(ahead.heldOn, practice)),
    from('nextRound.stage', ahead, ahead && stage(ahead.stage)),
  ]
}

function standingFacts({ standings, records, practice, opportunityId }: FactSources): LetterFact[] {
  const standing = standings.find((one) => one.opportunityId === opportunityId)
  if (!standing) return []
  const { promise, stageOn } = standing
  const followUp = records.messages.findLast(
    (one) => one.opportunityId === opportunityId && one.direction === 'out' && one.kind === 'check_in',
  )
  const promised = (field: string, value: string | null | undefined) =>
    fact(field, value, 'promise', promise?.id ?? null, promise?.saidOn ?? null)
  const counted = (field: string, days: number | null, on: string | null) =>
    fact(
      field,
      days === null || days === 0 ? null : daysText(days, practice.letterLanguage),
      'opportunity',
      opportunityId,
      on,
    )
  const { kind, on } = standing.next
  const stepOn = (field: string, step: typeof kind) =>
    fact(field, kind === step && on !== null ? day(on, practice) : null, 'opportunity', opportunityId, on)
  return [
    promised('promise.saidOn', promise && day(promise.saidOn, practice)),
    promised('promise.from', promise && day(promise.from, practice)),
    promised('promise.to', promise && day(promise.to, practice)),
    promised(
      'promise.daysLate',
      standing.daysLate === null ? null : daysText(standing.daysLate, practice.letterLanguage),
    ),
    counted('waiting.days', standing.waitingDays, stageOn),
    counted('quiet.days', standing.quietDays, standing.lastContactOn),
    fact(
      'followUp.lastOn',
      followUp && day(followUp.sentOn, practice),
      'message',
      followUp?.id ?? null,
      followUp?.sentOn ?? null,
    ),
    stepOn('nextStep.on', 'check_in'),
    stepOn('thankYou.on', 'thank_you'),
  ]
}

const day = (value: string, practice: Practice): string => dayText(value, dayLocale(practice))

/** English letters write days as `5 May` on A4 and `May 5` on Letter paper. */
export function dayLocale(practice: Pick<Practice, 'letterLanguage' | 'pageSize'>): string {
  return practice.letterLanguage === 'en' && practice.pageSize === 'Letter' ? 'en-US' : 'en-GB'
}

/** The lines of a text that have something in them, trimmed. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
