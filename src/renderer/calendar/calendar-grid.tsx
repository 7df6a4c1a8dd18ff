import type { CalendarDay, CalendarItem } from '@shared/calendar'
import { type KeyboardEvent, type Ref, useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { hashOf } from '../navigation'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import styles from './calendar-grid.module.css'
import { kindIcons, openItem, placeOfItem, stateOf } from './calendar-words'

type CalendarGridProps = {
  readonly gridRef: Ref<HTMLTableElement>
  readonly label: string
  readonly weeks: readonly (readonly string[])[]
  readonly days: ReadonlyMap<string, CalendarDay>
  /** How many lines fit into a day. */
  readonly perCell: number
  readonly holidays: ReadonlyMap<string, string>
  /** The chosen day, which Tab comes to. */
  readonly on: string
  /** `YYYY-MM`; days outside it are paler. Null where no month is shown as a whole. */
  readonly month: string | null
  readonly onChoose: (day: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Days as a grid, a row a week: one day holds the focus, its entries stand in it as they fit. */
export function CalendarGrid(props: CalendarGridProps) {
  const { gridRef, label, weeks, days, perCell, holidays, on, month, onChoose, onKeyDown } = props
  const locale = useLocale()
  const names = useMemo(
    () => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }),
    [locale],
  )
  return (
    <table
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its days take the focus
      role="grid"
      aria-label={label}
      className={styles.grid}
      ref={gridRef}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col" className={styles.head}>
              {names.format(new Date(`${day}T00:00:00Z`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]} style={{ height: `${100 / weeks.length}%` }}>
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                shown={days.get(day)}
                perCell={perCell}
                holiday={holidays.get(day)}
                isChosen={day === on}
                isOutside={month !== null && !day.startsWith(month)}
                onChoose={() => onChoose(day)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type DayCellProps = {
  readonly day: string
  readonly shown: CalendarDay | undefined
  readonly perCell: number
  readonly holiday: string | undefined
  readonly isChosen: boolean
  readonly isOutside: boolean
  readonly onChoose: () => void
}

function DayCell({ day, shown, perCell, holiday, isChosen, isOutside, onChoose }: DayCellProps) {
  const t = useTranslations('calendar')
  const today = useToday()
  const { day: dayText } = useDayText()
  const total = shown?.total ?? 0
  // The last line says how many more there are, unless everything fits.
  const items = shown?.items.slice(0, total > perCell ? perCell - 1 : perCell) ?? []
  const hidden = total - items.length
  return (
    <td
      className={styles.day}
      data-day={day}
      data-outside={isOutside || undefined}
      data-holiday={holiday !== undefined || undefined}
      aria-selected={isChosen}
      aria-current={day === today ? 'date' : undefined}
      tabIndex={isChosen ? 0 : -1}
      onFocus={onChoose}
      onClick={onChoose}
    >
      <div className={styles.date}>
        <span className={styles.number} aria-hidden>
          {Number(day.slice(8))}
        </span>
        <span className={styles.hidden}>
          {dayText(day, 'long')}
          {day === today ? ` ${t('isToday')}` : ''} {t('count', { count: total })}
        </span>
        {holiday === undefined ? null : <span className={styles.holiday}>{holiday}</span>}
      </div>
      {items.map((item) => (
        <CellItem key={`${item.kind} ${item.id}`} item={item} />
      ))}
      {hidden > 0 ? <div className={styles.more}>{t('more', { count: hidden })}</div> : null}
    </td>
  )
}

function CellItem({ item }: { readonly item: CalendarItem }) {
  const t = useTranslations('calendar')
  const Icon = kindIcons[item.kind]
  return (
    <a
      className={`${styles.item} ${stateOf(item, useToday()) ?? ''}`}
      href={hashOf(placeOfItem(item))}
      // The days are walked by keys, and the list beside them holds the same entries for the keyboard.
      tabIndex={-1}
      onClick={(event) => {
        event.preventDefault()
        event.stopPropagation()
        openItem(item)
      }}
    >
      <Icon size={12} strokeWidth={2.25} aria-hidden className={styles.icon} />
      <span className={styles.hidden}>{t(`kindOne.${item.kind}`)} </span>
      <span className={styles.words}>
        {item.time === null ? null : <span className="number">{item.time} </span>}
        {item.client}
      </span>
    </a>
  )
}
