import type { ClientRow } from '@shared/clients'
import { FlexRender, type Row } from '@tanstack/react-table'
import { Check } from 'lucide-react'
import { memo } from 'react'
import type { clientFeatures, EditableColumn } from './client-columns'
import styles from './clients-table.module.css'
import { EditCell } from './edit-cell'

export type ClientTableRowProps = {
  readonly index: number
  /** Null while its page is on the way. */
  readonly row: Row<typeof clientFeatures, ClientRow> | null
  readonly isFocusable: boolean
  readonly isSelected: boolean
  readonly editing: EditableColumn | null
  readonly columnCount: number
  /** Changes when columns are shown, hidden or moved, so that the row is drawn anew. */
  readonly columnsKey: string
}

/** One row. It is drawn anew only when something of its own has changed, since scrolling draws the table many times a second. */
export const ClientTableRow = memo(function ClientTableRow(props: ClientTableRowProps) {
  const { index, row, isFocusable, isSelected, editing, columnCount } = props
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      tabIndex={isFocusable ? 0 : -1}
      className={styles.row}
    >
      {row ? (
        <>
          {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the row itself says whether it is selected */}
          <td data-column="select">
            <span className={styles.box} data-on={isSelected || undefined} aria-hidden>
              {isSelected ? <Check size={12} strokeWidth={3} /> : null}
            </span>
          </td>
          {row.getVisibleCells().map((cell) => (
            // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell is named by what it shows
            <td
              key={cell.id}
              data-column={cell.column.id}
              data-editing={editing === cell.column.id || undefined}
            >
              {editing !== null && editing === cell.column.id ? (
                <EditCell row={row.original} column={editing} />
              ) : (
                <FlexRender cell={cell} />
              )}
            </td>
          ))}
        </>
      ) : (
        // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it has nothing to show yet
        <td colSpan={columnCount}>
          <span className={styles.grey} />
        </td>
      )}
    </tr>
  )
})
