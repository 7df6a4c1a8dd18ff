import { useDebouncedValue } from '@mantine/hooks'
import { dayFields, isImportField } from '@shared/import/import-fields'
import type { DayOrder } from '@shared/import/read-day'
import type { ColumnMapping, FileLook, ImportOrderInput, MatchWay } from '@shared/import-export'
import { useState } from 'react'

export type TableLook = Extract<FileLook, { kind: 'table' }>

const isDayField = (target: string): boolean => dayFields.some((field) => field === target)

/** How long after the last choice the dry run starts. */
const restMs = 200

/** The choices for a file of columns, and the order that they make. */
export function useTableOrder(look: TableLook) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const [saidOrder, setSaidOrder] = useState<DayOrder | null>(null)
  const [matches, setMatches] = useState<MatchWay>('fill')
  const columns = Object.fromEntries(look.columns.map(({ name, guess }) => [name, chosen[name] ?? guess]))
  const days = look.columns.filter(({ name }) => isDayField(columns[name] ?? '')).map((column) => column.days)
  const shown = days.find((order) => order === 'dmy' || order === 'mdy')
  const seenOrder: DayOrder | null = shown === 'dmy' || shown === 'mdy' ? shown : null
  const needsDayOrder = seenOrder === null && days.includes('asked')
  const dayOrder = saidOrder ?? seenOrder
  const mapping: ColumnMapping = { ...look.reading, columns, dayOrder, matches }
  const wanted = JSON.stringify(mapping)
  const [settled] = useDebouncedValue(wanted, restMs)
  const order: ImportOrderInput = { kind: 'table', mapping: JSON.parse(settled) as ColumnMapping }
  const targets = Object.values(columns)
  const hasWho = targets.some(
    (target) => isImportField(target) && ['fullName', 'givenName', 'familyName', 'email'].includes(target),
  )
  return {
    mapping,
    columns,
    dayOrder,
    matches,
    order,
    /** False for the moment in which the order is not yet that of the last choice. */
    isSettled: wanted === settled,
    hasWho,
    /** Days are written so that day and month cannot be told apart, and nobody has said. */
    isDayOrderOpen: needsDayOrder && saidOrder === null,
    showsDayOrder: days.some((kind) => kind !== 'plain'),
    setTarget: (name: string, target: string) => setChosen((before) => ({ ...before, [name]: target })),
    setDayOrder: setSaidOrder,
    setMatches,
    /** Takes over a kept mapping, for the columns that the file has. */
    take: (kept: ColumnMapping) => {
      setChosen(Object.fromEntries(look.columns.map(({ name }) => [name, kept.columns[name] ?? ''])))
      setSaidOrder(kept.dayOrder)
      setMatches(kept.matches)
    },
  }
}

export type TableOrder = ReturnType<typeof useTableOrder>
