import { addDays, daysBetween } from '@shared/dates'
import type { TodayList, TodayStep } from '@shared/today'
import type { Database } from 'better-sqlite3'
import { nextOfColumns } from '../clients/client-list'
import { contactBudget } from '../follow-ups/follow-ups-repository'
import { dayOfInstant } from '../practice-day'
import { readToday, type StepRow, todayValues } from './today-repository'

/** A question is answered whatever the budget says. */
const isHeld = (step: TodayStep) => step.budget.freeOn !== null && step.questionId === null

const withoutHeld = (lines: readonly TodayStep[], total: number) => {
  const kept = lines.filter((step) => !isHeld(step))
  return { lines: kept, total: total - (lines.length - kept.length) }
}

/** Everything that waits for the coach on a day. A due step whose client has had enough letters this week is held back. */
export function listToday(db: Database, today: string): TodayList {
  const dayOf = dayOfInstant(db)
  const read = readToday(db, todayValues(today, dayBegin(today, dayOf)))
  const toStep = (row: StepRow): TodayStep => ({
    clientId: row.clientId,
    client: row.client,
    opportunityId: row.opportunityId,
    employer: row.employer,
    role: row.role,
    stage: row.stage,
    promise:
      row.promiseSaidOn === null || row.promisedFrom === null || row.promisedTo === null
        ? null
        : { saidOn: row.promiseSaidOn, from: row.promisedFrom, to: row.promisedTo, saidBy: row.saidBy ?? '' },
    daysLate: row.promisedTo !== null && row.promisedTo < today ? daysBetween(row.promisedTo, today) : null,
    next: nextOfColumns(row, today),
    questionId: row.questionId,
    budget: contactBudget(db, row.clientId, today, dayOf),
  })
  const promises = read.promises.lines.map(toStep)
  const followUps = read.followUps.lines.map(toStep)
  const held = [...promises, ...followUps].filter(isHeld)
  return {
    today,
    unsent: read.unsent,
    promises: withoutHeld(promises, read.promises.total),
    followUps: withoutHeld(followUps, read.followUps.total),
    interviews: read.interviews,
    debriefs: read.debriefs,
    questions: read.questions,
    appointments: read.appointments,
    drafts: read.drafts,
    recordings: read.recordings,
    quiet: read.quiet,
    held: { lines: held, total: held.length },
  }
}

/** The UTC instant at which a calendar day of the practice begins, found by halving: zones shift by any quarter of an hour. */
function dayBegin(day: string, dayOf: (instant: string) => string): string {
  let before = Date.parse(`${addDays(day, -1)}T00:00:00Z`)
  let within = Date.parse(`${addDays(day, 1)}T00:00:00Z`)
  const minute = 60_000
  while (within - before > minute) {
    const middle = before + Math.floor((within - before) / 2 / minute) * minute
    if (dayOf(new Date(middle).toISOString()) < day) before = middle
    else within = middle
  }
  return new Date(within).toISOString()
}
