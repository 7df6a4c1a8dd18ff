import type { ClientChange, ClientRow } from '@shared/clients'
import { assertNever } from '@shared/errors'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useSend } from '../api'
import { useActFailure } from './act-failure'
import { useCellEditing } from './cell-editing'
import type { EditableColumn } from './client-columns'
import { clientStateNames } from './client-state-names'
import { useWords } from './client-words'
import styles from './clients-table.module.css'

export type EditCellProps = { readonly row: ClientRow; readonly column: EditableColumn }

const textOf = (row: ClientRow, column: EditableColumn): string =>
  column === 'name' ? row.name : column === 'state' ? row.state : row.tags.join(', ')

const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
]

/** What a changed text means; null when it says what stands there already, or nothing that could be kept. */
export function changeOf(row: ClientRow, column: EditableColumn, text: string): ClientChange | null {
  if (text.trim() === textOf(row, column)) return null
  switch (column) {
    case 'name':
      return text.trim() === '' ? null : { id: row.id, fullName: text.trim() }
    case 'state': {
      const state = clientStateNames.find((name) => name === text)
      return state === undefined ? null : { id: row.id, state }
    }
    case 'tags':
      return { id: row.id, tags: tagsOf(text).slice(0, 30) }
    default:
      return assertNever(column)
  }
}

/** A cell while it is edited: Enter saves, Escape leaves it as it was, Tab saves and goes to the next one. */
export function EditCell({ row, column }: EditCellProps) {
  const { t } = useWords()
  const editing = useCellEditing()
  const [text, setText] = useState(() => textOf(row, column))
  const isOver = useRef(false)
  const inputRef = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const sayFailure = useActFailure()
  const send = useSend('clients.change', { changes: ['clients.get', 'clients.tags', 'interviews.history'] })
  useEffect(() => inputRef.current?.focus(), [])

  const save = () => {
    if (isOver.current) return
    isOver.current = true
    const change = changeOf(row, column, text)
    if (change) send.mutate(change, { onError: sayFailure })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The table's own keys rest while a cell is edited.
    event.stopPropagation()
    if (event.key === 'Escape') isOver.current = true
    else if (event.key !== 'Enter' && event.key !== 'Tab') return
    event.preventDefault()
    if (event.nativeEvent.isComposing) return
    save()
    if (event.key === 'Tab') editing.goOn(column, event.shiftKey ? -1 : 1)
    else editing.end()
  }
  const shared = {
    ref: inputRef,
    className: styles.edit,
    'aria-label': t('edit.cell', { column: t(`columns.${column}`), name: row.name }),
    value: text,
    onKeyDown,
    onBlur: () => {
      if (isOver.current) return
      save()
      editing.end()
    },
  }
  if (column === 'state')
    return (
      <select {...shared} onChange={(event) => setText(event.currentTarget.value)}>
        {clientStateNames.map((name) => (
          <option key={name} value={name}>
            {t(`states.${name}`)}
          </option>
        ))}
      </select>
    )
  return (
    <input
      {...shared}
      type="text"
      maxLength={column === 'name' ? 200 : 2_000}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
