import { UnstyledButton } from '@mantine/core'
import type { ClientRow } from '@shared/clients'
import type { Header, ReactTable } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { clientFeatures } from './client-columns'
import styles from './clients-table.module.css'

type ClientTable = ReactTable<typeof clientFeatures, ClientRow>
type ClientHeader = Header<typeof clientFeatures, ClientRow>
type ColumnId = 'name' | 'stage' | 'waiting' | 'quiet' | 'promise' | 'next' | 'tags' | 'lastLetter'

/** The head of the clients table. Sorted columns are dark and, when there are several, numbered. */
export function ClientTableHead({ table }: { readonly table: ClientTable }) {
  const sorted = table.state.sorting.length
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {group.headers.map((header) => (
            <HeadCell key={header.id} header={header} isNumbered={sorted > 1} />
          ))}
        </tr>
      ))}
    </thead>
  )
}

function HeadCell({ header, isNumbered }: { readonly header: ClientHeader; readonly isNumbered: boolean }) {
  const t = useTranslations('clients')
  const { column } = header
  const id = column.id as ColumnId
  const direction = column.getIsSorted()
  const hint = id === 'waiting' || id === 'quiet' ? t(`columnHints.${id}`) : undefined
  const Arrow = direction === 'desc' ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      data-column={id}
      title={hint}
      aria-sort={direction === false ? undefined : direction === 'desc' ? 'descending' : 'ascending'}
    >
      {column.getCanSort() ? (
        <UnstyledButton
          className={styles.sort}
          title={t('sortHint')}
          onClick={column.getToggleSortingHandler()}
        >
          {t(`columns.${id}`)}
          {direction === false ? null : <Arrow size={12} strokeWidth={2.25} aria-hidden />}
          {direction !== false && isNumbered ? column.getSortIndex() + 1 : null}
        </UnstyledButton>
      ) : (
        t(`columns.${id}`)
      )}
    </th>
  )
}
