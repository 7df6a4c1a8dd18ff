import { useTranslations } from 'use-intl'
import { LearnedPicks } from '../advice/learned-picks'
import styles from './settings-screen.module.css'

/** What the suggester has learned; the same setting stands in Advice, beside how questions are read. */
export function AdvicePart() {
  const t = useTranslations('advice.learned')
  return (
    <section className={styles.part} aria-labelledby="advice-learned">
      <h2 className={styles.title} id="advice-learned">
        {t('title')}
      </h2>
      <p className={styles.about}>{t('hint')}</p>
      <div className={styles.act}>
        <LearnedPicks />
      </div>
    </section>
  )
}
