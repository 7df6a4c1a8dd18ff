import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { ListFilter, X } from 'lucide-react'
import { type Ref, useState } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import { setEmployerListQuery, useEmployerListQuery } from './employer-list-query'
import styles from './employers-screen.module.css'

/** The filter above the list of employers. */
export function EmployersTools({ filterRef }: { readonly filterRef: Ref<HTMLInputElement> }) {
  const t = useTranslations('employers')
  const ariaKeys = useAriaKeys()
  const { filter } = useEmployerListQuery()
  const [words, setWords] = useState(filter)
  const [seen, setSeen] = useState(filter)
  // The empty list's button clears the filter from outside.
  if (seen !== filter) {
    setSeen(filter)
    setWords(filter)
  }
  const narrow = useDebouncedCallback((next: string) => {
    setSeen(next)
    setEmployerListQuery({ filter: next })
  }, 120)
  const type = (next: string) => {
    setWords(next)
    narrow(next)
  }
  return (
    <search className={styles.tools}>
      <TextInput
        ref={filterRef}
        className={styles.filter}
        aria-label={t('filter')}
        aria-keyshortcuts={ariaKeys('find')}
        placeholder={t('filter')}
        value={words}
        maxLength={200}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          if (words === '') event.currentTarget.blur()
          else type('')
        }}
        leftSection={<ListFilter size={16} strokeWidth={1.75} aria-hidden />}
        rightSectionPointerEvents="none"
        rightSectionWidth="auto"
        rightSection={
          words === '' ? (
            <span className={styles.cap}>
              <KeyCap action="find" />
            </span>
          ) : null
        }
      />
      {filter === '' ? null : (
        <Button
          variant="subtle"
          leftSection={<X size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => setEmployerListQuery({ filter: '' })}
        >
          {t('clearFilter')}
        </Button>
      )}
    </search>
  )
}
