import type { ErasureRecord } from '@shared/retention'
import { useFormatter, useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import styles from './backups-part.module.css'
import parts from './settings-screen.module.css'

/** That something was erased: when, how much, and from when on no backup holds it. */
export function ErasureTable({ erasures }: { readonly erasures: readonly ErasureRecord[] }) {
  const t = useTranslations('retention')
  const { day } = useDayText()
  const { number } = useFormatter()
  if (erasures.length === 0) return <p className={parts.plain}>{t('none')}</p>
  return (
    <table className={styles.table} aria-label={t('erasures')}>
      <thead>
        <tr>
          <th scope="col">{t('columns.on')}</th>
          <th scope="col">{t('columns.reason')}</th>
          <th scope="col" className={styles.number}>
            {t('columns.clients')}
          </th>
          <th scope="col" className={styles.number}>
            {t('columns.records')}
          </th>
          <th scope="col">{t('columns.forgotten')}</th>
        </tr>
      </thead>
      <tbody>
        {erasures.map(({ id, erasedOn, reason, clients, records, forgottenOn }) => (
          <tr key={id}>
            <th scope="row">{day(erasedOn, 'year')}</th>
            <td>{t(`reasons.${reason}`)}</td>
            <td className={styles.number}>{number(clients)}</td>
            <td className={styles.number}>{number(records)}</td>
            <td>{day(forgottenOn, 'year')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
