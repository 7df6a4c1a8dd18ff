import { addDays } from '@shared/dates'
import { recordingNoticeDays } from '@shared/recordings'
import type { Stage } from '@shared/stages'
import {
  debriefDays,
  interviewDays,
  quietDays,
  type TodayAppointment,
  type TodayDebrief,
  type TodayDraft,
  type TodayInterview,
  type TodayPart,
  type TodayQuestion,
  type TodayQuiet,
  type TodayRecording,
  type TodayUnsent,
  todayCounted,
  todayLimit,
} from '@shared/today'
import type { Database } from 'better-sqlite3'
import type { NextColumns } from '../clients/client-list'
import { all, first, type Parameters } from '../db/statements'

/**
 * A query of Today: what it selects, where from, in which order. The order is that of its index to the last term, so that a
 * list ends after its fifty lines. Exported for the test of their plans.
 */
export type TodayQuery = { readonly select: string; readonly from: string; readonly order: string }

/** Only clients in work; `s` is the derived row of the client. */
const inWork = "s.state IN ('active', 'prospective')"
const stepSelect = `o.clientId, s.name AS client, o.opportunityId, e.name AS employer, p.role, o.stage, o.promiseId,
  o.promiseSaidOn, o.promisedFrom, o.promisedTo, o.nextKind, o.nextRule, o.nextRuleDays, o.nextDayKind, o.nextRuleSet,
  o.nextOn, o.nextSince, o.stepKey,
  (SELECT saidBy FROM promise WHERE id = o.promiseId) AS saidBy,
  (SELECT id FROM question q WHERE q.clientId = o.clientId AND q.deletedAt IS NULL AND q.answeredByLetterId IS NULL
    ORDER BY askedOn DESC LIMIT 1) AS questionId`
const stepJoins = `CROSS JOIN local_clientStanding s ON s.clientId = o.clientId
  JOIN opportunity p ON p.id = o.opportunityId JOIN employer e ON e.id = o.employerId`
/** What was put off to a later day or set aside does not show. */
const notDecided = `NOT EXISTS (SELECT 1 FROM followUpDecision d WHERE d.clientId = o.clientId AND d.stepKey = o.stepKey
    AND d.opportunityId = o.opportunityId AND d.deletedAt IS NULL AND (d.kind = 'dismiss' OR d.untilOn > :today))`

export const todayQueries = {
  unsent: {
    select: `m.id AS sendingId, m.clientId, c.fullName AS client, m.subject, m.state, m.problem, m.updatedAt AS at`,
    from: `sending m INDEXED BY sendingUnsent CROSS JOIN client c ON c.id = m.clientId AND c.deletedAt IS NULL
      WHERE m.state IN ('failed', 'unknown', 'missed')`,
    order: 'm.updatedAt DESC, m.id DESC',
  },
  promises: {
    select: stepSelect,
    from: `local_opportunityStanding o INDEXED BY local_opportunityStandingByPromise ${stepJoins}
      WHERE o.promisedTo IS NOT NULL AND o.promisedTo < :today AND ${inWork} AND ${notDecided}`,
    order: 'o.promisedTo, o.rowid',
  },
  followUps: {
    select: stepSelect,
    from: `local_opportunityStanding o INDEXED BY local_opportunityStandingByNext ${stepJoins}
      WHERE o.nextOn IS NOT NULL AND o.nextOn <= :today AND o.nextKind IN ('thank_you', 'check_in', 'let_go')
        AND (o.promisedTo IS NULL OR o.promisedTo >= :today) AND ${inWork}`,
    order: 'o.nextOn, o.rowid',
  },
  interviews: {
    select: `r.id AS roundId, r.clientId, s.name AS client, r.opportunityId, e.name AS employer, p.role, r.stage,
      r.heldOn AS "on", r.startTime`,
    from: `round r INDEXED BY roundByDay CROSS JOIN local_clientStanding s ON s.clientId = r.clientId
      JOIN opportunity p ON p.id = r.opportunityId AND p.deletedAt IS NULL JOIN employer e ON e.id = p.employerId
      WHERE r.deletedAt IS NULL AND r.heldOn >= :today AND r.heldOn < :interviewsUntil AND ${inWork}
        AND NOT EXISTS (SELECT 1 FROM ending n WHERE n.clientId = r.clientId AND n.opportunityId = r.opportunityId
          AND n.deletedAt IS NULL)`,
    order: 'r.heldOn, r.startTime NULLS LAST, r.id',
  },
  debriefs: {
    select: `r.id AS roundId, r.clientId, s.name AS client, r.opportunityId, e.name AS employer, p.role, r.stage,
      r.heldOn AS "on", r.startTime`,
    from: `round r INDEXED BY roundByDay CROSS JOIN local_clientStanding s ON s.clientId = r.clientId
      JOIN opportunity p ON p.id = r.opportunityId AND p.deletedAt IS NULL JOIN employer e ON e.id = p.employerId
      WHERE r.deletedAt IS NULL AND r.heldOn >= :debriefsFrom AND r.heldOn < :today AND r.debrief = '' AND ${inWork}
        AND NOT EXISTS (SELECT 1 FROM ending n WHERE n.clientId = r.clientId AND n.opportunityId = r.opportunityId
          AND n.deletedAt IS NULL)
        AND NOT EXISTS (SELECT 1 FROM mockSession d INDEXED BY mockSessionByRound
          WHERE d.roundId = r.id AND d.deletedAt IS NULL AND d.kind = 'debrief')`,
    order: 'r.heldOn DESC, r.clientId DESC, r.opportunityId DESC',
  },
  questions: {
    select: `q.id AS questionId, q.clientId, s.name AS client, q.opportunityId, substr(q.body, 1, 400) AS body, q.askedOn,
      (SELECT e.name FROM opportunity p JOIN employer e ON e.id = p.employerId WHERE p.id = q.opportunityId) AS employer`,
    from: `question q INDEXED BY questionOpenByDay CROSS JOIN local_clientStanding s ON s.clientId = q.clientId
      WHERE q.deletedAt IS NULL AND q.answeredByLetterId IS NULL AND ${inWork}`,
    order: 'q.askedOn, q.clientId',
  },
  appointments: {
    select: 'a.id AS appointmentId, a.clientId, s.name AS client, a.heldOn AS "on", a.startTime, a.topic',
    from: `appointment a INDEXED BY appointmentByDay CROSS JOIN local_clientStanding s ON s.clientId = a.clientId
      WHERE a.deletedAt IS NULL AND a.heldOn < :today AND a.state = 'booked' AND ${inWork}
        AND NOT EXISTS (SELECT 1 FROM note n WHERE n.appointmentId = a.id AND n.deletedAt IS NULL)`,
    order: 'a.heldOn DESC, a.clientId DESC',
  },
  drafts: {
    select: 'l.id AS letterId, l.clientId, s.name AS client, l.title, l.updatedAt',
    from: `letter l INDEXED BY letterDraftByChange CROSS JOIN local_clientStanding s ON s.clientId = l.clientId
      WHERE l.deletedAt IS NULL AND l.state = 'draft' AND l.updatedAt < :dayBegan AND ${inWork}`,
    order: 'l.updatedAt DESC, l.clientId DESC',
  },
  recordings: {
    select: 'r.sessionId, r.clientId, c.fullName AS client, m.title, r.keepUntilOn',
    from: `sessionRecording r INDEXED BY sessionRecordingByDay
      CROSS JOIN mockSession m ON m.id = r.sessionId AND m.deletedAt IS NULL
      JOIN client c ON c.id = r.clientId AND c.deletedAt IS NULL
      WHERE r.deletedAt IS NULL AND r.keepUntilOn >= :today AND r.keepUntilOn < :recordingsUntil
        AND NOT EXISTS (SELECT 1 FROM sessionRecording o INDEXED BY sessionRecordingBySession
          WHERE o.sessionId = r.sessionId AND o.deletedAt IS NULL AND (o.keepUntilOn, o.id) > (r.keepUntilOn, r.id))`,
    order: 'r.keepUntilOn, r.id',
  },
  quiet: {
    select: 's.clientId, s.name AS client, s.contactOn, s.employer',
    from: `local_clientStanding s INDEXED BY local_clientStandingByContact
      WHERE s.state = 'active' AND s.contactOn <= :quietSince`,
    order: 's.contactOn, s.name COLLATE NOCASE',
  },
} as const satisfies Record<string, TodayQuery>

/** A step's row before its days are counted. */
export type StepRow = NextColumns & {
  readonly clientId: string
  readonly client: string
  readonly opportunityId: string
  readonly employer: string
  readonly role: string
  readonly stage: Stage | null
  readonly promiseId: string | null
  readonly promiseSaidOn: string | null
  readonly promisedFrom: string | null
  readonly saidBy: string | null
  readonly questionId: string | null
}

/** What every query of Today is asked with. `dayBegan` is the UTC instant at which the practice's day began. */
export const todayValues = (today: string, dayBegan: string) => ({
  today,
  dayBegan,
  debriefsFrom: addDays(today, -debriefDays),
  interviewsUntil: addDays(today, interviewDays + 1),
  quietSince: addDays(today, -quietDays),
  recordingsUntil: addDays(today, recordingNoticeDays),
})
export type TodayValues = ReturnType<typeof todayValues>

/** A statement refuses values that it does not name. */
const named = (sql: string, values: Parameters): Parameters =>
  Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`:${name}`)))

function partOf<Row>(db: Database, query: TodayQuery, values: TodayValues): TodayPart<Row> {
  const sql = `SELECT ${query.select} FROM ${query.from} ORDER BY ${query.order} LIMIT :limit`
  const lines = all<Row>(db, sql, named(sql, { ...values, limit: todayLimit }))
  if (lines.length < todayLimit) return { lines, total: lines.length }
  // In the order of the lines: from the other end, the count would pass by all that is long over first.
  const counted = `SELECT count(*) AS n FROM (SELECT 1 FROM ${query.from} ORDER BY ${query.order} LIMIT ${todayCounted + 1})`
  return { lines, total: first<{ n: number }>(db, counted, named(counted, values))?.n ?? lines.length }
}

/** Reads every list of Today. */
export function readToday(db: Database, values: TodayValues) {
  return {
    unsent: partOf<TodayUnsent>(db, todayQueries.unsent, values),
    promises: partOf<StepRow>(db, todayQueries.promises, values),
    followUps: partOf<StepRow>(db, todayQueries.followUps, values),
    interviews: partOf<TodayInterview>(db, todayQueries.interviews, values),
    debriefs: partOf<TodayDebrief>(db, todayQueries.debriefs, values),
    questions: partOf<TodayQuestion>(db, todayQueries.questions, values),
    appointments: partOf<TodayAppointment>(db, todayQueries.appointments, values),
    drafts: partOf<TodayDraft>(db, todayQueries.drafts, values),
    recordings: partOf<TodayRecording>(db, todayQueries.recordings, values),
    quiet: partOf<TodayQuiet>(db, todayQueries.quiet, values),
  }
}
