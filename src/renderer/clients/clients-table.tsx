import type { ClientRow } from '@shared/clients'
import { useTable } from '@tanstack/react-table'
import { useEffect, useRef } from 'react'
import { goTo } from '../navigation'
import { usePractice } from '../practice'
import { useKeys } from '../ui/use-keys'
import { clientColumns, clientFeatures } from './client-columns'
import { ClientTableHead } from './client-table-head'
import { ClientWords, useClientWords } from './client-words'
import styles from './clients-table.module.css'
import { type ListQuery, setListQuery, useListQuery } from './list-query'
import { toListSort, toSorting } from './list-sorting'
import type { ClientPages } from './use-client-pages'
import { useRowFocus } from './use-row-focus'
import { useRowWindow } from './use-row-window'

export type ClientsTableProps = {
  readonly pages: ClientPages
  /** Says which rows are looked at, so that their pages are asked for. */
  readonly onRange: (range: { readonly from: number; readonly to: number }) => void
}

/** Another order or filter begins at the top; coming back to the same list does not. */
function useTopOnChange(query: ListQuery, toTop: () => void): void {
  const seen = useRef(query)
  useEffect(() => {
    if (seen.current === query) return
    seen.current = query
    toTop()
  }, [query, toTop])
}

/** A row's height in px, as tokens.css says for each density; the virtual list has to know it as a number. */
const rowHeights = { comfortable: 36, compact: 30 } as const

/** The clients as a grid: rows are drawn where one looks, one row holds the focus, Enter or a click opens it. */
export function ClientsTable({ pages, onRange }: ClientsTableProps) {
  const words = useClientWords()
  const query = useListQuery()
  const { sort } = query
  const rowHeight = rowHeights[usePractice().density]
  const scrollRef = useRef<HTMLDivElement>(null)
  const gridRef = useRef<HTMLTableElement>(null)
  const list = useRowWindow({ scrollRef, count: pages.total, rowHeight, onRange })
  const focus = useRowFocus({ gridRef, list, count: pages.total })
  useTopOnChange(query, focus.toTop)

  const visible = list.items.flatMap(({ index }) => pages.rowAt(index) ?? [])
  const table = useTable({
    features: clientFeatures,
    columns: clientColumns,
    data: visible,
    getRowId: (row: ClientRow) => row.id,
    manualSorting: true,
    maxMultiSortColCount: 3,
    state: { sorting: toSorting(sort) },
    onSortingChange: (updater) => {
      const now = toSorting(sort)
      setListQuery({ sort: toListSort(typeof updater === 'function' ? updater(now) : updater) })
    },
  })
  const rowsById = table.getRowModel().rowsById

  const open = (index: number) => {
    const row = pages.rowAt(index)
    if (row) goTo({ at: 'client', id: row.id, tab: 'timeline' })
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
        aria-label={words.t('listLabel')}
        aria-rowcount={pages.total + 1}
        aria-busy={pages.isOld}
        className={styles.table}
        ref={gridRef}
        tabIndex={focus.isRowDrawn ? -1 : 0}
        onKeyDown={focus.onKeyDown}
      >
        <colgroup>
          {clientColumns.map(({ id }) => (
            <col key={id} data-column={id} />
          ))}
        </colgroup>
        <ClientTableHead table={table} />
        <ClientWords value={words}>
          <tbody>
            {list.before > 0 ? <tr role="presentation" style={{ height: list.before }} /> : null}
            {list.items.map(({ index }) => {
              const row = pages.rowAt(index)
              const tableRow = row ? rowsById[row.id] : undefined
              return (
                <tr
                  key={index}
                  aria-rowindex={index + 2}
                  data-index={index}
                  tabIndex={index === focus.index ? 0 : -1}
                  className={styles.row}
                  onFocus={() => focus.set(index)}
                  onClick={() => open(index)}
                >
                  {tableRow ? (
                    tableRow.getAllCells().map((cell) => (
                      // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell is named by what it shows
                      <td key={cell.id} data-column={cell.column.id}>
                        <table.FlexRender cell={cell} />
                      </td>
                    ))
                  ) : (
                    // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it has nothing to show yet
                    <td colSpan={clientColumns.length}>
                      <span className={styles.grey} />
                    </td>
                  )}
                </tr>
              )
            })}
            {list.after > 0 ? <tr role="presentation" style={{ height: list.after }} /> : null}
          </tbody>
        </ClientWords>
      </table>
    </div>
  )
}
