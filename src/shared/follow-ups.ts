import { z } from 'zod'
import { call } from './call'
import {
  dayKinds,
  type Holiday,
  type RuleOverride,
  type RuleSetName,
  ruleSetNames,
  situations,
} from './follow-up-rules'
import { byClient, byId, calendarDay, line, recordId } from './ids'
import { eventKinds, roundStages, type Stage } from './stages'

const stage = z.enum([...roundStages, ...eventKinds.filter((kind) => kind !== 'papers')] as [
  Stage,
  ...Stage[],
])

/** Whom a rule of the coach's own is for. Null: for every stage, for every client. */
const ruleScope = {
  ruleSet: z.enum(ruleSetNames),
  situation: z.enum(situations),
  stage: stage.nullable().default(null),
  clientId: recordId.nullable().default(null),
} as const

export const ruleDraft = z.strictObject({
  ...ruleScope,
  days: z.int().min(0).max(365),
  dayKind: z.enum(dayKinds),
  isOn: z.boolean(),
})
export type RuleDraft = z.input<typeof ruleDraft>

export const holidayDraft = z
  .strictObject({
    id: recordId.optional(),
    name: line().min(1),
    fromOn: calendarDay,
    toOn: calendarDay,
    isYearly: z.boolean().default(false),
  })
  .refine((draft) => draft.fromOn <= draft.toOn, { path: ['toOn'], error: 'holiday-order' })
export type HolidayDraft = z.input<typeof holidayDraft>

/** Letters that one client gets in seven days, at most. */
export const weeklyContacts = z.int().min(1).max(50)

/** The clock of the whole practice. */
export type ClockSettings = {
  readonly ruleSet: RuleSetName
  readonly weeklyContacts: number
  /** Whether the computer tells once a day what is due. */
  readonly dailyNotice: boolean
  /** The coach's own numbers for all clients; a rule without one is as it ships. */
  readonly overrides: readonly RuleOverride[]
  readonly holidays: readonly Holiday[]
}

/** The clock of one client. */
export type ClientClock = {
  /** Null: as the practice has it. */
  readonly ruleSet: RuleSetName | null
  readonly weeklyContacts: number | null
  readonly overrides: readonly RuleOverride[]
  readonly budget: ContactBudget
}

/** How many letters went out to a client in the last seven days, and how many may. */
export type ContactBudget = {
  readonly sent: number
  readonly limit: number
  /** The day on which another one may go; null while there is room. */
  readonly freeOn: string | null
}

export const stepDecision = z
  .strictObject({
    clientId: recordId,
    opportunityId: recordId,
    stepKey: line().min(1),
    kind: z.enum(['snooze', 'dismiss']),
    untilOn: calendarDay.nullable().default(null),
    reason: line(500).default(''),
  })
  .refine((draft) => (draft.kind === 'snooze') === (draft.untilOn !== null), {
    path: ['untilOn'],
    error: 'snooze-day',
  })
export type StepDecisionDraft = z.input<typeof stepDecision>

/** A step that was put off or set aside and still is, for the case view. */
export type KeptDecision = {
  readonly id: string
  readonly opportunityId: string
  readonly stepKey: string
  readonly kind: 'snooze' | 'dismiss'
  readonly untilOn: string | null
  readonly reason: string
  readonly createdAt: string
}

export const followUpsCalls = {
  'followUps.settings': call<ClockSettings>()(z.strictObject({})),
  'followUps.savePractice': call<ClockSettings>()(
    z.strictObject({ ruleSet: z.enum(ruleSetNames), weeklyContacts, dailyNotice: z.boolean() }),
  ),
  'followUps.ofClient': call<ClientClock>()(byClient),
  'followUps.saveClient': call<ClientClock>()(
    z.strictObject({
      clientId: recordId,
      ruleSet: z.enum(ruleSetNames).nullable(),
      weeklyContacts: weeklyContacts.nullable(),
    }),
  ),
  'followUps.saveRule': call<null>()(ruleDraft),
  'followUps.resetRule': call<null>()(z.strictObject(ruleScope)),
  'followUps.saveHoliday': call<{ readonly id: string }>()(holidayDraft),
  'followUps.removeHoliday': call<null>()(byId),
  'followUps.restoreHoliday': call<null>()(byId),
  'followUps.decisions': call<readonly KeptDecision[]>()(byClient),
  'followUps.decide': call<{ readonly id: string }>()(stepDecision),
  'followUps.takeBack': call<null>()(byId),
}
