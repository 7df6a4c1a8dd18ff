import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { goTo, hashOf } from '../navigation'
import { useIsWhole } from '../ui/use-is-whole'
import styles from './today.module.css'
import { TodayLineRow } from './today-line'
import { countValues, type TodayGroup } from './today-lines'
import type { TodayActions } from './use-today-actions'

type TodayListProps = {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly groups: readonly TodayGroup[]
  readonly chosenKey: string | null
  readonly onChoose: (key: string) => void
  readonly onFocus: (hasFocus: boolean) => void
  readonly actions: TodayActions
}

/** Lines that fill the tallest window; the rest is drawn right after these were shown. */
const firstLines = 24

/** The groups down to a line; the line's own group is cut short. */
function firstOf(groups: readonly TodayGroup[], count: number): readonly TodayGroup[] {
  const first: TodayGroup[] = []
  let left = count
  for (const group of groups) {
    if (left <= 0) break
    first.push({ ...group, lines: group.lines.slice(0, left) })
    left -= group.lines.length
  }
  return first
}

/** The groups of Today under each other. One stop for Tab; J and K move over all of them. */
export function TodayList({ ref, groups, chosenKey, onChoose, onFocus, actions }: TodayListProps) {
  const t = useTranslations('today')
  const isWhole = useIsWhole()
  const drawn = isWhole ? groups : firstOf(groups, firstLines)
  return (
    <div
      ref={ref}
      className={styles.list}
      onFocus={() => onFocus(true)}
      onBlur={(event) => event.relatedTarget && onFocus(event.currentTarget.contains(event.relatedTarget))}
    >
      {drawn.map((group) => (
        <section key={group.name} aria-labelledby={`today-${group.name}`} data-group={group.name}>
          <h2 id={`today-${group.name}`} className={styles.head}>
            {t(`groups.${group.name}`)}{' '}
            <span className={styles.count}>{t('count', countValues(group.total))}</span>
          </h2>
          <ul className={styles.lines}>
            {group.lines.map((line) => (
              <TodayLineRow
                key={line.key}
                line={line}
                isChosen={line.key === chosenKey}
                onChoose={() => onChoose(line.key)}
                actions={actions}
              />
            ))}
          </ul>
          {isWhole && group.total > group.lines.length ? (
            <p className={styles.more}>
              {t('more', { ...countValues(group.total), count: group.total - group.lines.length })}{' '}
              <a
                href={hashOf({ at: 'clients' })}
                onClick={(event) => {
                  event.preventDefault()
                  goTo({ at: 'clients' })
                }}
              >
                {t('showClients')}
              </a>
            </p>
          ) : null}
        </section>
      ))}
    </div>
  )
}
