import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { offersNote } from '@shared/appointments'
import type { TimelineItem } from '@shared/interviews'
import { type KeyboardEvent, useId } from 'react'
import { useTranslations } from 'use-intl'
import { hashOf } from '../navigation'
import { useDayText } from '../ui/day-text'
import type { EntryOf } from './case-file'
import styles from './timeline.module.css'
import { TimelineIcon } from './timeline-icon'
import type { TimelineRow } from './timeline-rows'
import { TimelineSentence } from './timeline-sentence'

type TimelineEntryProps = {
  readonly row: Extract<TimelineRow, { type: 'entry' }>
  readonly name: string
  readonly today: string
  readonly settledOn: string | null
  readonly isLast: boolean
  /** True for the one entry that Tab reaches. */
  readonly isStop: boolean
  readonly repeatsDay: boolean
  /** Said when several employers stand in one timeline. */
  readonly employer: string | null
  readonly onFocus: () => void
  /** Called when the focus goes to something else, not when the entry is removed under it. */
  readonly onLeave: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onOpen: (item: TimelineItem) => void
  /** Opens the note of a meeting, or begins one. */
  readonly onNote: (appointment: EntryOf<'appointment'>) => void
}

/** One dated line: day, sign, sentence. The sentence is the button that opens it. */
export function TimelineEntry(props: TimelineEntryProps) {
  const { row, name, today, settledOn, isLast, employer, onOpen } = props
  const t = useTranslations('interviews.timeline')
  const words = useTranslations('records.appointments')
  const dayId = useId()
  const { item } = row
  const isLate = item.type === 'promise' && item.isOpen && item.promisedTo < today
  const answer = item.type === 'question' ? item.answeredByLetterId : null
  return (
    <li className={styles.row}>
      <span id={dayId} className={styles.day} data-late={isLate || undefined}>
        <EntryDay on={item.on} today={today} isHidden={props.repeatsDay} />
      </span>
      <span className={styles.node} data-over={row.isOver || undefined} data-last={isLast || undefined}>
        <TimelineIcon item={item} />
      </span>
      <div className={styles.body} data-tall={item.type === 'question' || undefined}>
        <button
          type="button"
          data-entry
          data-item={item.id}
          className={styles.entry}
          tabIndex={props.isStop ? 0 : -1}
          aria-describedby={dayId}
          onFocus={props.onFocus}
          onBlur={(event) => event.relatedTarget && props.onLeave()}
          onKeyDown={props.onKeyDown}
          onClick={() => onOpen(item)}
        >
          <TimelineSentence
            item={item}
            name={name}
            today={today}
            isUnanswered={row.isUnanswered}
            settledOn={settledOn}
          />
        </button>
        {item.type === 'appointment' && offersNote(item, today) && (
          <UnstyledButton className={styles.answer ?? ''} onClick={() => props.onNote(item)}>
            {words(item.noteId === null ? 'writeNote' : 'readNote')}
          </UnstyledButton>
        )}
        {answer !== null && (
          <a className={styles.answer} href={hashOf({ at: 'letter', id: answer })}>
            {t('readAnswer')}
          </a>
        )}
      </div>
      <span className={styles.employer}>{employer}</span>
    </li>
  )
}

type EntryDayProps = { readonly on: string; readonly today: string; readonly isHidden: boolean }

function EntryDay({ on, today, isHidden }: EntryDayProps) {
  const t = useTranslations('interviews.timeline')
  const { day } = useDayText()
  // The weekday helps within the year; further away only the year tells days apart.
  const text = on === today ? t('today') : day(on, on.slice(0, 4) === today.slice(0, 4) ? 'weekday' : 'year')
  return isHidden ? <VisuallyHidden>{text}</VisuallyHidden> : text
}
