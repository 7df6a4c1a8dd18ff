import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { goTo } from '../navigation'
import styles from './first-run.module.css'

/** The first thing a new coach sees: what this is, and the steps that begin it. */
export function FirstRun({ onAddClient }: { readonly onAddClient: () => void }) {
  const t = useTranslations('clients.firstRun')
  return (
    <section className={styles.welcome} aria-labelledby="welcome">
      <h2 id="welcome" className={styles.title}>
        {t('title')}
      </h2>
      <p className={styles.body}>{t('body')}</p>
      <ol className={styles.steps}>
        <li className={styles.step}>
          <h3 className={styles.stepTitle}>{t('clientTitle')}</h3>
          <p className={styles.stepBody}>{t('clientBody')}</p>
          <Button variant="filled" onClick={onAddClient}>
            {t('client')}
          </Button>
        </li>
        <li className={styles.step}>
          <h3 className={styles.stepTitle}>{t('letterheadTitle')}</h3>
          <p className={styles.stepBody}>{t('letterheadBody')}</p>
          <Button onClick={() => goTo({ at: 'settings' })}>{t('letterhead')}</Button>
        </li>
        <li className={styles.step}>
          <h3 className={styles.stepTitle}>{t('demoTitle')}</h3>
          <p className={styles.stepBody}>{t('demoBody')}</p>
          <Button onClick={() => void call('app.openDemo', {})}>{t('demo')}</Button>
        </li>
      </ol>
    </section>
  )
}
