import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import type { ClientState } from '@shared/clients'
import { ListFilter, X } from 'lucide-react'
import { type Ref, useState } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import styles from './clients-tools.module.css'
import { setListQuery, useListQuery } from './list-query'

const every = 'all'

/** Written out rather than taken from the contract's list, which would bring its schemas into the first chunk. */
const states = Object.keys({
  prospective: true,
  active: true,
  paused: true,
  closed: true,
  archived: true,
} satisfies Record<ClientState, true>) as readonly ClientState[]

/** Filter box and state menu above the clients table. */
export function ClientsTools({ filterRef }: { readonly filterRef: Ref<HTMLInputElement> }) {
  const t = useTranslations('clients')
  const ariaKeys = useAriaKeys()
  const { filter, state } = useListQuery()
  const [words, setWords] = useState(filter)
  const [seen, setSeen] = useState(filter)
  // The empty list's button clears the filter from outside.
  if (seen !== filter) {
    setSeen(filter)
    setWords(filter)
  }
  const narrow = useDebouncedCallback((next: string) => {
    setSeen(next)
    setListQuery({ filter: next })
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
      <NativeSelect
        className={state === null ? undefined : styles.on}
        aria-label={t('stateMenu')}
        value={state ?? every}
        data={[
          { value: every, label: t('allStates') },
          ...states.map((name) => ({ value: name, label: t(`states.${name}`) })),
        ]}
        onChange={(event) =>
          setListQuery({ state: states.find((name) => name === event.currentTarget.value) ?? null })
        }
      />
      {filter === '' ? null : (
        <Button
          variant="subtle"
          leftSection={<X size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => setListQuery({ filter: '' })}
        >
          {t('clearFilter')}
        </Button>
      )}
    </search>
  )
}
