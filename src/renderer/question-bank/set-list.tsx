import { UnstyledButton } from '@mantine/core'
import type { QuestionSet } from '@shared/question-sets'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import styles from './bank-list.module.css'

type SetListProps = {
  readonly list: RefObject<HTMLElement | null>
  readonly sets: readonly QuestionSet[]
  readonly chosenId: string
  readonly onChoose: (id: string) => void
}

/** The coach's sets by name. */
export function SetList({ list, sets, chosenId, onChoose }: SetListProps) {
  const t = useTranslations('questionBank.sets')
  return (
    <nav ref={list} className={styles.scroll} aria-label={t('list')}>
      <ul className={styles.list}>
        {sets.map((set) => (
          <li key={set.id}>
            <UnstyledButton
              className={styles.line}
              data-ref={set.id}
              aria-current={set.id === chosenId || undefined}
              onClick={() => onChoose(set.id)}
            >
              <span className={styles.name}>{set.name}</span>
              <span className={styles.tag}>{t('questionCount', { count: set.items.length })}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}
