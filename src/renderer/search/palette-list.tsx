import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import styles from './palette.module.css'
import { PaletteLine } from './palette-line'
import type { PaletteGroup, PaletteRow } from './palette-rows'

type PaletteListProps = {
  /** The list's id; its lines are called by it and their number. */
  readonly id: string
  readonly groups: readonly PaletteGroup[]
  readonly chosen: number
  /** True while the lines are those of an older text. */
  readonly isOld: boolean
  readonly today: string
  readonly onPoint: (index: number) => void
  readonly onChoose: (row: PaletteRow) => void
}

/** What can be chosen, by group. The focus stays in the box; the chosen line is told to screen readers by its id. */
export function PaletteList({ id, groups, chosen, isOld, today, onPoint, onChoose }: PaletteListProps) {
  const t = useTranslations('search')
  const list = useRef<HTMLDivElement>(null)
  const chosenKey = groups.flatMap(({ rows }) => rows)[chosen]?.key
  const showChosen = useEffectEvent((_key: string | undefined) =>
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
  )
  useEffect(() => {
    showChosen(chosenKey)
  }, [chosenKey])
  return (
    // Scrolled by the arrows of the box, which keeps the focus, so that the list is no stop of its own.
    <div
      ref={list}
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be steered from a text field
      role="listbox"
      aria-label={t('results')}
      aria-busy={isOld}
      className={styles.list}
      tabIndex={-1}
    >
      {groups.map(({ name, rows }, place) => {
        const before = groups.slice(0, place).reduce((sum, group) => sum + group.rows.length, 0)
        return (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above: a group of a select is none of this list
          <div key={name} role="group" aria-labelledby={`${id}-${name}`} className={styles.group}>
            <div id={`${id}-${name}`} className={styles.groupName}>
              {t(`groups.${name}`)}
            </div>
            {rows.map((row, offset) => (
              <Line
                key={row.key}
                id={`${id}-${before + offset}`}
                row={row}
                today={today}
                isChosen={before + offset === chosen}
                onPoint={() => onPoint(before + offset)}
                onChoose={() => onChoose(row)}
              />
            ))}
          </div>
        )
      })}
    </div>
  )
}

type LineProps = {
  readonly id: string
  readonly row: PaletteRow
  readonly today: string
  readonly isChosen: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

function Line({ id, row, today, isChosen, onPoint, onChoose }: LineProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- its keys are those of the box
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option of a select holds no signs
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className={styles.row}
      onPointerMove={() => isChosen || onPoint()}
      // The box keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <PaletteLine row={row} today={today} />
    </div>
  )
}
