import { Checkbox } from '@mantine/core'
import type { EventLook } from '@shared/import-export'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import styles from './import-export.module.css'
import { RowList } from './row-list'

type EventTicksProps = {
  readonly events: readonly EventLook[]
  readonly chosen: ReadonlySet<number>
  readonly onChosen: (chosen: ReadonlySet<number>) => void
}

/** The entries of a calendar file, each to be taken or left. */
export function EventTicks({ events, chosen, onChosen }: EventTicksProps) {
  const t = useTranslations('importExport.events')
  const { day } = useDayText()
  const usable = events.filter(({ remark }) => remark !== 'cancelled')
  const all = usable.length > 0 && usable.every(({ position }) => chosen.has(position))
  const toggle = (position: number) => {
    const next = new Set(chosen)
    if (!next.delete(position)) next.add(position)
    onChosen(next)
  }
  return (
    <section className={styles.columns} aria-labelledby="entries">
      <h2 className={styles.subheading} id="entries">
        {t('entries')}
      </h2>
      <Checkbox
        my="sm"
        label={t('all')}
        checked={all}
        indeterminate={!all && chosen.size > 0}
        onChange={() => onChosen(all ? new Set() : new Set(usable.map(({ position }) => position)))}
      />
      <RowList label={t('entries')} count={events.length} rowHeight={48}>
        {(index) => {
          const event = events[index]
          if (!event) return null
          const said = event.remark === null ? (event.isOwn ? t('own') : '') : t(`remarks.${event.remark}`)
          return (
            <Checkbox
              label={
                <span className={styles.columnWords}>
                  <span className={styles.name}>{event.summary === '' ? t('noTitle') : event.summary}</span>
                  <span className={styles.detail}>
                    {[day(event.heldOn, 'year'), event.startTime ?? t('wholeDay'), said]
                      .filter((part) => part !== '')
                      .join(' · ')}
                  </span>
                </span>
              }
              disabled={event.remark === 'cancelled'}
              checked={chosen.has(event.position)}
              onChange={() => toggle(event.position)}
            />
          )
        }}
      </RowList>
    </section>
  )
}
