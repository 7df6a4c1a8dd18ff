import { daysBetween } from '@shared/dates'
import { assertNever } from '@shared/errors'
import type { TodayStep } from '@shared/today'
import type { CSSProperties, KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { useAriaKeys } from '../ui/use-keys'
import styles from './today.module.css'
import { holdsWords, type TodayLine } from './today-lines'
import { useLineText } from './use-line-text'
import type { TodayActions } from './use-today-actions'

type TodayLineProps = {
  readonly line: TodayLine
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly actions: TodayActions
}

/** One line: who and where, the rule below, the state at the right, the one thing to do. */
export function TodayLineRow({ line, isChosen, onChoose, actions }: TodayLineProps) {
  const t = useTranslations('today')
  const ariaKeys = useAriaKeys()
  const text = useLineText()
  const { lead, rest, rule } = text(line)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    // A press of the button chooses the line for the pane; Enter does what the line calls for.
    event.preventDefault()
    actions.enter(line)
  }
  return (
    <li className={styles.row} data-type={line.type}>
      <button
        type="button"
        data-line={line.key}
        className={styles.line}
        aria-current={isChosen ? 'true' : undefined}
        tabIndex={isChosen ? 0 : -1}
        onFocus={onChoose}
        onClick={onChoose}
        onKeyDown={onKeyDown}
      >
        <span className={styles.words}>
          <span className={styles.first}>
            <b>{lead}</b> <span data-private={holdsWords(line) ? true : undefined}>{rest}</span>
          </span>
          <span className={styles.rule} data-private={holdsWords(line) ? true : undefined}>
            {rule}
          </span>
        </span>
        {line.type === 'step' ? <StepLine item={line.item} /> : null}
        <LineState line={line} />
      </button>
      <span className={styles.acts}>
        <button
          type="button"
          className={styles.act}
          tabIndex={-1}
          aria-keyshortcuts={ariaKeys('enterLine')}
          onClick={() => actions.enter(line)}
        >
          {t(`act.${actOf(line)}`)}
        </button>
      </span>
    </li>
  )
}

/** The word on the button of a line. */
function actOf(line: TodayLine): 'draft' | 'open' | 'debrief' | 'write' | 'goOn' | 'look' | 'listen' {
  switch (line.type) {
    case 'step':
    case 'question':
      return 'draft'
    case 'debrief':
      return 'debrief'
    case 'appointment':
      return 'write'
    case 'draft':
      return 'goOn'
    case 'unsent':
      return 'look'
    case 'recording':
      return 'listen'
    case 'interview':
    case 'quiet':
      return 'open'
    default:
      return assertNever(line)
  }
}

/** Time as it is drawn everywhere, small: said, promised, today. Without a promise from the day the rule counts from. */
function StepLine({ item }: { readonly item: TodayStep }) {
  const today = useToday()
  const { promise, daysLate, next } = item
  const isLate = daysLate !== null
  const from = promise?.saidOn ?? next.since ?? today
  const to = (isLate ? promise?.to : next.dueOn) ?? today
  const span = Math.max(1, daysBetween(from, today))
  const at = Math.min(100, Math.max(0, (daysBetween(from, to) / span) * 100))
  return (
    <span
      className={styles.promise}
      data-state={isLate ? 'late' : 'due'}
      style={{ '--at': `${at}%` } as CSSProperties}
      aria-hidden
    />
  )
}

function LineState({ line }: { readonly line: TodayLine }) {
  const t = useTranslations('today')
  const today = useToday()
  const { day } = useDayText()
  const since = (on: string) => daysBetween(on, today)
  switch (line.type) {
    case 'step': {
      const { daysLate, next } = line.item
      if (daysLate !== null)
        return <span className={`late ${styles.state}`}>{t('late', { days: daysLate })}</span>
      const dueDays = next.dueOn === null ? 0 : since(next.dueOn)
      return (
        <span className={`due ${styles.state}`}>
          {dueDays <= 0 ? t('dueToday') : t('dueSince', { days: dueDays })}
        </span>
      )
    }
    case 'interview': {
      const { on, startTime } = line.item
      const words = on === today ? t('today') : day(on, 'near')
      return (
        <span className={`${on === today ? 'due ' : ''}${styles.state}`}>
          {startTime === null ? words : t('dayAt', { day: words, time: startTime })}
        </span>
      )
    }
    case 'question':
      return (
        <span className={`due ${styles.state}`}>
          {since(line.item.askedOn) <= 0 ? t('today') : t('ago', { days: since(line.item.askedOn) })}
        </span>
      )
    case 'debrief':
      return <span className={styles.state}>{t('ago', { days: since(line.item.on) })}</span>
    case 'appointment':
      return <span className={styles.state}>{day(line.item.on, 'weekday')}</span>
    case 'draft':
      return null
    case 'recording': {
      const { keepUntilOn } = line.item
      return (
        <span className={`due ${styles.state}`}>
          {keepUntilOn === today ? t('today') : day(keepUntilOn, 'near')}
        </span>
      )
    }
    case 'unsent':
      return <span className={`late ${styles.state}`}>{t('unsentState', { state: line.item.state })}</span>
    case 'quiet':
      return <span className={styles.state}>{t('quietFor', { days: since(line.item.contactOn) })}</span>
    default:
      return assertNever(line)
  }
}
