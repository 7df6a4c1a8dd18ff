import { Button, Checkbox } from '@mantine/core'
import { addDays } from '@shared/dates'
import type { TrashRow } from '@shared/trash'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import styles from './trash-list.module.css'
import { useTrashWords } from './trash-words'

type TrashListProps = {
  readonly rows: readonly TrashRow[]
  readonly list: RefObject<HTMLDivElement | null>
  readonly selected: ReadonlySet<string>
  readonly onSelect: (id: string, isSelected: boolean) => void
  readonly showMore: (() => void) | null
}

/** Removed records by the day of their removal. The focus moves from checkbox to checkbox, and Space selects. */
export function TrashList({ rows, list, selected, onSelect, showMore }: TrashListProps) {
  const t = useTranslations('trash')
  const today = useToday()
  const { day } = useDayText()
  const dayName = (on: string): string => {
    if (on === today) return t('today')
    if (on === addDays(today, -1)) return t('yesterday')
    return day(on, on.slice(0, 4) === today.slice(0, 4) ? 'weekday' : 'year')
  }
  return (
    <div ref={list} className={styles.list}>
      {byDay(rows).map(({ on, rows: removed }) => (
        <section key={on} aria-label={dayName(on)}>
          <h2 className={styles.day}>{dayName(on)}</h2>
          <ul className={styles.rows}>
            {removed.map((row) => (
              <Row
                key={row.id}
                row={row}
                isSelected={selected.has(row.id)}
                onSelect={(isSelected) => onSelect(row.id, isSelected)}
              />
            ))}
          </ul>
        </section>
      ))}
      {showMore ? (
        <Button className={styles.more} onClick={showMore}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  )
}

type RowProps = {
  readonly row: TrashRow
  readonly isSelected: boolean
  readonly onSelect: (isSelected: boolean) => void
}

function Row({ row, isSelected, onSelect }: RowProps) {
  const t = useTranslations('trash')
  const { name, owner, until } = useTrashWords()(row)
  const kind = t(`kinds.${row.kind}`)
  return (
    <li className={styles.row} data-selected={isSelected || undefined}>
      <label className={styles.label}>
        <Checkbox
          data-row
          data-id={row.id}
          aria-label={[kind, name, owner, until].filter(Boolean).join(', ')}
          checked={isSelected}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
        <span className={styles.kind}>{kind}</span>
        <span className={styles.name}>{name}</span>
        <span className={styles.owner}>{owner}</span>
        <span className={styles.until}>{until}</span>
      </label>
    </li>
  )
}

function byDay(rows: readonly TrashRow[]): readonly { readonly on: string; readonly rows: TrashRow[] }[] {
  const days = new Map<string, TrashRow[]>()
  for (const row of rows) {
    const known = days.get(row.removedOn)
    if (known) known.push(row)
    else days.set(row.removedOn, [row])
  }
  return [...days].map(([on, removed]) => ({ on, rows: removed }))
}
