import { CloseButton, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import styles from './advice-part.module.css'

type AdviceSearchProps = {
  readonly input: Ref<HTMLInputElement>
  readonly value: string
  readonly onChange: (value: string) => void
  /** Adds the first topic that was found. */
  readonly onEnter: () => void
}

/** Looks through the whole library. Escape empties the box and comes back to the suggestions. */
export function AdviceSearch({ input, value, onChange, onEnter }: AdviceSearchProps) {
  const t = useTranslations('letters.advice')
  return (
    <TextInput
      ref={input}
      className={styles.search}
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<Search size={16} strokeWidth={1.75} aria-hidden />}
      rightSection={
        value === '' ? (
          <KeyCap action="find" />
        ) : (
          <CloseButton size="sm" aria-label={t('clear')} onClick={() => onChange('')} />
        )
      }
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange('')
        if (event.key === 'Enter' && value.trim() !== '') onEnter()
      }}
    />
  )
}
