import { boardColumns, type BoardCard as Card, columnOf } from '@shared/board'
import { daysBetween } from '@shared/dates'
import type { DragEvent } from 'react'
import { useTranslations } from 'use-intl'
import { goTo, hashOf, type Place } from '../navigation'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { isDue, useNextStepText } from '../ui/next-step-text'
import styles from './board-card.module.css'

type BoardCardProps = {
  readonly card: Card
  readonly isTabStop: boolean
  readonly isDragged: boolean
  readonly onFocus: () => void
  readonly onDragStart: () => void
  readonly onDragEnd: () => void
}

/** The case that a card opens, at its opportunity. */
export const caseOf = ({ clientId, opportunityId }: Card): Place => ({
  at: 'client',
  id: clientId,
  tab: 'timeline',
  opportunityId,
})

/** One opportunity on the board: who, where, how long, and what it needs, in words. A link to its case. */
export function BoardCard({ card, isTabStop, isDragged, onFocus, onDragStart, onDragEnd }: BoardCardProps) {
  const place = caseOf(card)
  const drag = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', `${card.client}, ${card.employer}`)
    onDragStart()
  }
  return (
    <a
      className={styles.card}
      href={hashOf(place)}
      data-card={card.opportunityId}
      data-dragged={isDragged || undefined}
      tabIndex={isTabStop ? 0 : -1}
      title={card.role === '' ? undefined : card.role}
      draggable
      onDragStart={drag}
      onDragEnd={onDragEnd}
      onFocus={onFocus}
      onClick={(event) => {
        event.preventDefault()
        goTo(place)
      }}
    >
      <b className={styles.client}>{card.client}</b> <span className={styles.employer}>{card.employer}</span>{' '}
      <Waiting card={card} /> <Need card={card} />
    </a>
  )
}

/** Columns that gather several stages say on each card which of them it is. */
const gathersSeveral = ({ stage }: Card): boolean =>
  (boardColumns.find(({ id }) => id === columnOf(stage))?.stages.length ?? 0) > 1

function Waiting({ card }: { readonly card: Card }) {
  const t = useTranslations('board')
  const { stage, waitingDays: days } = card
  if (stage === null || days === null) return <span className={styles.rest}>{t('nothing')}</span>
  return (
    <span className={styles.rest}>
      {gathersSeveral(card) ? t('waitingAt', { stage: t(`stages.${stage}`), days }) : t('waiting', { days })}
    </span>
  )
}

/** The one thing a card needs: what is late, else what is due, else what comes. */
function Need({ card }: { readonly card: Card }) {
  const t = useTranslations('board')
  const today = useToday()
  const { day } = useDayText()
  const { short } = useNextStepText()
  const { next, daysLate, promisedTo } = card
  if (daysLate !== null) return <span className={`late ${styles.need}`}>{t('late', { days: daysLate })}</span>
  if (next.kind === 'wait' && promisedTo !== null) {
    const isToday = promisedTo === today
    return (
      <span className={`${isToday ? 'due' : 'waiting'} ${styles.need}`}>
        {isToday ? t('promisedToday') : t('promised', { day: day(promisedTo, 'short') })}
      </span>
    )
  }
  const words = short(next, today)
  if (words === null) return null
  const isSoon =
    isDue(next, today) || (next.kind === 'interview' && next.on !== null && daysBetween(today, next.on) <= 1)
  return <span className={`${isSoon ? 'due' : ''} ${styles.need}`}>{words}</span>
}
