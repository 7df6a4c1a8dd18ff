import type { Holiday, RuleOverride, RuleSetName } from '@shared/follow-up-rules'
import type { StepDecision } from '@shared/next-step'
import type { Database } from 'better-sqlite3'
import { all, first } from '../db/statements'

type Row<T> = Omit<T, 'isOn' | 'isYearly'> & { readonly isOn?: number; readonly isYearly?: number }

/** The coach's own numbers, for every client and for single ones. */
export function listRuleOverrides(db: Database): RuleOverride[] {
  const sql =
    'SELECT id, ruleSet, situation, stage, clientId, days, dayKind, isOn FROM followUpRule ORDER BY id'
  return all<Row<RuleOverride>>(db, sql).map((row) => ({ ...row, isOn: row.isOn === 1 }))
}

/** The days on which the coach rests, by their first day. */
export function listHolidays(db: Database): Holiday[] {
  const sql =
    'SELECT id, name, fromOn, toOn, isYearly FROM holiday WHERE deletedAt IS NULL ORDER BY fromOn, id'
  return all<Row<Holiday>>(db, sql).map((row) => ({ ...row, isYearly: row.isYearly === 1 }))
}

/** The rule set of clients who have none of their own. */
export function practiceRuleSet(db: Database): RuleSetName {
  return first<{ ruleSet: RuleSetName }>(db, 'SELECT ruleSet FROM practice LIMIT 1')?.ruleSet ?? 'patience'
}

export type DecisionRow = StepDecision & {
  readonly clientId: string
  readonly opportunityId: string | null
  readonly stepKey: string
}

/** What the coach decided about steps of these clients (`clientIds` is a JSON list), the newest last. */
export function listStepDecisions(db: Database, clientIds: string): DecisionRow[] {
  const sql = `SELECT clientId, opportunityId, stepKey, kind, untilOn FROM followUpDecision
    WHERE clientId IN (SELECT value FROM json_each(:clientIds)) AND deletedAt IS NULL ORDER BY id`
  return all<DecisionRow>(db, sql, { clientIds })
}
