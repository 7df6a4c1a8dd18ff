import { createContext, use } from 'react'
import type { EditableColumn } from './client-columns'

/** What an edited cell tells its table. */
export type CellEditing = {
  /** Ends editing; the row gets the focus back. */
  readonly end: () => void
  /** Goes on with the next cell of the row that can be edited, or the one before. */
  readonly goOn: (from: EditableColumn, by: -1 | 1) => void
}

export const CellEditingContext = createContext<CellEditing | null>(null)

/** The table that an edited cell stands in. */
export function useCellEditing(): CellEditing {
  const editing = use(CellEditingContext)
  if (!editing) throw new Error('An edited cell needs its table')
  return editing
}
