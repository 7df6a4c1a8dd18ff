import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { clientStates } from '@shared/clients'
import { ListFilter, X } from 'lucide-react'
import { type Ref, useState } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import styles from './board-tools.module.css'
import { clearBoardFilters, setBoardView, useBoardView } from './board-view'

const every = ''
const markOf = (value: string | null) => (value === null ? undefined : styles.on)

/** The filters above the board: words, state of the clients, tag. */
export function BoardTools({
  filterRef,
  tags,
}: {
  readonly filterRef: Ref<HTMLInputElement>
  readonly tags: readonly string[]
}) {
  const t = useTranslations('board')
  const tStates = useTranslations('clients.states')
  const ariaKeys = useAriaKeys()
  const view = useBoardView()
  const [words, setWords] = useState(view.words)
  const [seen, setSeen] = useState(view.words)
  // The button beside and that of the empty board clear the words from outside.
  if (seen !== view.words) {
    setSeen(view.words)
    setWords(view.words)
  }
  const narrow = useDebouncedCallback((next: string) => {
    setSeen(next)
    setBoardView({ words: next })
  }, 150)
  const type = (next: string) => {
    setWords(next)
    narrow(next)
  }
  // A tag that no client has any more stays in the menu for as long as it filters.
  const tagChoices = view.tag === null || tags.includes(view.tag) ? tags : [view.tag, ...tags]
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
        className={markOf(view.state)}
        aria-label={t('stateMenu')}
        value={view.state ?? every}
        data={[
          { value: every, label: t('allStates') },
          ...clientStates.map((name) => ({ value: name, label: tStates(name) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          setBoardView({ state: clientStates.find((name) => name === value) ?? null })
        }
      />
      <NativeSelect
        className={markOf(view.tag)}
        aria-label={t('tagMenu')}
        value={view.tag ?? every}
        data={[
          { value: every, label: t('allTags') },
          ...tagChoices.map((tag) => ({ value: tag, label: tag })),
        ]}
        onChange={({ currentTarget: { value } }) => setBoardView({ tag: value === every ? null : value })}
      />
      {view.words === '' && view.tag === null ? null : (
        <Button
          variant="subtle"
          leftSection={<X size={16} strokeWidth={1.75} aria-hidden />}
          onClick={clearBoardFilters}
        >
          {t('clear')}
        </Button>
      )}
    </search>
  )
}
