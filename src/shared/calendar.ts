import { z } from 'zod'
import type { AppointmentState } from './appointments'
import { call } from './call'
import { addDays, addMonths, daysBetween } from './dates'
import { calendarDay } from './ids'
import type { NextStep } from './next-step'
import type { RoundStage } from './stages'

/** What stands on a day, in the order in which a day without times is read. */
export const calendarKinds = ['interview', 'appointment', 'promised', 'due'] as const
export type CalendarKind = (typeof calendarKinds)[number]

/** One entry of the calendar. `time` is `HH:MM` in the practice's time zone, null where only the day is known. */
export type CalendarItem = {
  readonly id: string
  readonly on: string
  readonly time: string | null
  readonly clientId: string
  readonly client: string
  readonly opportunityId: string | null
  readonly employer: string | null
} & (
  | { readonly kind: 'interview'; readonly stage: RoundStage; readonly minutes: number | null }
  | {
      readonly kind: 'appointment'
      readonly minutes: number
      readonly state: AppointmentState
      readonly topic: string
    }
  /** The last day of an open promise. */
  | { readonly kind: 'promised'; readonly promisedFrom: string }
  /** The day on which a next step fell or falls due. */
  | {
      readonly kind: 'due'
      readonly next: Pick<NextStep, 'kind' | 'rule' | 'on' | 'ruleDays' | 'dayKind' | 'ruleSet'>
    }
)

/** One day with the first of its entries: those with a time by their time, then the rest by kind. */
export type CalendarDay = {
  readonly on: string
  readonly total: number
  readonly items: readonly CalendarItem[]
}

export type CalendarSpan = {
  /** Only days on which something stands. */
  readonly days: readonly CalendarDay[]
  /** The coach's days off within the span. */
  readonly holidays: readonly { readonly on: string; readonly name: string }[]
}

const longestSpanDays = 42

export const calendarQuery = z
  .strictObject({
    from: calendarDay,
    to: calendarDay,
    kinds: z.array(z.enum(calendarKinds)).max(calendarKinds.length),
    /** How many entries of a day are wanted. */
    perDay: z.int().min(1).max(500),
  })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < longestSpanDays, {
    path: ['to'],
    error: 'span',
  })
export type CalendarQuery = z.input<typeof calendarQuery>

export const calendarCalls = {
  'calendar.list': call<CalendarSpan>()(calendarQuery),
}

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** 1 for a Monday to 7 for a Sunday. */
export const weekdayOf = (day: string): number => (((daysBetween('2024-01-01', day) % 7) + 7) % 7) + 1

/** The day on which the week of a day begins. */
export const startOfWeek = (day: string, first: number): string =>
  addDays(day, -((weekdayOf(day) - first + 7) % 7))

const span = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index))

/** The seven days of the week that a day lies in. */
export const daysOfWeek = (day: string, first: number): readonly string[] => span(startOfWeek(day, first), 7)

/** Whole weeks that hold the month that a day lies in: four to six of them. */
export function weeksOfMonth(day: string, first: number): readonly (readonly string[])[] {
  const start = `${day.slice(0, 7)}-01`
  const from = startOfWeek(start, first)
  const count = Math.floor(daysBetween(from, addDays(addMonths(start, 1), -1)) / 7) + 1
  return Array.from({ length: count }, (_, week) => span(addDays(from, week * 7), 7))
}
