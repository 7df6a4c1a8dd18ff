import type { Stage } from '@shared/stages'
import { type OpportunityStanding, standingsOn } from '@shared/standing'
import type { Database } from 'better-sqlite3'
import { readPracticeRules } from '../follow-ups/clock-rules'
import { dayOfInstant } from '../practice-day'
import { type ClientToStand, readClientsToStand } from './standing-records-repository'
import {
  type ClientStandingRow,
  countStaleClients,
  listStaleClients,
  markAllStale,
  markChangedByDay,
  type OpportunityStandingRow,
  replaceStandings,
  setStandingDay,
  standingDay,
} from './standings-repository'

/** Clients rebuilt in one transaction. */
const CHUNK = 100
/** A list waits for so many clients at the most, some 30 ms; more are rebuilt in the background, and it is told. */
export const CLIENTS_AT_ONCE = 300

/** Stages in the order of a usual process, so that sorting shows who is furthest. */
export const processOrder: readonly Stage[] = [
  'rejected',
  'applied',
  'exploratory',
  'screening',
  'phone',
  'first',
  'second',
  'panel',
  'meet_team',
  'final',
  'references',
  'background_check',
  'approval',
  'offer_meeting',
  'offer',
  'accepted',
]

/**
 * Brings the derived rows up to date for a day, up to `limit` clients. Answers how many are left out of date. Whatever
 * changes a history marks its client by a trigger; a day that passes marks those on whom it has an effect; a clock that
 * went back marks everybody.
 */
export function refreshStandings(db: Database, today: string, limit = CLIENTS_AT_ONCE): number {
  const madeFor = standingDay(db)
  if (madeFor !== today) {
    if (madeFor !== null && madeFor > today) markAllStale(db)
    else markChangedByDay(db, today)
    setStandingDay(db, today)
  }
  let stale = listStaleClients(db, Math.min(limit, CHUNK))
  if (stale.length === 0) return 0
  const rules = readPracticeRules(db, today)
  const dayOf = dayOfInstant(db)
  for (let done = 0; stale.length > 0; ) {
    db.transaction(() => rebuild(db, stale, today, rules, dayOf))()
    done += stale.length
    stale = listStaleClients(db, Math.min(limit - done, CHUNK))
  }
  return countStaleClients(db)
}

/** Brings everything up to date, for the command line and tests. */
export function refreshAllStandings(db: Database, today: string): void {
  refreshStandings(db, today, Number.MAX_SAFE_INTEGER)
}

function rebuild(
  db: Database,
  clientIds: readonly string[],
  today: string,
  rules: ReturnType<typeof readPracticeRules>,
  dayOf: (instant: string) => string,
): void {
  const clients = readClientsToStand(db, clientIds)
  const rulesOf = rules.forClients(clients)
  const opportunityRows: OpportunityStandingRow[] = []
  const clientRows: ClientStandingRow[] = []
  for (const client of clients) {
    const standings = standingsOn(client.records, today, (opportunityId) => rulesOf(client.id, opportunityId))
    const employers = new Map(client.records.opportunities.map((one) => [one.id, one]))
    for (const standing of standings) {
      const employerId = employers.get(standing.opportunityId)?.employerId ?? ''
      opportunityRows.push(opportunityRow(standing, client.id, employerId))
    }
    clientRows.push(clientRow(client, standings, dayOf))
  }
  replaceStandings(db, clientIds, clientRows, opportunityRows)
}

type Standing = OpportunityStanding

const nextColumns = ({ followUp: next }: Pick<Standing, 'followUp'>) => ({
  nextKind: next.kind,
  nextRule: next.rule,
  nextRuleDays: next.ruleDays,
  nextDayKind: next.dayKind,
  nextRuleSet: next.ruleSet,
  // A wait is no task, so it has no due day to be sorted by.
  nextOn: next.dueOn,
  nextSince: next.since,
  stepKey: next.stepKey,
})

function opportunityRow(standing: Standing, clientId: string, employerId: string): OpportunityStandingRow {
  const { promise, nextRound } = standing
  return {
    opportunityId: standing.opportunityId,
    clientId,
    employerId,
    stage: standing.stage,
    stageOn: standing.stageOn,
    roundNumber: standing.roundNumber,
    ending: standing.ending,
    endedOn: standing.endedOn,
    contactOn: standing.contactOn,
    promiseId: promise?.id ?? null,
    promiseSaidOn: promise?.saidOn ?? null,
    promisedFrom: promise?.promisedFrom ?? null,
    promisedTo: promise?.promisedTo ?? null,
    nextRoundId: nextRound?.id ?? null,
    nextRoundOn: nextRound?.on ?? null,
    nextRoundStage: nextRound?.stage ?? null,
    ...nextColumns(standing),
  }
}

const nothingYet = {
  nextKind: 'none',
  nextRule: 'nothing_yet',
  nextRuleDays: null,
  nextDayKind: null,
  nextRuleSet: null,
  nextOn: null,
  nextSince: null,
  stepKey: null,
} as const

const newest = (days: readonly (string | null)[]) =>
  days.reduce<string | null>((day, one) => (one !== null && one > (day ?? '') ? one : day), null)
const first = (days: readonly (string | null)[]) =>
  days.reduce<string | null>((day, one) => (one !== null && (day === null || one < day) ? one : day), null)

/** The client's row speaks of the opportunity that needs the coach first, as the case view does. */
function clientRow(
  client: ClientToStand,
  standings: readonly Standing[],
  dayOf: (instant: string) => string,
): ClientStandingRow {
  const [shown] = standings
  const { opportunities, questions, messages } = client.records
  const employer = opportunities.find((one) => one.id === shown?.opportunityId)?.employer ?? null
  const words = [
    client.fullName,
    client.preferredName,
    ...client.tags,
    ...opportunities.map((one) => one.employer),
  ]
  const asked = questions.map((one) => one.askedOn)
  const openQuestionOn = first(asked)
  const lastLetterOn = client.lastLetterAt === null ? null : dayOf(client.lastLetterAt)
  // A letter to the client and the client's answer are contact too, though they move nothing with an employer.
  const replies = messages.filter((one) => one.opportunityId === null).map((one) => one.sentOn)
  const next = shown ? nextColumns(shown) : nothingYet
  return {
    clientId: client.id,
    name: client.fullName,
    state: client.state,
    searchText: words.join('\n').toLocaleLowerCase('en'),
    tags: JSON.stringify(client.tags),
    opportunityId: shown?.opportunityId ?? null,
    employer,
    opportunityCount: opportunities.length,
    stage: shown?.stage ?? null,
    stageRank: shown?.stage ? processOrder.indexOf(shown.stage) : null,
    stageOn: shown?.stageOn ?? null,
    contactOn: newest([...standings.map((one) => one.contactOn), lastLetterOn, ...replies]),
    promisedFrom: shown?.promise?.promisedFrom ?? null,
    promisedTo: shown?.promise?.promisedTo ?? null,
    nextRoundOn: first(standings.map((one) => one.nextRound?.on ?? null)),
    ...next,
    ...(openQuestionOn === null
      ? {}
      : { ...nothingYet, nextKind: 'answer', nextRule: 'question_open', nextOn: openQuestionOn }),
    openQuestions: asked.length,
    openQuestionOn,
    lastLetterOn,
    changesOn: first(standings.map((one) => one.changesOn)),
  }
}
