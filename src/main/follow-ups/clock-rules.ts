import { holidayDays, type RuleSetName, ruleFor } from '@shared/follow-up-rules'
import type { ClockRules } from '@shared/next-step'
import type { Database } from 'better-sqlite3'
import {
  type DecisionRow,
  listHolidays,
  listRuleOverrides,
  listStepDecisions,
  practiceRuleSet,
} from './follow-up-rules-repository'

/** The follow-up rules of the practice, read once and asked for each opportunity. */
export type PracticeRules = {
  readonly holidays: ReadonlySet<string>
  /** The rules as they hold for some clients' opportunities; their decisions are read at once. */
  readonly forClients: (
    clients: readonly { readonly id: string; readonly ruleSet: RuleSetName | null }[],
  ) => (clientId: string, opportunityId: string) => ClockRules
}

/** Reads rules and holidays as they stand on a day. */
export function readPracticeRules(db: Database, today: string): PracticeRules {
  const overrides = listRuleOverrides(db)
  const holidays = holidayDays(listHolidays(db), today)
  const usual = practiceRuleSet(db)
  return {
    holidays,
    forClients: (clients) => {
      const ruleSets = new Map(clients.map(({ id, ruleSet }) => [id, ruleSet ?? usual]))
      const decisions = new Map<string, DecisionRow>()
      const ids = JSON.stringify(clients.map(({ id }) => id))
      for (const row of listStepDecisions(db, ids)) decisions.set(`${row.opportunityId} ${row.stepKey}`, row)
      return (clientId, opportunityId) => ({
        holidays,
        ruleFor: (situation, stage) =>
          ruleFor(situation, { ruleSet: ruleSets.get(clientId) ?? usual, clientId, stage }, overrides),
        decisionOn: (stepKey) => decisions.get(`${opportunityId} ${stepKey}`) ?? null,
      })
    },
  }
}
