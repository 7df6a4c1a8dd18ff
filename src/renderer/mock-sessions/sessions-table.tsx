import type { SessionRow } from '@shared/mock-sessions'
import { stopwatchText } from '@shared/session-clock'
import { useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { goTo } from '../navigation'
import { RecordedUntil } from '../recordings/recorded-until'
import { useDayText } from '../ui/day-text'
import { GridRows } from '../ui/grid-rows'
import { useKeys } from '../ui/use-keys'
import type { RowRange } from '../ui/use-page-span'
import { useRowFocus } from '../ui/use-row-focus'
import { type ListPlace, useRowWindow } from '../ui/use-row-window'
import { placeOfSession } from './session-place'
import styles from './sessions-table.module.css'
import { useRemoveSession } from './use-remove-session'
import type { SessionPages } from './use-session-pages'

const columns = ['name', 'title', 'state', 'questions', 'average', 'length', 'day'] as const

/** Where the coach was in the list of sessions. */
const place: ListPlace = { index: 0, scrollTop: 0, wasUsed: false }

type SessionsTableProps = {
  readonly pages: SessionPages
  readonly onRange: (range: RowRange) => void
}

/** The sessions as a grid: rows are drawn where one looks, one row holds the focus, Enter or a click opens it. */
export function SessionsTable({ pages, onRange }: SessionsTableProps) {
  const t = useTranslations('mockSessions.list')
  const scrollRef = useRef<HTMLDivElement>(null)
  const gridRef = useRef<HTMLTableElement>(null)
  const rows = useRowWindow({ scrollRef, place, count: pages.total, onRange })
  const focus = useRowFocus({ gridRef, list: rows, place, count: pages.total })
  const removeSession = useRemoveSession()
  const open = (index: number) => {
    const row = pages.rowAt(index)
    if (row) goTo(placeOfSession(row))
  }
  const remove = () => {
    const row = pages.rowAt(focus.index)
    if (row && gridRef.current?.contains(document.activeElement)) void removeSession(row.id)
  }
  useKeys({
    nextRow: () => focus.move(1),
    previousRow: () => focus.move(-1),
    openRow: () => open(focus.index),
    removeSession: remove,
  })

  return (
    <div className={styles.scroll} ref={scrollRef}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its rows take the focus
        role="grid"
        aria-label={t('title')}
        aria-rowcount={pages.total + 1}
        className={styles.table}
        ref={gridRef}
        tabIndex={focus.isRowDrawn ? -1 : 0}
        onKeyDown={focus.onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`columns.${column}`)}
              </th>
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

function RowCells({ row }: { readonly row: SessionRow | null }) {
  const t = useTranslations('mockSessions')
  const format = useFormatter()
  const { instant } = useDayText()
  if (row === null)
    return (
      // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it has nothing to show yet
      <td colSpan={columns.length} data-column="name">
        <span className={styles.grey} />
      </td>
    )
  const none = <span className="quiet">{t('list.none')}</span>
  return (
    <>
      <td data-column="name">
        <b>{row.clientName}</b>
      </td>
      <td data-column="title">
        {row.title}
        <RecordedUntil on={row.recordedUntil} />
      </td>
      <td data-column="state" className={row.state === 'live' || row.state === 'paused' ? 'due' : undefined}>
        {t('state', { state: row.state })}
      </td>
      <td data-column="questions">{format.number(row.questionCount)}</td>
      <td data-column="average">
        {row.average === null
          ? none
          : format.number(row.average, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}
      </td>
      <td data-column="length">{row.startedAt === null ? none : stopwatchText(row.elapsedMs)}</td>
      <td data-column="day">{instant(row.startedAt ?? row.createdAt)}</td>
    </>
  )
}
