import { mediansFrom, type PracticeFigures } from '@shared/figures'
import { useTranslations } from 'use-intl'
import { Figure } from '../ui/figure'
import styles from '../ui/figure.module.css'

/** So many employers can be compared at a glance; the table has all. */
const drawn = 12

/** How long employers take to answer: the usual number of days, and from when to when. */
export function WaitingFigure({ figures }: { readonly figures: PracticeFigures }) {
  const t = useTranslations('figures.waiting')
  const { waiting, employers, quietEmployers } = figures
  const shown = employers.slice(0, drawn)
  const scale = Math.max(1, ...shown.map(({ longestDays }) => longestDays))
  const at = (days: number) => `${(days / scale) * 100}%`
  const hidden = employers.length - shown.length
  return (
    <Figure
      title={t('title')}
      note={
        <>
          <p>
            {waiting === null
              ? t('none', { from: mediansFrom })
              : t('all', {
                  cases: waiting.cases,
                  median: waiting.medianDays,
                  shortest: waiting.shortestDays,
                  longest: waiting.longestDays,
                })}
          </p>
          <p className="quiet">{t('note')}</p>
          {quietEmployers > 0 && waiting !== null ? (
            <p className="quiet">{t('quiet', { count: quietEmployers, from: mediansFrom })}</p>
          ) : null}
        </>
      }
      chart={
        <>
          {shown.map(({ employerId, employer, medianDays, shortestDays, longestDays }) => (
            <div key={employerId} className={styles.row}>
              <span className={styles.label} title={employer}>
                {employer}
              </span>
              <span className={styles.track}>
                <span
                  className={styles.range}
                  style={{ left: at(shortestDays), right: `calc(100% - ${at(longestDays)})` }}
                />
                <span className={styles.mark} style={{ left: at(medianDays) }} />
              </span>
              <span className={styles.value}>
                {t('line', { median: medianDays, shortest: shortestDays, longest: longestDays })}
              </span>
            </div>
          ))}
          {hidden > 0 ? <p className="quiet">{t('more', { count: hidden })}</p> : null}
        </>
      }
      table={
        <table aria-label={t('title')}>
          <thead>
            <tr>
              <th scope="col">{t('employer')}</th>
              <th scope="col">{t('median')}</th>
              <th scope="col">{t('shortest')}</th>
              <th scope="col">{t('longest')}</th>
              <th scope="col">{t('cases')}</th>
            </tr>
          </thead>
          <tbody>
            {employers.map((one) => (
              <tr key={one.employerId}>
                <th scope="row">{one.employer}</th>
                <td>{one.medianDays}</td>
                <td>{one.shortestDays}</td>
                <td>{one.longestDays}</td>
                <td>{one.cases}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
