import type { CalendarItem } from '@shared/calendar'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { hashOf } from '../navigation'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { useCalendarView } from './calendar-view'
import { kindIcons, openItem, placeOfItem, stateOf, useItemWords } from './calendar-words'
import styles from './day-list.module.css'

/** So many entries of one day can be read in its list. */
const perDay = 500

type DayListProps = {
  readonly listRef: RefObject<HTMLUListElement | null>
  readonly on: string
  readonly holiday: string | undefined
}

/** Everything that stands on the chosen day, in words; each entry opens its case. */
export function DayList({ listRef, on, holiday }: DayListProps) {
  const t = useTranslations('calendar')
  const { day } = useDayText()
  const { kinds } = useCalendarView()
  const { data, error, refetch } = useCall(
    'calendar.list',
    { from: on, to: on, kinds: [...kinds], perDay },
    { keepPrevious: true },
  )
  const shown = data?.days.find((one) => one.on === on)
  const hidden = (shown?.total ?? 0) - (shown?.items.length ?? 0)
  return (
    <div className={styles.pane}>
      <h2 className={styles.title}>{day(on, 'long')}</h2>
      {holiday === undefined ? null : <p className="quiet">{t('holiday', { name: holiday })}</p>}
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {data && !shown ? <p className={styles.none}>{t('none')}</p> : null}
      <ul className={styles.list} ref={listRef} aria-label={t('listLabel', { day: day(on, 'long') })}>
        {shown?.items.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            <DayItem item={item} />
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="quiet">{t('more', { count: hidden })}</p> : null}
    </div>
  )
}

function DayItem({ item }: { readonly item: CalendarItem }) {
  const Icon = kindIcons[item.kind]
  const { what, why } = useItemWords()(item)
  return (
    <a
      className={styles.item}
      href={hashOf(placeOfItem(item))}
      onClick={(event) => {
        event.preventDefault()
        openItem(item)
      }}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden className={styles.icon} />
      <span className={styles.words}>
        <span>
          {item.time === null ? null : <b className="number">{item.time} </b>}
          <b>{item.client}</b>
        </span>{' '}
        <span className={stateOf(item, useToday())}>{what}</span>{' '}
        {why === null ? null : <span className={styles.why}>{why}</span>}
      </span>
    </a>
  )
}
