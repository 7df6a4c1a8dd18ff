import { z } from 'zod'
import { call } from './call'
import { addMonths } from './dates'
import { byClient } from './ids'
import type { EndingTag } from './stages'

/** Fewer cases than this say nothing about a share. */
export const sharesFrom = 10
/** Fewer cases than this say nothing about a usual number of days. */
export const mediansFrom = 5

export const figurePeriods = ['all', 'year', 'quarter'] as const
export type FigurePeriod = (typeof figurePeriods)[number]

/** The first day of a period that ends today; null for everything. */
export function startOfPeriod(period: FigurePeriod, today: string): string | null {
  if (period === 'all') return null
  return addMonths(today, period === 'year' ? -12 : -3)
}

/** What an opportunity can reach. Each counts by itself: an offer after one round counts as an offer all the same. */
export const funnelSteps = ['begun', 'round1', 'round2', 'round3', 'offer', 'accepted'] as const
export type FunnelStep = (typeof funnelSteps)[number]

/** How many opportunities reached each step, of those that began in the period. */
export type Funnel = Readonly<Record<FunnelStep, number>>

/** How many opportunities ended how, of those that ended in the period. */
export type Outcomes = Readonly<Record<EndingTag, number>>

/** Days from a round to the next sign of the employer. */
export type Waiting = {
  readonly cases: number
  readonly medianDays: number
  readonly shortestDays: number
  readonly longestDays: number
}

export type EmployerWaiting = Waiting & { readonly employerId: string; readonly employer: string }

export type PracticeFigures = {
  readonly funnel: Funnel
  readonly outcomes: Outcomes
  /** All employers together; null with fewer than five cases. */
  readonly waiting: Waiting | null
  /** Employers with five cases or more, those with the most cases first. */
  readonly employers: readonly EmployerWaiting[]
  /** Employers with fewer, of whom nothing can be said. */
  readonly quietEmployers: number
}

export type ClientFigures = {
  readonly funnel: Funnel
  readonly outcomes: Outcomes
  readonly waiting: Waiting | null
  /** Minutes of coaching that were held, and in how many meetings. */
  readonly coaching: { readonly meetings: number; readonly minutes: number }
}

export type HoursLine = { readonly meetings: number; readonly minutes: number }

/** Coaching that was held: meetings in the past that were neither cancelled nor missed. */
export type CoachingHours = {
  readonly total: HoursLine
  /** Newest first. */
  readonly years: readonly (HoursLine & { readonly year: string })[]
  /** The year whose months and clients are shown. */
  readonly year: string
  /** Months of that year in which something was held, `YYYY-MM`. */
  readonly months: readonly (HoursLine & { readonly month: string })[]
  /** Clients of that year, those with the most minutes first; so many that a table can be read. */
  readonly clients: readonly (HoursLine & { readonly clientId: string; readonly client: string })[]
  /** The clients of that year who are not listed, together; null when everybody is. */
  readonly otherClients: (HoursLine & { readonly clients: number }) | null
}

export const hoursQuery = z.strictObject({
  /** The year to show; null is the newest with anything held. */
  year: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .default(null),
})

export const figuresCalls = {
  'figures.practice': call<PracticeFigures>()(z.strictObject({ period: z.enum(figurePeriods) })),
  'figures.client': call<ClientFigures>()(byClient),
  'figures.hours': call<CoachingHours>()(hoursQuery),
  'figures.copyHours': call<null>()(hoursQuery),
}

/** The middle value of whole days; between two it is the mean of both, which may end in a half. */
export function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/** Median and range of days; null where there are too few cases. */
export function waitingOf(days: readonly number[]): Waiting | null {
  if (days.length < mediansFrom) return null
  const sorted = days.toSorted((a, b) => a - b)
  return {
    cases: sorted.length,
    medianDays: medianOf(sorted),
    shortestDays: sorted[0] ?? 0,
    longestDays: sorted.at(-1) ?? 0,
  }
}

/** Minutes as hours and minutes, `12:05`; the hours may be more than a day. */
export const clockText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
