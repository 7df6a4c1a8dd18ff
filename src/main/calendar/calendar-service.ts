import {
  type CalendarDay,
  type CalendarQuery,
  type CalendarSpan,
  calendarKinds,
  calendarQuery,
} from '@shared/calendar'
import { addDays } from '@shared/dates'
import { holidayDays } from '@shared/follow-up-rules'
import type { Database } from 'better-sqlite3'
import { listHolidays } from '../follow-ups/follow-up-rules-repository'
import { type CalendarMark, listMarks, readItems } from './calendar-repository'

/** What stands on each day of a span, cut to so many entries a day, and the coach's days off. */
export function readCalendar(db: Database, input: CalendarQuery, today: string): CalendarSpan {
  const { from, to, kinds, perDay } = calendarQuery.parse(input)
  const byDay = new Map<string, CalendarMark[]>()
  const totals = new Map<string, number>()
  for (const kind of kinds) {
    const counted = new Set<string>()
    for (const mark of listMarks(db, kind, { from, to, perDay })) {
      const day = byDay.get(mark.on)
      if (day) day.push(mark)
      else byDay.set(mark.on, [mark])
      if (!counted.has(mark.on)) totals.set(mark.on, (totals.get(mark.on) ?? 0) + mark.total)
      counted.add(mark.on)
    }
  }
  const marks = [...byDay.values()].flatMap((day) => day.toSorted(compareMarks).slice(0, perDay))
  const items = readItems(db, marks, today)
  const days: CalendarDay[] = [...byDay.keys()].map((on) => ({
    on,
    total: totals.get(on) ?? 0,
    items: items.filter((item) => item.on === on),
  }))
  return { days: days.toSorted((a, b) => (a.on < b.on ? -1 : 1)), holidays: holidaysIn(db, from, to) }
}

const rank = (mark: CalendarMark) => mark.time ?? `~${calendarKinds.indexOf(mark.kind)}`

/** Those with a time by their time, then the rest by kind. */
function compareMarks(a: CalendarMark, b: CalendarMark): number {
  if (rank(a) !== rank(b)) return rank(a) < rank(b) ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function holidaysIn(db: Database, from: string, to: string): CalendarSpan['holidays'] {
  const named = listHolidays(db).map((holiday) => ({
    name: holiday.name,
    days: holidayDays([holiday], from),
  }))
  const found: { on: string; name: string }[] = []
  for (let on = from; on <= to; on = addDays(on, 1))
    for (const { name, days } of named) if (days.has(on)) found.push({ on, name })
  return found
}
