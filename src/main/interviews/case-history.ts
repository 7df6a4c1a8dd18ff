import { daysBetween } from '@shared/dates'
import type { CaseHistory, Opportunity, Round, Standing, TimelineItem } from '@shared/interviews'
import type { LetterKind, LetterState } from '@shared/letters'
import { nextStepOf } from '@shared/next-step'
import type { RichTextDoc } from '@shared/rich-text'
import { plainTextOf } from '@shared/rich-text'
import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'
import { listNotes } from '../notes/notes-repository'
import {
  listContacts,
  listEmployers,
  listEndings,
  listEvents,
  listMessages,
  listOpportunities,
  listPromises,
  listQuestions,
  listRounds,
} from './interviews-repository'

/** Every record of one client's history, as the tables have it. */
export type HistoryRecords = ReturnType<typeof readHistory>

/** Reads one client's whole history. */
export function readHistory(db: Database, clientId: string) {
  return {
    opportunities: listOpportunities(db, clientId),
    rounds: listRounds(db, clientId),
    events: listEvents(db, clientId),
    endings: listEndings(db, clientId),
    promises: listPromises(db, clientId),
    messages: listMessages(db, clientId),
    questions: listQuestions(db, clientId),
    employers: listEmployers(db, clientId),
    contacts: listContacts(db, clientId),
  }
}

type LetterRow = {
  readonly id: string
  readonly opportunityId: string | null
  readonly title: string
  readonly kind: LetterKind
  readonly state: LetterState
  readonly updatedAt: string
  readonly exportedAt: string | null
  readonly topics: string
}

const letterSql = `SELECT l.id, l.opportunityId, l.title, l.kind, l.state, l.updatedAt, l.exportedAt,
    (SELECT json_group_array(topicId) FROM (SELECT topicId FROM letterTopic WHERE letterId = l.id ORDER BY position)) AS topics
  FROM letter l WHERE l.clientId = :clientId AND l.deletedAt IS NULL`

/** Everything the case view needs, in one answer. `dayOf` turns an instant into the practice's calendar day. */
export function caseHistory(
  db: Database,
  clientId: string,
  today: string,
  dayOf: (instant: string) => string,
): CaseHistory {
  const records = readHistory(db, clientId)
  const standings = standingsOf(records, today)
  const employerOf = employerNames(records)
  const openPromises = new Set(standings.flatMap((standing) => standing.promise?.id ?? []))
  const letters = all<LetterRow>(db, letterSql, { clientId })
  const timeline: TimelineItem[] = [
    ...recordItems(records, openPromises, employerOf),
    ...letters.map(
      (row): TimelineItem => ({
        type: 'letter',
        id: row.id,
        on: dayOf(row.exportedAt ?? row.updatedAt),
        opportunityId: row.opportunityId,
        employer: employerOf(row.opportunityId),
        title: row.title,
        kind: row.kind,
        state: row.state,
        topics: JSON.parse(row.topics) as string[],
      }),
    ),
    ...listNotes(db, clientId).map(
      (note): TimelineItem => ({
        type: 'note',
        id: note.id,
        on: dayOf(note.createdAt),
        opportunityId: null,
        employer: null,
        detail: excerpt(note.body),
      }),
    ),
  ]
  return {
    today,
    timeline: timeline.toSorted(
      (a, b) => b.on.localeCompare(a.on) || rank(a) - rank(b) || b.id.localeCompare(a.id),
    ),
    standings,
    opportunities: records.opportunities,
    employers: records.employers,
    contacts: records.contacts,
    rounds: records.rounds,
    promises: records.promises,
  }
}

/** On one day the question comes first, since it waits for the coach. */
const rank = (item: TimelineItem): number => (item.type === 'question' ? 0 : 1)

function excerpt(body: RichTextDoc): string {
  const text = plainTextOf(body).trim()
  return text.length > 280 ? `${text.slice(0, 279)}…` : text
}

function employerNames(records: HistoryRecords): (opportunityId: string | null) => string | null {
  const names = new Map(records.employers.map((employer) => [employer.id, employer.name]))
  const byOpportunity = new Map(
    records.opportunities.map((one) => [one.id, names.get(one.employerId) ?? null]),
  )
  return (id) => (id === null ? null : (byOpportunity.get(id) ?? null))
}

function recordItems(
  records: HistoryRecords,
  openPromises: ReadonlySet<string>,
  employerOf: (opportunityId: string | null) => string | null,
): TimelineItem[] {
  const base = (record: { id: string; opportunityId: string | null }, on: string) => ({
    id: record.id,
    on,
    opportunityId: record.opportunityId,
    employer: employerOf(record.opportunityId),
  })
  return [
    ...records.questions.map(
      (one): TimelineItem => ({ ...base(one, one.askedOn), ...one, type: 'question' }),
    ),
    ...records.rounds.map(
      (one): TimelineItem => ({ ...one, ...base(one, one.heldOn), type: 'round', detail: one.debrief }),
    ),
    ...records.events.map((one): TimelineItem => ({ ...one, ...base(one, one.happenedOn), type: 'event' })),
    ...records.endings.map((one): TimelineItem => ({ ...one, ...base(one, one.endedOn), type: 'ending' })),
    ...records.promises.map(
      (one): TimelineItem => ({
        ...one,
        ...base(one, one.promisedTo),
        type: 'promise',
        isOpen: openPromises.has(one.id),
      }),
    ),
    ...records.messages.map(
      (one): TimelineItem => ({ ...one, ...base(one, one.sentOn), type: 'message', detail: one.summary }),
    ),
  ]
}

/** Where each opportunity stands: those that are late first, then waiting ones by the longest wait, ended ones last. */
export function standingsOf(records: HistoryRecords, today: string): Standing[] {
  return records.opportunities
    .map((opportunity) => standingOf(opportunity, records, today))
    .toSorted((a, b) => weight(b) - weight(a))
}

function weight(standing: Standing): number {
  if (standing.ending !== null) return -1
  return (
    (standing.daysLate ?? 0) * 10_000 + (standing.stage === null ? 0 : 1_000) + (standing.waitingDays ?? 0)
  )
}

function standingOf(opportunity: Opportunity, records: HistoryRecords, today: string): Standing {
  const own = <T extends { readonly opportunityId: string | null }>(list: readonly T[]) =>
    list.filter((one) => one.opportunityId === opportunity.id)
  const rounds = own(records.rounds)
  const events = own(records.events)
  const ending = own(records.endings).at(-1) ?? null
  const held = rounds.filter((round) => round.heldOn <= today)
  const nextRound = rounds.find((round) => round.heldOn > today)
  const newest = newestStage(held, events, today)
  const contactOn = newestDay(
    [
      ...held.map((round) => round.heldOn),
      ...events.map((event) => event.happenedOn),
      ...own(records.messages).map((message) => message.sentOn),
    ],
    today,
  )
  const promise = ending === null ? openPromise(opportunity.id, records) : null
  const employer = records.employers.find((one) => one.id === opportunity.employerId)
  const openQuestion = records.questions.findLast(
    (question) =>
      question.answeredByLetterId === null &&
      (question.opportunityId === opportunity.id ||
        (question.opportunityId === null && records.opportunities.length === 1)),
  )
  const next = nextRound ? { on: nextRound.heldOn, stage: nextRound.stage } : null
  const days = (day: string | null) => (day === null ? null : Math.max(0, daysBetween(day, today)))
  return {
    opportunityId: opportunity.id,
    employerId: opportunity.employerId,
    employer: employer?.name ?? '',
    role: opportunity.role,
    postingState: opportunity.postingState,
    stage: newest?.stage ?? null,
    stageOn: newest?.on ?? null,
    roundNumber: held.at(-1)?.number ?? null,
    ending: ending?.tag ?? null,
    waitingDays: days(newest?.on ?? null),
    quietDays: days(contactOn),
    lastContactOn: contactOn,
    promise: promise && {
      id: promise.id,
      saidOn: promise.saidOn,
      from: promise.promisedFrom,
      to: promise.promisedTo,
      saidBy: promise.saidBy,
      words: promise.words,
    },
    daysLate: promise !== null && promise.promisedTo < today ? daysBetween(promise.promisedTo, today) : null,
    nextRound: next,
    next: nextStepOf({
      today,
      openQuestionOn: openQuestion?.askedOn ?? null,
      hasEnding: ending !== null,
      stage: newest?.stage ?? null,
      stageOn: newest?.on ?? null,
      lastContactOn: contactOn,
      promisedTo: promise?.promisedTo ?? null,
      nextRound: next,
    }),
  }
}

function newestStage(
  held: readonly Round[],
  events: HistoryRecords['events'],
  today: string,
): { readonly stage: NonNullable<Standing['stage']>; readonly on: string } | null {
  const round = held.at(-1)
  const event = events.findLast((one) => one.happenedOn <= today && one.kind !== 'papers')
  // On one day the step counts as newer than the interview, since it follows from it.
  if (event && event.kind !== 'papers' && (!round || event.happenedOn >= round.heldOn))
    return { stage: event.kind, on: event.happenedOn }
  return round ? { stage: round.stage, on: round.heldOn } : null
}

function newestDay(days: readonly string[], today: string): string | null {
  return (
    days
      .filter((day) => day <= today)
      .toSorted()
      .at(-1) ?? null
  )
}

/** The newest promise of an opportunity, unless the coach or a later round or step has answered it. */
function openPromise(opportunityId: string, records: HistoryRecords) {
  const own = <T extends { readonly opportunityId: string | null }>(list: readonly T[]) =>
    list.filter((one) => one.opportunityId === opportunityId)
  const newest = own(records.promises).at(-1)
  if (!newest || newest.settledOn !== null) return null
  const isAnswered =
    own(records.rounds).some((round) => round.heldOn > newest.saidOn) ||
    own(records.events).some((event) => event.kind !== 'papers' && event.happenedOn > newest.saidOn)
  return isAnswered ? null : newest
}
