import type { Sending } from '@shared/sending'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { goTo } from '../navigation'
import { useDayText } from '../ui/day-text'
import styles from './outbox.module.css'

type OutboxListProps = {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly lines: readonly Sending[]
  readonly chosenId: string | null
  readonly onChoose: (id: string) => void
}

/** How a line looks by its state: what needs the coach stands out, what is done is quiet. */
const toneOf = ({ state }: Sending): string => {
  if (state === 'failed' || state === 'unknown' || state === 'missed') return 'late'
  if (state === 'queued' || state === 'sending') return 'due'
  return state === 'sent' ? 'good' : 'quiet'
}

/** The lines of the ledger. One stop for Tab; J and K move, Enter opens the letter. */
export function OutboxList({ ref, lines, chosenId, onChoose }: OutboxListProps) {
  const t = useTranslations('sending.outbox')
  const { instant } = useDayText()
  return (
    <div ref={ref}>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              data-line={line.id}
              className={styles.line}
              aria-current={line.id === chosenId ? 'true' : undefined}
              tabIndex={line.id === chosenId ? 0 : -1}
              onFocus={() => onChoose(line.id)}
              onClick={() => onChoose(line.id)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || line.letterId === null) return
                event.preventDefault()
                goTo({ at: 'letter', id: line.letterId })
              }}
            >
              <span className={styles.name}>{line.clientName}</span>
              <span className={styles.subject}>{line.subject || t('untitled')}</span>
              <span className={`${toneOf(line)} ${styles.state}`}>
                {t('line', { way: line.way, state: line.state })}
              </span>
              <span className={styles.at}>
                {instant(line.leftAt ?? line.nextTryAt ?? line.dueAt ?? line.createdAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
