import type { Case, CaseEvent } from '@shared/case-file'
import { addDays } from '@shared/dates'
import type { EventDraft, MessageDraft, OpportunityDraft, PromiseDraft, RoundDraft } from '@shared/interviews'
import { type Channel, eventKinds, type Medium, roundStages } from '@shared/stages'
import type { DemoPerson } from './demo-people'

type Unbound<Draft> = Omit<Draft, 'id' | 'clientId' | 'opportunityId'>

/** One record of an opportunity's history, not yet bound to a client; `on` is the day it was known. */
export type CaseRecord = { readonly on: string } & (
  | { readonly type: 'round'; readonly draft: Unbound<RoundDraft> }
  | { readonly type: 'event'; readonly draft: Unbound<EventDraft> }
  | { readonly type: 'promise'; readonly draft: Unbound<PromiseDraft> }
  | { readonly type: 'message'; readonly draft: Unbound<MessageDraft> }
)

export type CaseOpportunity = {
  readonly draft: Unbound<OpportunityDraft>
  /** Oldest first. */
  readonly records: readonly CaseRecord[]
}

const mediumWords: Readonly<Record<string, Medium>> = {
  'in person': 'in_person',
  phone: 'phone',
  video: 'video',
}

/** What a case says about the client's applications, as records counted from `today`; a second process comes second. */
export function opportunitiesOfCase(source: Case, person: DemoPerson, today: string): CaseOpportunity[] {
  const { opportunity } = source
  const lines = (source.timeline ?? []).toSorted((a, b) => (b.days_ago ?? 0) - (a.days_ago ?? 0))
  const main: CaseOpportunity = {
    draft: {
      employerName: person.employer,
      staffCount: opportunity?.company_size ?? person.staffCount ?? null,
      role: person.role,
      postingState: opportunity?.posting ?? 'unknown',
      knowsEmployer: opportunity?.knows_employer ?? false,
      travelPaid: opportunity?.travel_paid ?? false,
      contributions: person.contributions.join('\n'),
      startOn: person.startsInDays === undefined ? null : addDays(today, person.startsInDays),
      contactName: person.contact.name,
    },
    records: lines.flatMap((line) => recordsOfLine(line, person, today)),
  }
  const other = otherProcess(source, person, today)
  return other === null ? [main] : [main, other]
}

function otherProcess(source: Case, person: DemoPerson, today: string): CaseOpportunity | null {
  const other = source.other_process
  if (!other) return null
  const line: CaseEvent = { stage: other.stage, days_ago: -(other.days_ahead ?? 0) }
  return {
    draft: {
      employerName: person.otherEmployer ?? '',
      role: person.otherRole ?? '',
      contributions: person.contributions.join('\n'),
      contactName: person.otherContact ?? '',
    },
    records: recordsOfLine(line, person, today),
  }
}

function recordsOfLine(line: CaseEvent, person: DemoPerson, today: string): CaseRecord[] {
  const on = addDays(today, -(line.days_ago ?? 0))
  return [...stageRecords(line, person, on), ...messageRecords(line, on), ...promiseRecords(line, person, on)]
}

function stageRecords(line: CaseEvent, person: DemoPerson, on: string): CaseRecord[] {
  const { stage, submitted } = line
  const papers: CaseRecord[] = submitted
    ? [{ type: 'event', on, draft: { kind: 'papers', happenedOn: on, detail: submitted } }]
    : []
  if (!stage) return papers
  const kind = eventKinds.find((one) => one === stage)
  if (kind) {
    const draft = {
      kind,
      happenedOn: on,
      isWritten: line.written_offer ?? false,
      detail: line.note ?? '',
    }
    return [{ type: 'event', on, draft }, ...papers]
  }
  const roundStage = roundStages.find((one) => one === stage)
  if (!roundStage) throw new Error(`A case has an unknown stage: ${stage}`)
  const asked = person.asked.find((one) => one.days_ago === line.days_ago)
  const draft = {
    stage: roundStage,
    heldOn: on,
    startTime: asked?.at ?? null,
    medium: line.medium ? (mediumWords[line.medium] ?? null) : null,
    minutes: line.minutes ?? null,
    interviewers: interviewersOf(line.with ?? '', person),
    managerGaveNumber: line.manager_gave_number ?? false,
    salaryGiven: line.salary_given ?? false,
    debrief: line.note ?? '',
    questions: asked?.questions.map((body) => ({ body })) ?? [],
  }
  return [{ type: 'round', on, draft }, ...papers]
}

/** The one person whose role the case names gets a name; groups and departments stay as the case has them. */
function interviewersOf(words: string, { contact }: DemoPerson): string {
  return words === contact.role ? `${contact.name}, ${words}` : words
}

function messageRecords(line: CaseEvent, on: string): CaseRecord[] {
  const message = (draft: Omit<Unbound<MessageDraft>, 'sentOn'>): CaseRecord => ({
    type: 'message',
    on,
    draft: { ...draft, sentOn: on },
  })
  const { thank_you: thanks, followup, message_in: received, reply } = line
  const sent: CaseRecord[] = []
  if (thanks) sent.push(message({ direction: 'out', kind: 'thank_you', channel: channelOf(thanks) }))
  if (followup) sent.push(message({ direction: 'out', kind: 'check_in', channel: channelOf(followup) }))
  const channel = channelOf(thanks ?? followup ?? '')
  if (reply && reply !== 'none')
    sent.push(message({ direction: 'in', kind: 'answer', channel, summary: reply }))
  if (received) sent.push(message({ direction: 'in', kind: 'other', summary: received }))
  return sent
}

/** A case says it in words: 'email', 'by post', 'delivered by hand'. */
function channelOf(words: string): Channel {
  if (words.includes('hand')) return 'hand'
  if (words.includes('post')) return 'post'
  return words.includes('phone') ? 'phone' : 'email'
}

function promiseRecords(line: CaseEvent, { contact }: DemoPerson, on: string): CaseRecord[] {
  if (!line.promised_days) return []
  const [from, to] = line.promised_days
  const draft = {
    saidOn: on,
    promisedFrom: addDays(on, from),
    promisedTo: addDays(on, to),
    saidBy: contact.name,
  }
  return [{ type: 'promise', on, draft }]
}
