import type { ClientQuery, ClientRow } from '@shared/clients'
import { useTable } from '@tanstack/react-table'
import { type MouseEvent, useMemo, useRef, useState } from 'react'
import { goTo } from '../navigation'
import { useKeys } from '../ui/use-keys'
import type { RowRange } from '../ui/use-page-span'
import { useRowFocus } from '../ui/use-row-focus'
import { useRowWindow } from '../ui/use-row-window'
import { useTopOnChange } from '../ui/use-top-on-change'
import { CellEditingContext } from './cell-editing'
import { clientColumns, clientFeatures, type EditableColumn, isEditable } from './client-columns'
import { ClientTableHead } from './client-table-head'
import { ClientTableRow } from './client-table-row'
import { ClientWords, useClientWords } from './client-words'
import styles from './clients-table.module.css'
import { growingColumn, leastTableWidth, orderedColumns, shownColumns } from './column-layout'
import { listPlace } from './list-place'
import { setListQuery, useListLayout, useListQuery } from './list-query'
import { toListSort, toSorting } from './list-sorting'
import { isSelected, noSelection, setSelection, useSelection } from './selection'
import type { ClientPages } from './use-client-pages'
import { useRowSelection } from './use-row-selection'

export type ClientsTableProps = {
  readonly pages: ClientPages
  readonly query: ClientQuery
  /** Says which rows are looked at, so that their pages are asked for. */
  readonly onRange: (range: RowRange) => void
}

const selectWidth = 48
/** A second click within this time edits a cell; only cells that can be edited wait for it. */
const secondClickMs = 220

const placeOf = (event: MouseEvent) => {
  const target = event.target as HTMLElement
  const index = target.closest<HTMLElement>('tr[data-index]')?.dataset.index
  const column = target.closest<HTMLElement>('td[data-column]')?.dataset.column
  return index === undefined ? null : { index: Number(index), column }
}

/** The clients as a grid: rows are drawn where one looks, one row holds the focus, Enter or a click opens it. */
export function ClientsTable({ pages, query: clientQuery, onRange }: ClientsTableProps) {
  const words = useClientWords()
  const query = useListQuery()
  const layout = useListLayout()
  const selection = useSelection()
  const scrollRef = useRef<HTMLDivElement>(null)
  const gridRef = useRef<HTMLTableElement>(null)
  const list = useRowWindow({ scrollRef, place: listPlace, count: pages.total, onRange })
  const focus = useRowFocus({ gridRef, list, place: listPlace, count: pages.total })
  useTopOnChange(query, focus.toTop)
  const { sort } = query
  const rowSelection = useRowSelection(pages, clientQuery)
  const [editing, setEditing] = useState<{ readonly id: string; readonly column: EditableColumn } | null>(
    null,
  )

  const shown = shownColumns(layout)
  const growing = growingColumn(layout)
  const columnsKey = shown.join(' ')
  const sorting = useMemo(() => toSorting(sort), [sort])
  const columnOrder = useMemo(() => [...orderedColumns(layout)], [layout])
  const columnVisibility = useMemo(() => Object.fromEntries(layout.hidden.map((id) => [id, false])), [layout])
  const columnSizing = useMemo(() => ({ ...layout.widths }), [layout])
  const table = useTable({
    features: clientFeatures,
    columns: clientColumns,
    data: pages.loaded,
    getRowId: (row: ClientRow) => row.id,
    manualSorting: true,
    maxMultiSortColCount: 3,
    state: { sorting, columnOrder, columnVisibility, columnSizing },
    onSortingChange: (updater) =>
      setListQuery({ sort: toListSort(typeof updater === 'function' ? updater(sorting) : updater) }),
  })
  const { rowsById } = table.getRowModel()

  const open = (index: number) => {
    const row = pages.rowAt(index)
    if (row) goTo({ at: 'client', id: row.id, tab: 'timeline' })
  }
  const edit = (index: number, column: EditableColumn | undefined) => {
    const row = pages.rowAt(index)
    if (!row || column === undefined) return
    focus.set(index)
    setEditing({ id: row.id, column })
  }
  const editable = shown.filter(isEditable)
  const cellEditing = {
    end: () => {
      setEditing(null)
      focus.take()
    },
    goOn: (from: EditableColumn, by: -1 | 1) => {
      const next = editable[editable.indexOf(from) + by]
      setEditing((now) => (now && next ? { id: now.id, column: next } : null))
      if (!next) focus.take()
    },
  }
  const extend = (by: number) => {
    const to = Math.max(0, Math.min(pages.total - 1, focus.index + by))
    rowSelection.extendTo(focus.index, to)
    focus.move(by)
  }
  useKeys({
    nextRow: () => focus.move(1),
    previousRow: () => focus.move(-1),
    openRow: () => open(focus.index),
    selectRow: () => {
      rowSelection.toggle(focus.index)
      focus.take()
    },
    selectDown: () => extend(1),
    selectUp: () => extend(-1),
    selectAll: () => setSelection({ kind: 'all', except: new Set() }),
    clearSelection: () => setSelection(noSelection),
    editCell: () => edit(focus.index, editable[0]),
  })

  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const onClick = (event: MouseEvent) => {
    clearTimeout(waiting.current)
    const place = placeOf(event)
    if (!place || (event.target as HTMLElement).closest('input, select')) return
    const { index, column } = place
    if (event.shiftKey) rowSelection.extendTo(focus.index, index)
    else if (column === 'select') rowSelection.toggle(index)
    else if (column === 'state' || column === 'tags')
      waiting.current = setTimeout(() => open(index), secondClickMs)
    else open(index)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const place = placeOf(event)
    if (!place || !isEditable(place.column)) return
    clearTimeout(waiting.current)
    edit(place.index, place.column)
  }

  return (
    <div className={styles.scroll} ref={scrollRef}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its rows take the focus
        role="grid"
        aria-label={words.t('listLabel')}
        aria-rowcount={pages.total + 1}
        aria-multiselectable
        aria-busy={pages.isOld}
        className={styles.table}
        style={{ minWidth: selectWidth + leastTableWidth(layout) }}
        ref={gridRef}
        tabIndex={focus.isRowDrawn ? -1 : 0}
        onKeyDown={focus.onKeyDown}
      >
        <colgroup>
          <col data-column="select" />
          {shown.map((id) => {
            const width = id === growing ? undefined : layout.widths[id]
            return (
              <col
                key={id}
                data-column={id === growing ? 'growing' : id}
                style={width ? { width } : undefined}
              />
            )
          })}
        </colgroup>
        <ClientTableHead table={table} total={pages.total} />
        <ClientWords value={words}>
          <CellEditingContext value={cellEditing}>
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- one listener for all rows; their keys are those of the grid */}
            <tbody
              onClick={onClick}
              onDoubleClick={onDoubleClick}
              onFocus={(event) => {
                const index = (event.target as HTMLElement).closest<HTMLElement>('tr')?.dataset.index
                if (index !== undefined) focus.set(Number(index))
              }}
            >
              {list.before > 0 ? <tr role="presentation" style={{ height: list.before }} /> : null}
              {list.items.map(({ index }) => {
                const id = pages.rowAt(index)?.id
                return (
                  <ClientTableRow
                    key={index}
                    index={index}
                    row={(id === undefined ? null : rowsById[id]) ?? null}
                    isFocusable={index === focus.index}
                    isSelected={id !== undefined && isSelected(selection, id)}
                    editing={editing !== null && editing.id === id ? editing.column : null}
                    columnCount={shown.length + 1}
                    columnsKey={columnsKey}
                  />
                )
              })}
              {list.after > 0 ? <tr role="presentation" style={{ height: list.after }} /> : null}
            </tbody>
          </CellEditingContext>
        </ClientWords>
      </table>
    </div>
  )
}
