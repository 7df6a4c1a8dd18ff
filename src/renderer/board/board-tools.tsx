import { Button, NativeSelect } from '@mantine/core'
import { clientStates } from '@shared/clients'
import { X } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { FilterBox } from '../ui/filter-box'
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
  const view = useBoardView()
  // A tag that no client has any more stays in the menu for as long as it filters.
  const tagChoices = view.tag === null || tags.includes(view.tag) ? tags : [view.tag, ...tags]
  return (
    <search className={styles.tools}>
      <FilterBox
        ref={filterRef}
        label={t('filter')}
        width={240}
        words={view.words}
        onWords={(words) => setBoardView({ words })}
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
