import { sharesFrom } from '@shared/figures'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Figure } from '../ui/figure'
import styles from '../ui/figure.module.css'

type ShareFigureProps = {
  readonly title: string
  readonly note: ReactNode
  /** What the first column of the table is. */
  readonly labelHead: string
  readonly rows: readonly { readonly label: string; readonly count: number }[]
  /** What the counts are parts of. */
  readonly total: number
}

/** Counts as bars, with their shares where there are cases enough to say one. */
export function ShareFigure({ title, note, labelHead, rows, total }: ShareFigureProps) {
  const t = useTranslations('figures')
  const hasShares = total >= sharesFrom
  const longest = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <Figure
      title={title}
      note={
        <>
          <p>{note}</p>
          {hasShares ? null : <p className="quiet">{t('tooFewShares', { from: sharesFrom })}</p>}
        </>
      }
      chart={rows.map(({ label, count }) => (
        <div key={label} className={styles.row}>
          <span className={styles.label}>{label}</span>
          <span className={styles.track}>
            {count === 0 ? null : (
              <span className={styles.bar} style={{ width: `${(count / longest) * 100}%` }} />
            )}
          </span>
          <span className={styles.value}>
            {hasShares ? t('valueOf', { count, share: count / total }) : t('value', { count })}
          </span>
        </div>
      ))}
      table={
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{labelHead}</th>
              <th scope="col">{t('count')}</th>
              <th scope="col">{t('share')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{t('value', { count })}</td>
                <td>{hasShares ? t('percent', { share: count / total }) : t('tooFew')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
