import { UnstyledButton } from '@mantine/core'
import { type EmployerRow, type EmployerSortKey, employerSortKeys } from '@shared/employers'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { goTo } from '../navigation'
import { GridRows } from '../ui/grid-rows'
import { useKeys } from '../ui/use-keys'
import type { RowRange } from '../ui/use-page-span'
import { useRowFocus } from '../ui/use-row-focus'
import { useRowWindow } from '../ui/use-row-window'
import { useTopOnChange } from '../ui/use-top-on-change'
import {
  type EmployerListQuery,
  employerListPlace,
  setEmployerListQuery,
  sortedBy,
  useEmployerListQuery,
} from './employer-list-query'
import styles from './employers-table.module.css'
import type { EmployerPages } from './use-employer-pages'

type EmployersTableProps = {
  readonly pages: EmployerPages
  /** Says which rows are looked at, so that their pages are asked for. */
  readonly onRange: (range: RowRange) => void
}

/** The employers as a grid: rows are drawn where one looks, one row holds the focus, Enter or a click opens it. */
export function EmployersTable({ pages, onRange }: EmployersTableProps) {
  const t = useTranslations('employers')
  const query = useEmployerListQuery()
  const scrollRef = useRef<HTMLDivElement>(null)
  const gridRef = useRef<HTMLTableElement>(null)
  const place = employerListPlace
  const rows = useRowWindow({ scrollRef, place, count: pages.total, onRange })
  const focus = useRowFocus({ gridRef, list: rows, place, count: pages.total })
  useTopOnChange(query, focus.toTop)
  const open = (index: number) => {
    const row = pages.rowAt(index)
    if (row) goTo({ at: 'employer', id: row.id })
  }
  useKeys({
    nextRow: () => focus.move(1),
    previousRow: () => focus.move(-1),
    openRow: () => open(focus.index),
  })

  return (
    <div className={styles.scroll} ref={scrollRef}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its rows take the focus
        role="grid"
        aria-label={t('title')}
        aria-rowcount={pages.total + 1}
        aria-busy={pages.isOld}
        className={styles.table}
        ref={gridRef}
        tabIndex={focus.isRowDrawn ? -1 : 0}
        onKeyDown={focus.onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1}>
            {employerSortKeys.map((key) => (
              <HeadCell key={key} column={key} sort={query.sort} />
            ))}
          </tr>
        </thead>
        <GridRows rows={rows} focus={focus} className={styles.row} onOpen={open}>
          {(index) => <RowCells row={pages.rowAt(index)} />}
        </GridRows>
      </table>
    </div>
  )
}

function HeadCell({
  column,
  sort,
}: {
  readonly column: EmployerSortKey
  readonly sort: EmployerListQuery['sort']
}) {
  const t = useTranslations('employers')
  const place = sort.findIndex(({ key }) => key === column)
  const sorted = sort[place]
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      data-column={column}
      aria-sort={sorted === undefined ? undefined : sorted.descending ? 'descending' : 'ascending'}
    >
      <UnstyledButton
        className={styles.sort ?? ''}
        title={column === 'wait' ? t('waitHint') : t('sortHint')}
        onClick={(event) => setEmployerListQuery({ sort: sortedBy(sort, column, event.shiftKey) })}
      >
        {t(`columns.${column}`)}
        {sorted ? <Arrow size={12} strokeWidth={2.25} aria-hidden /> : null}
        {sorted && sort.length > 1 ? place + 1 : null}
      </UnstyledButton>
    </th>
  )
}

function RowCells({ row }: { readonly row: EmployerRow | null }) {
  const t = useTranslations('employers')
  if (row === null)
    return (
      // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it has nothing to show yet
      <td colSpan={employerSortKeys.length} data-column="name">
        <span className={styles.grey} />
      </td>
    )
  const none = <span className="quiet">{t('none')}</span>
  const count = (number: number) => (number === 0 ? none : t('number', { number }))
  return (
    <>
      <td data-column="name">
        <b>{row.name}</b>
      </td>
      <td data-column="people">{count(row.people)}</td>
      <td data-column="inProcess">
        {row.inProcess === 0 ? none : t('clientsCount', { count: row.inProcess })}
      </td>
      <td data-column="opportunities">{count(row.opportunities)}</td>
      <td data-column="rounds">{count(row.rounds)}</td>
      <td data-column="wait">
        {row.waitDays === null ? (
          <span className="quiet">{row.rounds === 0 ? t('none') : t('tooFew')}</span>
        ) : (
          t('days', { days: row.waitDays })
        )}
      </td>
    </>
  )
}
