import { Button } from '@mantine/core'
import type { Backup } from '@shared/backups'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import styles from './backups-part.module.css'
import parts from './settings-screen.module.css'

/** As many as are shown unasked: the last day and the days before it. */
const SHOWN = 6
const MEGABYTE = 1_000_000

type BackupTableProps = {
  readonly backups: readonly Backup[]
  readonly onRestore: (backup: Backup) => void
}

/** All backups, newest first, each with a button that goes back to it. */
export function BackupTable({ backups, onRestore }: BackupTableProps) {
  const t = useTranslations('settings.backups')
  const { instant } = useDayText()
  const { number } = useFormatter()
  const [isAll, setAll] = useState(false)
  if (backups.length === 0) return <p className={parts.plain}>{t('empty')}</p>
  const shown = isAll ? backups : backups.slice(0, SHOWN)
  return (
    <>
      <table className={styles.table} aria-label={t('all')}>
        <thead>
          <tr>
            <th scope="col">{t('columns.made')}</th>
            <th scope="col">{t('columns.reason')}</th>
            <th scope="col" className={styles.number}>
              {t('columns.rows')}
            </th>
            <th scope="col" className={styles.number}>
              {t('columns.size')}
            </th>
            <th scope="col">{t('columns.place')}</th>
            <th scope="col" className={styles.act}>
              <span className={styles.hidden}>{t('columns.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((backup) => (
            <tr key={`${backup.place} ${backup.name}`}>
              <th scope="row">{instant(backup.madeAt)}</th>
              <td>{t(`reasons.${backup.reason}`)}</td>
              <td className={styles.number}>
                {backup.rows === null ? t('rowsUnknown') : number(backup.rows)}
              </td>
              <td className={styles.number}>{t('size', { mb: backup.bytes / MEGABYTE })}</td>
              <td>{t(`places.${backup.place}`)}</td>
              <td className={styles.act}>
                <Button
                  size="xs"
                  aria-label={t('restoreLabel', { at: instant(backup.madeAt) })}
                  onClick={() => onRestore(backup)}
                >
                  {t('restore')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isAll || backups.length <= SHOWN ? null : (
        <Button mt="sm" onClick={() => setAll(true)}>
          {t('more', { count: backups.length })}
        </Button>
      )}
    </>
  )
}
