import { UnstyledButton } from '@mantine/core'
import type { Answer } from '@shared/answers'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import styles from './answers.module.css'

type AnswerListProps = {
  readonly list: RefObject<HTMLElement | null>
  readonly answers: readonly Answer[]
  readonly chosenId: string
  readonly onChoose: (id: string) => void
}

/** The questions a client has answers for, the one worked on last first. */
export function AnswerList({ list, answers, chosenId, onChoose }: AnswerListProps) {
  const t = useTranslations('answers')
  return (
    <nav ref={list} className={styles.list} aria-label={t('list')}>
      <ul>
        {answers.map((answer) => (
          <li key={answer.id}>
            <UnstyledButton
              className={styles.line}
              data-answer={answer.id}
              aria-current={answer.id === chosenId || undefined}
              onClick={() => onChoose(answer.id)}
            >
              <span>{answer.questionBody}</span>
              <span className={styles.count}>{t('versionCount', { count: answer.versions.length })}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}
