import { Checkbox, UnstyledButton } from '@mantine/core'
import type { ClientColumnId } from '@shared/client-view'
import type { ClientRow } from '@shared/clients'
import type { Header, ReactTable } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type DragEvent, type PointerEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useKeys } from '../ui/use-keys'
import type { clientFeatures } from './client-columns'
import styles from './clients-table.module.css'
import { movedBefore, movedBy, widened } from './column-layout'
import { setListLayout, useListLayout } from './list-query'
import { countSelected, noSelection, setSelection, useSelection } from './selection'

type ClientTable = ReactTable<typeof clientFeatures, ClientRow>
type ClientHeader = Header<typeof clientFeatures, ClientRow>

/** What one press of a key makes a column wider or narrower. */
const widthStep = 16

/** The column whose head has the focus. */
function focusedHead(): { readonly id: ClientColumnId; readonly width: number } | null {
  const head = document.activeElement?.closest<HTMLElement>('th[data-column]')
  // Heads carry the ids of their columns.
  return head ? { id: head.dataset.column as ClientColumnId, width: head.offsetWidth } : null
}

/** The head of the clients table. Sorted columns are dark and, when there are several, numbered. */
export function ClientTableHead({ table, total }: { readonly table: ClientTable; readonly total: number }) {
  const layout = useListLayout()
  const sorted = table.state.sorting.length
  const [dragged, setDragged] = useState<ClientColumnId | null>(null)
  const move = (by: -1 | 1) => {
    const head = focusedHead()
    if (head) setListLayout({ order: movedBy(layout, head.id, by) })
  }
  const widen = (by: number) => {
    const head = focusedHead()
    if (head) setListLayout({ widths: widened(layout, head.id, head.width + by) })
  }
  useKeys({
    moveColumnLeft: () => move(-1),
    moveColumnRight: () => move(1),
    narrowColumn: () => widen(-widthStep),
    widenColumn: () => widen(widthStep),
  })
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          <SelectAll total={total} />
          {group.headers.map((header) => (
            <HeadCell
              key={header.id}
              header={header}
              isNumbered={sorted > 1}
              onDrag={setDragged}
              onDrop={(id) => {
                if (dragged) setListLayout({ order: movedBefore(layout, dragged, id) })
                setDragged(null)
              }}
            />
          ))}
        </tr>
      ))}
    </thead>
  )
}

function SelectAll({ total }: { readonly total: number }) {
  const t = useTranslations('clients')
  const selection = useSelection()
  const count = countSelected(selection, total)
  return (
    <th scope="col" data-column="select">
      <Checkbox
        size="xs"
        aria-label={t('select.all')}
        checked={count > 0 && count === total}
        indeterminate={count > 0 && count < total}
        onChange={() => setSelection(count > 0 ? noSelection : { kind: 'all', except: new Set() })}
      />
    </th>
  )
}

type HeadCellProps = {
  readonly header: ClientHeader
  readonly isNumbered: boolean
  readonly onDrag: (id: ClientColumnId | null) => void
  readonly onDrop: (id: ClientColumnId) => void
}

function HeadCell({ header, isNumbered, onDrag, onDrop }: HeadCellProps) {
  const t = useTranslations('clients')
  const [isTarget, setIsTarget] = useState(false)
  const { column } = header
  // Columns are named by the ids of the layout.
  const id = column.id as ClientColumnId
  const direction = column.getIsSorted()
  const hint = id === 'waiting' || id === 'quiet' ? t(`columnHints.${id}`) : undefined
  const Arrow = direction === 'desc' ? ArrowDown : ArrowUp
  const dragging = {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', id)
      onDrag(id)
    },
    onDragEnd: () => onDrag(null),
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setIsTarget(true)
    },
    onDragLeave: () => setIsTarget(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setIsTarget(false)
      onDrop(id)
    },
  }
  return (
    <th
      scope="col"
      data-column={id}
      data-target={isTarget || undefined}
      title={hint}
      aria-sort={direction === false ? undefined : direction === 'desc' ? 'descending' : 'ascending'}
      {...dragging}
    >
      <UnstyledButton
        className={styles.sort}
        data-plain={column.getCanSort() ? undefined : true}
        title={column.getCanSort() ? t('sortHint') : undefined}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
        onClick={column.getCanSort() ? column.getToggleSortingHandler() : undefined}
      >
        {t(`columns.${id}`)}
        {direction === false ? null : <Arrow size={12} strokeWidth={2.25} aria-hidden />}
        {direction !== false && isNumbered ? column.getSortIndex() + 1 : null}
      </UnstyledButton>
      <WidthHandle id={id} />
    </th>
  )
}

/** The edge of a column, for the mouse; the keyboard has keys on the head and the list of columns. */
function WidthHandle({ id }: { readonly id: ClientColumnId }) {
  const layout = useListLayout()
  const [start, setStart] = useState<{ readonly x: number; readonly width: number } | null>(null)
  const press = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault()
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    setStart({ x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 0 })
  }
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    if (start) setListLayout({ widths: widened(layout, id, start.width + event.clientX - start.x) })
  }
  return (
    <span
      className={styles.edge}
      data-edge={id}
      aria-hidden
      draggable
      onDragStart={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={() => setStart(null)}
      onPointerCancel={() => setStart(null)}
    />
  )
}
