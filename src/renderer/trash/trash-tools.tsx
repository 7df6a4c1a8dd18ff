import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { trashKinds } from '@shared/trash'
import { ListFilter } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import styles from './trash-tools.module.css'
import type { TrashFilter } from './use-trash-pages'

const every = 'all'

type TrashToolsProps = {
  readonly search: RefObject<HTMLInputElement | null>
  readonly filter: TrashFilter
  readonly onFilter: (filter: TrashFilter) => void
  /** To the rows. */
  readonly onEnter: () => void
}

/** Words and kind by which the trash is narrowed. */
export function TrashTools({ search, filter, onFilter, onEnter }: TrashToolsProps) {
  const t = useTranslations('trash')
  const ariaKeys = useAriaKeys()
  const [words, setWords] = useState(filter.words)
  const [seen, setSeen] = useState(filter.words)
  // The empty list's button clears the filter from outside.
  if (seen !== filter.words) {
    setSeen(filter.words)
    setWords(filter.words)
  }
  const narrow = useDebouncedCallback((next: string) => {
    setSeen(next)
    onFilter({ ...filter, words: next })
  }, 120)
  const type = (next: string): void => {
    setWords(next)
    narrow(next)
  }
  return (
    <>
      <TextInput
        ref={search}
        className={styles.search}
        aria-label={t('filter')}
        aria-keyshortcuts={ariaKeys('find')}
        placeholder={t('filter')}
        maxLength={200}
        leftSection={<ListFilter size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={words === '' ? <KeyCap action="find" /> : null}
        rightSectionPointerEvents="none"
        value={words}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') type('')
          if (event.key === 'ArrowDown' || event.key === 'Enter') onEnter()
        }}
      />
      <NativeSelect
        aria-label={t('kindMenu')}
        value={filter.kind ?? every}
        data={[
          { value: every, label: t('allKinds') },
          ...trashKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget
          onFilter({ ...filter, kind: trashKinds.find((kind) => kind === value) ?? null })
        }}
      />
    </>
  )
}
