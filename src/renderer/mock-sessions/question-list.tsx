import { VisuallyHidden } from '@mantine/core'
import type { SessionFile } from '@shared/mock-sessions'
import { goodFrom } from '@shared/mock-sessions/session-facts'
import { questionMean } from '@shared/mock-sessions/session-means'
import { IterationCw } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAriaKeys } from '../ui/use-keys'
import styles from './question-list.module.css'

type QuestionListProps = {
  readonly file: SessionFile
  readonly currentId: string | null
  readonly onChoose: (questionId: string) => void
}

/** The questions in their order with the average of each answer. */
export function QuestionList({ file, currentId, onChoose }: QuestionListProps) {
  const t = useTranslations('mockSessions')
  const means = file.questions.map(({ id }) => questionMean(file, id, 'coach'))
  const hasWeak = means.some((mean) => mean !== null && mean < goodFrom)
  return (
    <>
      <p className={`group-head ${styles.head}`}>
        <span>{t('questionCount', { count: file.questions.length })}</span>
        <span>{t('average')}</span>
      </p>
      <ol className={styles.list} aria-label={t('questions')}>
        {file.questions.map(({ id, body }, index) => (
          <QuestionRow
            key={id}
            id={id}
            number={index + 1}
            body={body}
            mean={means[index] ?? null}
            isCurrent={id === currentId}
            onChoose={onChoose}
          />
        ))}
      </ol>
      {hasWeak ? (
        <p className={styles.weakHint}>
          <IterationCw size={14} strokeWidth={1.75} aria-hidden />
          {t('comesBack', { from: goodFrom })}
        </p>
      ) : null}
    </>
  )
}

type QuestionRowProps = {
  readonly id: string
  readonly number: number
  readonly body: string
  readonly mean: number | null
  readonly isCurrent: boolean
  readonly onChoose: (questionId: string) => void
}

const QuestionRow = memo(function QuestionRow({
  id,
  number,
  body,
  mean,
  isCurrent,
  onChoose,
}: QuestionRowProps) {
  const t = useTranslations('mockSessions')
  const format = useFormatter()
  const ariaKeys = useAriaKeys()
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const isWeak = mean !== null && mean < goodFrom
  return (
    <li>
      <button
        ref={row}
        type="button"
        className={styles.row}
        aria-current={isCurrent ? 'true' : undefined}
        title={body}
        tabIndex={isCurrent ? 0 : -1}
        aria-keyshortcuts={ariaKeys('jumpToQuestion')}
        onClick={() => onChoose(id)}
      >
        <span className={styles.number}>{number}</span>
        <span className={styles.body}>{body}</span>
        {mean === null ? null : (
          <span className={isWeak ? `due ${styles.mean}` : styles.mean}>
            {isWeak ? <IterationCw size={14} strokeWidth={1.75} aria-hidden /> : null}
            {isWeak ? <VisuallyHidden>{t('weak')} </VisuallyHidden> : null}
            {format.number(mean, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}
          </span>
        )}
      </button>
    </li>
  )
})
