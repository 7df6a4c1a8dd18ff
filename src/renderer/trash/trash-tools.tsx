import { NativeSelect } from '@mantine/core'
import { trashKinds } from '@shared/trash'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { FilterBox } from '../ui/filter-box'
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
  return (
    <>
      <FilterBox
        ref={search}
        label={t('filter')}
        width={260}
        words={filter.words}
        onWords={(words) => onFilter({ ...filter, words })}
        onEnter={onEnter}
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
