import { addDays } from '@shared/dates'
import { AppError } from '@shared/errors'
import type { Holiday, RuleSetName } from '@shared/follow-up-rules'
import type { ContactBudget, KeptDecision, RuleDraft, StepDecisionDraft } from '@shared/follow-ups'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

type Writing = { readonly at: string; readonly newId: () => string }
type Scope = Pick<RuleDraft, 'ruleSet' | 'situation' | 'stage' | 'clientId'>

const scopeValues = ({ ruleSet, situation, stage = null, clientId = null }: Scope) => ({
  ruleSet,
  situation,
  stage,
  clientId,
})
const inScope = 'ruleSet = :ruleSet AND situation = :situation AND stage IS :stage AND clientId IS :clientId'

/** Writes the coach's own number for a situation, in place of an earlier one with the same scope. */
export function saveRuleOverride(db: Database, draft: RuleDraft, { at, newId }: Writing): void {
  db.transaction(() => {
    removeRuleOverride(db, draft)
    run(
      db,
      `INSERT INTO followUpRule (id, ruleSet, situation, stage, clientId, days, dayKind, isOn, createdAt, updatedAt)
       VALUES (:id, :ruleSet, :situation, :stage, :clientId, :days, :dayKind, :isOn, :at, :at)`,
      {
        ...scopeValues(draft),
        id: newId(),
        days: draft.days,
        dayKind: draft.dayKind,
        isOn: draft.isOn ? 1 : 0,
        at,
      },
    )
  })()
}

/** Takes the coach's own number away, so that the rule beneath it holds again. */
export function removeRuleOverride(db: Database, scope: Scope): void {
  run(db, `DELETE FROM followUpRule WHERE ${inScope}`, scopeValues(scope))
}

/** Rule set and weekly contacts: of the practice, or of one client, where null means as the practice has it. */
export type ClockChoice<Set = RuleSetName, Count = number> = {
  readonly ruleSet: Set
  readonly weeklyContacts: Count
}

/** The practice's choice, and whether it wants a daily notice. */
export function practiceClock(db: Database): ClockChoice & { readonly dailyNotice: boolean } {
  const row = first<ClockChoice & { dailyNotice: number }>(
    db,
    'SELECT ruleSet, weeklyContacts, dailyNotice FROM practice LIMIT 1',
  )
  if (!row) throw new AppError('not-found')
  return { ...row, dailyNotice: row.dailyNotice === 1 }
}

/** Whether the coach wants the daily notice, and the day of the last one. */
export function noticeState(db: Database): {
  readonly dailyNotice: boolean
  readonly lastNoticeOn: string | null
} {
  const row = first<{ dailyNotice: number; lastNoticeOn: string | null }>(
    db,
    'SELECT dailyNotice, lastNoticeOn FROM practice LIMIT 1',
  )
  return { dailyNotice: row?.dailyNotice === 1, lastNoticeOn: row?.lastNoticeOn ?? null }
}

/** Remembers the day whose notice was given. Null forgets it. */
export function rememberNotice(db: Database, day: string | null): void {
  run(db, 'UPDATE practice SET lastNoticeOn = :day', { day })
}

/** Keeps the practice's choice. */
export function savePracticeClock(
  db: Database,
  choice: ClockChoice & { readonly dailyNotice: boolean },
  at: string,
): void {
  run(
    db,
    'UPDATE practice SET ruleSet = :ruleSet, weeklyContacts = :weeklyContacts, dailyNotice = :dailyNotice, updatedAt = :at',
    { ...choice, dailyNotice: choice.dailyNotice ? 1 : 0, at },
  )
}

/** A client's own choice. Throws AppError not-found. */
export function clientClock(db: Database, clientId: string): ClockChoice<RuleSetName | null, number | null> {
  const row = first<ClockChoice<RuleSetName | null, number | null>>(
    db,
    'SELECT ruleSet, weeklyContacts FROM client WHERE id = :clientId',
    { clientId },
  )
  if (!row) throw new AppError('not-found')
  return row
}

/** Keeps a client's own choice. Throws AppError not-found. */
export function saveClientClock(
  db: Database,
  clientId: string,
  choice: ClockChoice<RuleSetName | null, number | null>,
  at: string,
): void {
  const changed = run(
    db,
    'UPDATE client SET ruleSet = :ruleSet, weeklyContacts = :weeklyContacts, updatedAt = :at WHERE id = :clientId',
    { ...choice, clientId, at },
  )
  if (changed === 0) throw new AppError('not-found')
}

/** Days of a week, today included. */
const weekDays = 7

/**
 * What a client got in the last seven days beside what they may get. `dayOf` turns an instant into the practice's day.
 * Only letters count: messages are traffic with employers.
 */
export function contactBudget(
  db: Database,
  clientId: string,
  today: string,
  dayOf: (instant: string) => string,
): ContactBudget {
  const { weeklyContacts } = clientClock(db, clientId)
  const limit = weeklyContacts ?? practiceClock(db).weeklyContacts
  // A day more than the week, since the practice's day may begin before or after that of UTC.
  const since = addDays(today, -weekDays)
  const rows = all<{ exportedAt: string }>(
    db,
    `SELECT exportedAt FROM letter WHERE clientId = :clientId AND deletedAt IS NULL AND exportedAt IS NOT NULL
       AND exportedAt >= :since ORDER BY exportedAt`,
    { clientId, since },
  )
  const days = rows
    .map((row) => dayOf(row.exportedAt))
    .filter((day) => day > addDays(today, -weekDays) && day <= today)
  const blocking = days.at(-limit)
  return {
    sent: days.length,
    limit,
    freeOn: days.length >= limit && blocking !== undefined ? addDays(blocking, weekDays) : null,
  }
}

/** Writes a day or span off. */
export function saveHoliday(
  db: Database,
  draft: Omit<Holiday, 'id'> & { readonly id?: string | undefined },
  { at, newId }: Writing,
): string {
  const id = draft.id ?? newId()
  run(
    db,
    `INSERT INTO holiday (id, name, fromOn, toOn, isYearly, createdAt, updatedAt)
     VALUES (:id, :name, :fromOn, :toOn, :isYearly, :at, :at)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, fromOn = excluded.fromOn, toOn = excluded.toOn,
       isYearly = excluded.isYearly, updatedAt = excluded.updatedAt`,
    { ...draft, id, isYearly: draft.isYearly ? 1 : 0, at },
  )
  return id
}

/** Moves a holiday to the trash; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markHoliday(db: Database, id: string, deletedAt: string | null): void {
  const changed = run(db, 'UPDATE holiday SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
}

/** Keeps what the coach decided about a step; an earlier decision about the same one is taken back. */
export function saveDecision(db: Database, draft: StepDecisionDraft, { at, newId }: Writing): string {
  const { clientId, opportunityId, stepKey, kind, untilOn = null, reason = '' } = draft
  const id = newId()
  db.transaction(() => {
    const owner = first(db, 'SELECT 1 FROM opportunity WHERE id = :opportunityId AND clientId = :clientId', {
      opportunityId,
      clientId,
    })
    if (!owner) throw new AppError('not-found')
    run(
      db,
      `UPDATE followUpDecision SET deletedAt = :at WHERE clientId = :clientId AND opportunityId = :opportunityId
         AND stepKey = :stepKey AND deletedAt IS NULL`,
      { clientId, opportunityId, stepKey, at },
    )
    run(
      db,
      `INSERT INTO followUpDecision (id, clientId, opportunityId, stepKey, kind, untilOn, reason, createdAt, updatedAt)
       VALUES (:id, :clientId, :opportunityId, :stepKey, :kind, :untilOn, :reason, :at, :at)`,
      { id, clientId, opportunityId, stepKey, kind, untilOn, reason, at },
    )
  })()
  return id
}

/** Takes a decision back: the step is due again as its rule says. Throws AppError not-found. */
export function takeBackDecision(db: Database, id: string, at: string): void {
  const changed = run(
    db,
    'UPDATE followUpDecision SET deletedAt = :at WHERE id = :id AND deletedAt IS NULL',
    { id, at },
  )
  if (changed === 0) throw new AppError('not-found')
}

/** What was decided about a client's steps, the newest first. */
export function listClientDecisions(db: Database, clientId: string): KeptDecision[] {
  const sql = `SELECT id, opportunityId, stepKey, kind, untilOn, reason, createdAt FROM followUpDecision
    WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY id DESC`
  return all<KeptDecision>(db, sql, { clientId })
}
