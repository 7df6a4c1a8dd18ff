import type { EmployerPromise, TimelineItem } from '@shared/interviews'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useIsWhole } from '../ui/use-is-whole'
import type { CaseFile, EntryOf } from './case-file'
import styles from './timeline.module.css'
import { TimelineEntry } from './timeline-entry'
import type { TimelineKind } from './timeline-kinds'
import { rowsThatFill, type TimelineRow, timelineRows } from './timeline-rows'

export type TimelineProps = {
  readonly file: CaseFile
  /** The opportunity looked at; null shows all of them. */
  readonly opportunityId: string | null
  /** The kind of entry looked at; null shows every kind. */
  readonly kind: TimelineKind | null
  /** The line that was looked for, which is drawn at once wherever it stands. */
  readonly soughtId: string | null
  readonly onNote: (appointment: EntryOf<'appointment'>) => void
  readonly onOpen: (item: TimelineItem) => void
  readonly onRemove: (item: TimelineItem) => void
}

/** The least height in px of what stands above and below the timeline in the window: name, tabs, padding, status bar. */
const aroundTimeline = 130

/** The newest end of a client's history first. One stop for Tab; the arrows move, Enter opens, Delete removes. */
export function Timeline(props: TimelineProps) {
  const { file, opportunityId, kind, onNote, onOpen, onRemove } = props
  const t = useTranslations('interviews.timeline')
  const list = useRef<HTMLOListElement>(null)
  const [chosen, setChosen] = useState(0)
  const { timeline, standings, promises, today } = file.history
  const rows = timelineRows({ timeline, standings, today, opportunityId, kind })
  const entries = rows.filter((row) => row.type === 'entry')
  const active = Math.min(chosen, entries.length - 1)
  const namesEmployer = opportunityId === null && standings.length > 1

  const isWhole = useIsWhole(props.soughtId !== null)
  // What stands below the window's edge is drawn right after the rest was shown.
  const drawn = isWhole ? rows : rows.slice(0, rowsThatFill(rows, window.innerHeight - aroundTimeline))

  const hadFocus = useRef(false)

  const focus = (index: number) => {
    const next = Math.max(0, Math.min(entries.length - 1, index))
    setChosen(next)
    list.current?.querySelectorAll<HTMLElement>('[data-entry]')[next]?.focus()
  }

  const refocus = useEffectEvent((_count: number) => {
    if (hadFocus.current && document.activeElement === document.body) focus(active)
  })
  // An entry that goes away takes the focus with it; the one in its place gets it.
  useEffect(() => refocus(entries.length), [entries.length])

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: entries.length - 1,
    }
    const next = moves[event.key]
    const entry = entries[active]
    if (next !== undefined) focus(next)
    else if (event.key === 'Delete' && entry) onRemove(entry.item)
    else return
    event.preventDefault()
  }

  return (
    <ol ref={list} className={styles.time} aria-label={t('label')}>
      {drawn.map((row, index) =>
        row.type === 'gap' ? (
          <li key={`gap ${row.key}`} className={styles.row}>
            <span className={styles.day}>{index === 0 && t('today')}</span>
            <span className={styles.node} data-plain data-over={row.isOver || undefined} />
            <span className={styles.gap}>
              {t(row.untilToday ? 'gapUntilToday' : 'gap', { days: row.days })}
            </span>
          </li>
        ) : (
          <TimelineEntry
            key={row.item.id}
            row={row}
            name={file.name}
            today={today}
            settledOn={settledOnOf(promises, row.item)}
            isLast={index === rows.length - 1}
            isStop={entries.indexOf(row) === active}
            repeatsDay={repeatsDay(rows[index - 1], row)}
            employer={namesEmployer ? row.item.employer : null}
            onKeyDown={onKeyDown}
            onFocus={() => {
              hadFocus.current = true
              setChosen(entries.indexOf(row))
            }}
            onLeave={() => {
              hadFocus.current = false
            }}
            onNote={onNote}
            onOpen={onOpen}
          />
        ),
      )}
    </ol>
  )
}

const settledOnOf = (promises: readonly EmployerPromise[], item: TimelineItem) =>
  promises.find(({ id }) => id === item.id)?.settledOn ?? null

/** True when the row above carries the same day, which is then not said twice. */
const repeatsDay = (above: TimelineRow | undefined, row: Extract<TimelineRow, { type: 'entry' }>) =>
  above?.type === 'entry' && above.item.on === row.item.on
