import { type CalendarDay, daysOfWeek, startOfWeek, weeksOfMonth } from '@shared/calendar'
import { addDays, addMonths } from '@shared/dates'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useCall } from '../api'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { CalendarGrid } from './calendar-grid'
import { CalendarTools } from './calendar-tools'
import { setCalendarView, useCalendarView } from './calendar-view'
import { DayList } from './day-list'
import { firstWeekday } from './week-start'

/** Lines that fit into a day: a week has one row of days, a month four to six. */
const linesOfDay = (weeks: number): number => (weeks === 1 ? 24 : weeks <= 5 ? 5 : 4)

/** Interviews, meetings, promised days and due days, by month or by week. */
export function CalendarScreen() {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const today = useToday()
  const { day: dayText } = useDayText()
  const view = useCalendarView()
  const on = view.on ?? today
  const first = firstWeekday(locale)
  const isMonth = view.span === 'month'
  const weeks = isMonth ? weeksOfMonth(on, first) : [daysOfWeek(on, first)]
  const from = weeks[0]?.[0] ?? on
  const to = weeks.at(-1)?.at(-1) ?? on
  const perCell = linesOfDay(weeks.length)
  const { data, error, refetch } = useCall(
    'calendar.list',
    { from, to, kinds: [...view.kinds], perDay: perCell },
    { keepPrevious: true },
  )
  const days: ReadonlyMap<string, CalendarDay> = new Map(data?.days.map((one) => [one.on, one]))
  const holidays: ReadonlyMap<string, string> = new Map(data?.holidays.map((one) => [one.on, one.name]))
  const gridRef = useRef<HTMLTableElement>(null)
  const listRef = useRef<HTMLUListElement>(null)
  const wantsFocus = useRef(false)

  const choose = (day: string) => {
    if (day !== on) setCalendarView({ on: day })
  }
  const focusChosen = () => gridRef.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
  /** Chooses a day and gives it the focus, also when its month is drawn only now. */
  const goToDay = (day: string) => {
    if (day === on) focusChosen()
    else wantsFocus.current = true
    choose(day)
  }
  useLayoutEffect(() => {
    if (wantsFocus.current) focusChosen()
    wantsFocus.current = false
  })

  const links = () => [...(listRef.current?.querySelectorAll('a') ?? [])]
  const isInList = () => listRef.current?.contains(document.activeElement) ?? false
  const isInGrid = () => gridRef.current?.contains(document.activeElement) ?? false
  const walkList = (by: number) => {
    const all = links()
    const at = all.indexOf(document.activeElement as HTMLAnchorElement)
    all[Math.max(0, Math.min(at + by, all.length - 1))]?.focus()
  }
  // The first press shows where the focus is; only the next ones move it.
  const moveBy = (by: number) => goToDay(isInGrid() ? addDays(on, by) : on)
  const step = (by: 1 | -1) => (isMonth ? addMonths(on, by) : addDays(on, by * 7))

  useKeys({
    nextRow: () => (isInList() ? walkList(1) : moveBy(7)),
    previousRow: () => (isInList() ? walkList(-1) : moveBy(-7)),
    nextDay: () => moveBy(1),
    previousDay: () => moveBy(-1),
    nextSpan: () => goToDay(step(1)),
    previousSpan: () => goToDay(step(-1)),
    showToday: () => goToDay(today),
    showWeek: () => {
      wantsFocus.current = isInGrid()
      setCalendarView({ span: isMonth ? 'week' : 'month' })
    },
    openRow: () => links()[0]?.focus(),
    backToGrid: () => goToDay(on),
  })
  const edgeOfWeek = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key !== 'Home' && event.key !== 'End') return
    event.preventDefault()
    goToDay(addDays(startOfWeek(on, first), event.key === 'Home' ? 0 : 6))
  }

  const title = isMonth
    ? new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${on}T00:00:00Z`),
      )
    : t('weekOf', { from: dayText(from, 'short'), to: dayText(to, 'year') })
  return (
    <Screen
      title={t('title')}
      detail={<output>{title}</output>}
      tools={<CalendarTools onStep={(by) => choose(step(by))} onToday={() => choose(today)} />}
      status={
        <StatusBar
          keys={[
            'nextDay',
            'previousDay',
            'nextRow',
            'previousRow',
            'nextSpan',
            'previousSpan',
            'showWeek',
            'openRow',
          ]}
        />
      }
    >
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      <Split stacks>
        <Pane label={title} width="grow">
          <CalendarGrid
            gridRef={gridRef}
            label={title}
            weeks={weeks}
            days={days}
            perCell={perCell}
            holidays={holidays}
            on={on}
            month={isMonth ? on.slice(0, 7) : null}
            onChoose={choose}
            onKeyDown={edgeOfWeek}
          />
        </Pane>
        <Pane label={t('dayLabel')} width={300}>
          <DayList listRef={listRef} on={on} holiday={holidays.get(on)} />
        </Pane>
      </Split>
    </Screen>
  )
}
