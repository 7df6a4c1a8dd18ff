import type { ReactNode } from 'react'
import type { RowFocus } from './use-row-focus'
import type { RowWindow } from './use-row-window'

type GridRowsProps = {
  readonly rows: RowWindow
  readonly focus: RowFocus
  readonly className: string | undefined
  readonly onOpen: (index: number) => void
  /** The cells of the row at a position, as table data. */
  readonly children: (index: number) => ReactNode
}

/** The rows of a long grid that are drawn, with room for those that are not. One row holds the focus; a click opens it. */
export function GridRows({ rows, focus, className, onOpen, children }: GridRowsProps) {
  return (
    <tbody>
      {rows.before > 0 ? <tr role="presentation" style={{ height: rows.before }} /> : null}
      {rows.items.map(({ index }) => (
        <tr
          key={index}
          aria-rowindex={index + 2}
          data-index={index}
          tabIndex={index === focus.index ? 0 : -1}
          className={className}
          onFocus={() => focus.set(index)}
          onClick={() => onOpen(index)}
        >
          {children(index)}
        </tr>
      ))}
      {rows.after > 0 ? <tr role="presentation" style={{ height: rows.after }} /> : null}
    </tbody>
  )
}
