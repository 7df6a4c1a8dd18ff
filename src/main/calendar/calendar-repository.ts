import type { AppointmentState } from '@shared/appointments'
import type { CalendarItem, CalendarKind } from '@shared/calendar'
import { assertNever } from '@shared/errors'
import type { NextStep } from '@shared/next-step'
import type { RoundStage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

/** An entry before its words are read: what stands on which day, and how many of its kind stand there. */
export type CalendarMark = {
  readonly kind: CalendarKind
  readonly id: string
  readonly on: string
  readonly time: string | null
  readonly total: number
}

export type MarkSpan = { readonly from: string; readonly to: string; readonly perDay: number }

/** Clients whom the coach does not follow any more have no due days; what they lived through still stands. */
const followed = `EXISTS (SELECT 1 FROM local_clientStanding c INDEXED BY local_clientStandingByClient
  WHERE c.clientId = s.clientId AND c.state NOT IN ('closed', 'archived'))`

/** Removed opportunities and clients have no standing, so a look-up in its index tells whether a round still counts. */
const sources: Readonly<Record<CalendarKind, string>> = {
  interview: `SELECT r.id, r.heldOn AS day, r.startTime AS time FROM round r INDEXED BY roundByDayTime
    WHERE r.heldOn BETWEEN :from AND :to AND r.deletedAt IS NULL
      AND EXISTS (SELECT 1 FROM local_opportunityStanding s WHERE s.opportunityId = r.opportunityId)`,
  appointment: `SELECT a.id, a.heldOn AS day, a.startTime AS time FROM appointment a INDEXED BY appointmentByDay
    WHERE a.heldOn BETWEEN :from AND :to AND a.deletedAt IS NULL
      AND EXISTS (SELECT 1 FROM local_clientStanding c WHERE c.clientId = a.clientId)`,
  promised: `SELECT s.opportunityId AS id, s.promisedTo AS day, NULL AS time
    FROM local_opportunityStanding s INDEXED BY local_opportunityStandingByPromise
    WHERE s.promisedTo BETWEEN :from AND :to AND s.ending IS NULL AND ${followed}`,
  due: `SELECT s.opportunityId AS id, s.nextOn AS day, NULL AS time
    FROM local_opportunityStanding s INDEXED BY local_opportunityStandingByNext
    WHERE s.nextOn BETWEEN :from AND :to AND s.nextKind NOT IN ('interview', 'wait', 'none') AND ${followed}`,
}

/** The statement of `listMarks`. */
export const listMarksSql = (kind: CalendarKind): string =>
  `SELECT id, day AS "on", time, total FROM (
     SELECT id, day, time, count(*) OVER (PARTITION BY day) AS total,
       row_number() OVER (PARTITION BY day ORDER BY time NULLS LAST, id) AS place
     FROM (${sources[kind]})
   ) WHERE place <= :perDay ORDER BY day, place`

/** The first entries of one kind on each day of a span, those with a time first. */
export function listMarks(db: Database, kind: CalendarKind, span: MarkSpan): CalendarMark[] {
  return all<Omit<CalendarMark, 'kind'>>(db, listMarksSql(kind), span).map((row) => ({ kind, ...row }))
}

type Row = {
  readonly id: string
  readonly clientId: string
  readonly client: string
  readonly opportunityId: string
  readonly employer: string
}
type RoundRow = Row & { readonly stage: RoundStage; readonly minutes: number | null }
type AppointmentRow = Pick<Row, 'id' | 'clientId' | 'client'> & {
  readonly minutes: number
  readonly state: AppointmentState
  readonly topic: string
}
type StandingRow = Row & {
  readonly promisedFrom: string
  readonly nextKind: NextStep['kind']
  readonly nextRule: NextStep['rule']
  readonly nextRuleDays: number | null
  readonly nextDayKind: NextStep['dayKind']
  readonly nextRuleSet: NextStep['ruleSet']
}

const wanted = 'json_each(:ids) id'
const opportunityWords = `s.opportunityId, s.clientId, c.name AS client, e.name AS employer`
const opportunityJoins = `JOIN local_clientStanding c ON c.clientId = s.clientId JOIN employer e ON e.id = s.employerId`

/** What the marks say, in their order. */
export function readItems(db: Database, marks: readonly CalendarMark[], today: string): CalendarItem[] {
  const idsOf = (...kinds: readonly CalendarKind[]) => ({
    ids: JSON.stringify(marks.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)),
  })
  const rounds = all<RoundRow>(
    db,
    `SELECT r.id, r.stage, r.minutes, ${opportunityWords} FROM ${wanted} JOIN round r ON r.id = id.value
     JOIN local_opportunityStanding s ON s.opportunityId = r.opportunityId ${opportunityJoins}`,
    idsOf('interview'),
  )
  const appointments = all<AppointmentRow>(
    db,
    `SELECT a.id, a.clientId, a.minutes, a.state, a.topic, c.name AS client FROM ${wanted}
     JOIN appointment a ON a.id = id.value JOIN local_clientStanding c ON c.clientId = a.clientId`,
    idsOf('appointment'),
  )
  const standings = all<StandingRow>(
    db,
    `SELECT s.opportunityId AS id, ${opportunityWords}, s.promisedFrom, s.nextKind, s.nextRule, s.nextRuleDays,
       s.nextDayKind, s.nextRuleSet
     FROM ${wanted} JOIN local_opportunityStanding s ON s.opportunityId = id.value ${opportunityJoins}`,
    idsOf('promised', 'due'),
  )
  const byId = new Map<string, RoundRow | AppointmentRow | StandingRow>(
    [...rounds, ...appointments, ...standings].map((row) => [row.id, row]),
  )
  return marks.flatMap((mark) => {
    const row = byId.get(mark.id)
    return row ? [itemOf(mark, row, today)] : []
  })
}

function itemOf(
  { kind, id, on, time }: CalendarMark,
  row: RoundRow | AppointmentRow | StandingRow,
  today: string,
): CalendarItem {
  const whose = {
    id,
    on,
    time,
    clientId: row.clientId,
    client: row.client,
    opportunityId: 'opportunityId' in row ? row.opportunityId : null,
    employer: 'employer' in row ? row.employer : null,
  }
  // Ids are unique over all tables, so a row found by a mark's id is of the mark's kind.
  switch (kind) {
    case 'interview': {
      const { stage, minutes } = row as RoundRow
      return { kind, ...whose, stage, minutes }
    }
    case 'appointment': {
      const { minutes, state, topic } = row as AppointmentRow
      return { kind, ...whose, minutes, state, topic }
    }
    case 'promised':
      return { kind, ...whose, promisedFrom: (row as StandingRow).promisedFrom }
    case 'due': {
      const { nextKind, nextRule, nextRuleDays, nextDayKind, nextRuleSet } = row as StandingRow
      const next = {
        kind: nextKind,
        rule: nextRule,
        on: on < today ? today : on,
        ruleDays: nextRuleDays,
        dayKind: nextDayKind,
        ruleSet: nextRuleSet,
      }
      return { kind, ...whose, next }
    }
    default:
      return assertNever(kind)
  }
}
