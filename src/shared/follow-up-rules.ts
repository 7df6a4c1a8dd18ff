import { addDays, addWorkingDays, parseDay } from './dates'
import type { Stage } from './stages'

/** The blog's patience (every few weeks) and the headhunter's initiative (call now). The coach picks one per client. */
export const ruleSetNames = ['patience', 'initiative'] as const
export type RuleSetName = (typeof ruleSetNames)[number]

/** What a follow-up rule is about, in the order in which a process meets them. */
export const situations = [
  'thank_you',
  'applied',
  'promise_passed',
  'no_date',
  'background_check',
  'start_date',
  'second',
  'last',
  'let_go',
] as const
export type Situation = (typeof situations)[number]

export const dayKinds = ['calendar', 'working'] as const
/** Working days leave out weekends and the coach's holidays. */
export type DayKind = (typeof dayKinds)[number]

/** Where a number comes from. `url` is null for the two texts that the advice follows. */
export type RuleSource = { readonly name: string; readonly url: string | null }

export type FollowUpRule = {
  readonly ruleSet: RuleSetName
  readonly situation: Situation
  readonly days: number
  readonly dayKind: DayKind
  readonly isOn: boolean
}

/** A coach's own numbers. Null stage: for every stage; null client: for every client. */
export type RuleOverride = FollowUpRule & {
  readonly id: string
  readonly stage: Stage | null
  readonly clientId: string | null
}

/** Days after the interview in which a thank-you still makes sense; later the reminder goes away by itself. */
export const thankYouLapseDays = 5

const blog: RuleSource = { name: 'A career coach’s blog', url: null }
const headhunter: RuleSource = { name: 'A headhunter’s column', url: null }
const source = (name: string, url: string): RuleSource => ({ name, url })
const ivyExec = source(
  'Ivy Exec',
  'https://www.ivyexec.com/career-advice/2015/how-long-should-i-wait-to-follow-up-after-an-interview/',
)
const manning = source('Manning Global', 'https://blog.manningglobal.com/follow-up-after-an-interview/')
const wiseworq = source('Wiseworq', 'https://wiseworq.com/?p=1098')
const localwise = source(
  'Localwise',
  'https://www.localwise.com/a/1077-the-art-of-the-post-interview-follow-up',
)

type BuiltIn = { readonly days: number; readonly dayKind: DayKind; readonly sources: readonly RuleSource[] }
const rule = (days: number, dayKind: DayKind, ...sources: readonly RuleSource[]): BuiltIn => ({
  days,
  dayKind,
  sources,
})

/** The numbers as they ship. Sources conflict, so every one of them is a default that the coach may change. */
const builtIn: Readonly<Record<RuleSetName, Readonly<Record<Situation, BuiltIn>>>> = {
  patience: {
    thank_you: rule(1, 'calendar', ivyExec),
    applied: rule(7, 'calendar', localwise),
    promise_passed: rule(2, 'working', blog, ivyExec, manning),
    no_date: rule(21, 'calendar', blog),
    background_check: rule(14, 'calendar', blog),
    start_date: rule(5, 'working', blog),
    second: rule(21, 'calendar', blog),
    last: rule(21, 'calendar', blog, wiseworq),
    let_go: rule(14, 'calendar', wiseworq),
  },
  initiative: {
    thank_you: rule(1, 'calendar', ivyExec),
    applied: rule(7, 'calendar', localwise),
    promise_passed: rule(2, 'working', headhunter, ivyExec, manning),
    no_date: rule(1, 'working', headhunter),
    background_check: rule(1, 'working', headhunter),
    start_date: rule(1, 'working', headhunter),
    second: rule(10, 'calendar', wiseworq),
    last: rule(14, 'calendar', wiseworq),
    let_go: rule(7, 'calendar', wiseworq),
  },
}

/** The rule as it ships. */
export function builtInRule(ruleSet: RuleSetName, situation: Situation): FollowUpRule {
  const { days, dayKind } = builtIn[ruleSet][situation]
  return { ruleSet, situation, days, dayKind, isOn: true }
}

/** Where the shipped number of a rule comes from. */
export const sourcesOf = (ruleSet: RuleSetName, situation: Situation): readonly RuleSource[] =>
  builtIn[ruleSet][situation].sources

/** Whom a rule is asked for. */
export type RuleScope = {
  readonly ruleSet: RuleSetName
  readonly clientId: string | null
  readonly stage: Stage | null
}

/**
 * The rule that holds: the most particular of the coach's own (client and stage, client, stage, neither), else the built-in.
 * An override for another client, stage or rule set never counts.
 */
export function ruleFor(
  situation: Situation,
  scope: RuleScope,
  overrides: readonly RuleOverride[],
): FollowUpRule {
  const weight = (one: RuleOverride) => (one.clientId === null ? 0 : 2) + (one.stage === null ? 0 : 1)
  const own = overrides
    .filter((one) => one.ruleSet === scope.ruleSet && one.situation === situation)
    .filter((one) => one.clientId === null || one.clientId === scope.clientId)
    .filter((one) => one.stage === null || one.stage === scope.stage)
    .toSorted((a, b) => weight(b) - weight(a))[0]
  if (!own) return builtInRule(scope.ruleSet, situation)
  const { ruleSet, days, dayKind, isOn } = own
  return { ruleSet, situation, days, dayKind, isOn }
}

/** The day a rule falls due, counted from `since`. */
export function dueDay(
  since: string,
  { days, dayKind }: Pick<FollowUpRule, 'days' | 'dayKind'>,
  holidays: ReadonlySet<string>,
): string {
  return dayKind === 'working' ? addWorkingDays(since, days, holidays) : addDays(since, days)
}

/** A day or span of days on which the coach and the employers rest; a yearly one comes back on the same dates. */
export type Holiday = {
  readonly id: string
  readonly name: string
  readonly fromOn: string
  readonly toOn: string
  readonly isYearly: boolean
}

const longestHoliday = 366
/** Promises reach two years back and ahead at most. */
const yearsAround = 3

/** Every single day off, for the years around `today`. A yearly 29 February falls on leap years only. */
export function holidayDays(
  holidays: readonly Pick<Holiday, 'fromOn' | 'toOn' | 'isYearly'>[],
  today: string,
): ReadonlySet<string> {
  const year = Number(today.slice(0, 4))
  const days = new Set<string>()
  for (const { fromOn, toOn, isYearly } of holidays) {
    addSpan(days, fromOn, toOn)
    if (!isYearly) continue
    // The years a span reaches into keep their distance, as from 24 December to 2 January.
    const reach = yearOf(toOn) - yearOf(fromOn)
    // From a year earlier, so that a span which began before the first of these years is there in full.
    for (let first = year - yearsAround - reach; first <= year + yearsAround; first += 1) {
      // In a year without it, the 29th of February is no day: what begins there begins after it, what ends there before.
      const from = inYear(fromOn, first) ?? `${yearText(first)}-03-01`
      addSpan(days, from, inYear(toOn, first + reach) ?? `${yearText(first + reach)}-02-28`)
    }
  }
  return days
}

function addSpan(days: Set<string>, fromOn: string, toOn: string): void {
  for (let day = fromOn, left = longestHoliday; day <= toOn && left > 0; day = addDays(day, 1), left -= 1)
    days.add(day)
}

const yearOf = (day: string): number => Number(day.slice(0, 4))
const yearText = (year: number): string => String(year).padStart(4, '0')

/** The same date in another year, or null when that year has none. */
function inYear(day: string, year: number): string | null {
  return parseDay(`${yearText(year)}${day.slice(4)}`)
}
