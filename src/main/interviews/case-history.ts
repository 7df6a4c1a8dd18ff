import { daysBetween } from '@shared/dates'
import type { RuleSetName } from '@shared/follow-up-rules'
import type { CaseHistory, LetterLeft, Standing, TimelineItem } from '@shared/interviews'
import type { LetterKind, LetterState } from '@shared/letters'
import type { ClockRules } from '@shared/next-step'
import { standingsOn } from '@shared/standing'
import type { Database } from 'better-sqlite3'
import { all, first } from '../db/statements'
import { readPracticeRules } from '../follow-ups/clock-rules'
import { sessionItems } from '../mock-sessions/session-items'
import { packItems } from '../packs/pack-items'
import { coachItems } from '../records/coach-items'
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
  readonly left: string | null
}

const letterSql = `SELECT l.id, l.opportunityId, l.title, l.kind, l.state, l.updatedAt, l.exportedAt,
    (SELECT json_group_array(topicId) FROM (SELECT topicId FROM letterTopic WHERE letterId = l.id ORDER BY position)) AS topics,
    (SELECT json_object('way', s.way, 'address', s.toAddress) FROM sending s INDEXED BY sendingByClient
      WHERE s.clientId = l.clientId AND s.letterId = l.id AND s.leftAt IS NOT NULL ORDER BY s.leftAt DESC LIMIT 1) AS left
  FROM letter l WHERE l.clientId = :clientId AND l.deletedAt IS NULL`

/** Everything the case view needs, in one answer. `dayOf` turns an instant into the practice's calendar day. */
export function caseHistory(
  db: Database,
  clientId: string,
  today: string,
  dayOf: (instant: string) => string,
): CaseHistory {
  const records = readHistory(db, clientId)
  const standings = standingsOf(db, clientId, records, today)
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
        left: row.left === null || row.state === 'draft' ? null : (JSON.parse(row.left) as LetterLeft),
      }),
    ),
    ...coachItems(db, clientId, dayOf, employerOf),
    ...sessionItems(db, clientId, dayOf, employerOf),
    ...packItems(db, clientId),
  ]
  return {
    today,
    timeline: timeline.toSorted(
      (a, b) => newestFirst(a.on, b.on) || rank(a) - rank(b) || newestFirst(a.id, b.id),
    ),
    standings,
    opportunities: records.opportunities,
    employers: records.employers,
    contacts: records.contacts,
    rounds: records.rounds,
    promises: records.promises,
  }
}

/** Days and ids sort by their signs; comparing them as words of a language costs ten times as much. */
const newestFirst = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0)

/** On one day the question comes first, since it waits for the coach. */
const rank = (item: TimelineItem): number => (item.type === 'question' ? 0 : 1)

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

/** Where each opportunity stands: what needs the coach first comes first, ended ones last. */
export function standingsOf(
  db: Database,
  clientId: string,
  records: HistoryRecords,
  today: string,
): Standing[] {
  const days = (day: string | null) => (day === null ? null : Math.max(0, daysBetween(day, today)))
  return standingsOn(records, today, clientRules(db, clientId, today)).map((standing) => {
    const opportunity = records.opportunities.find((one) => one.id === standing.opportunityId)
    const employer = records.employers.find((one) => one.id === opportunity?.employerId)
    const { promise, nextRound } = standing
    return {
      opportunityId: standing.opportunityId,
      employerId: opportunity?.employerId ?? '',
      employer: employer?.name ?? '',
      role: opportunity?.role ?? '',
      postingState: opportunity?.postingState ?? 'unknown',
      stage: standing.stage,
      stageOn: standing.stageOn,
      roundNumber: standing.roundNumber,
      ending: standing.ending,
      waitingDays: days(standing.stageOn),
      quietDays: days(standing.contactOn),
      lastContactOn: standing.contactOn,
      promise: promise && {
        id: promise.id,
        saidOn: promise.saidOn,
        from: promise.promisedFrom,
        to: promise.promisedTo,
        saidBy: promise.saidBy,
        words: promise.words,
      },
      daysLate:
        promise !== null && promise.promisedTo < today ? daysBetween(promise.promisedTo, today) : null,
      nextRound: nextRound && { on: nextRound.on, stage: nextRound.stage },
      next: standing.next,
    }
  })
}

/** The follow-up rules as they hold for one client's opportunities. */
function clientRules(db: Database, clientId: string, today: string): (opportunityId: string) => ClockRules {
  const client = first<{ ruleSet: RuleSetName | null }>(
    db,
    'SELECT ruleSet FROM client WHERE id = :clientId',
    {
      clientId,
    },
  )
  const rulesOf = readPracticeRules(db, today).forClients([
    { id: clientId, ruleSet: client?.ruleSet ?? null },
  ])
  return (opportunityId) => rulesOf(clientId, opportunityId)
}
