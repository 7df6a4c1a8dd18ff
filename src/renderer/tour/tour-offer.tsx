import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import styles from './tour.module.css'
import { endTour, startTour } from './tour-store'

/** Asked once, in a corner: whether the coach wants to be shown around. It takes no focus and covers nothing for long. */
export function TourOffer() {
  const t = useTranslations('tour')
  return (
    <section className={styles.card} data-corner="bottomRight" aria-labelledby="tour-offer">
      <output className={styles.said}>
        <h2 className={styles.title} id="tour-offer">
          {t('offerTitle')}
        </h2>
        <p className={styles.text}>{t('offer')}</p>
      </output>
      <div className={styles.buttons}>
        <Button variant="subtle" onClick={endTour}>
          {t('notNow')}
        </Button>
        <Button variant="filled" rightSection={<KeyCap action="takeTour" />} onClick={startTour}>
          {t('take')}
        </Button>
      </div>
    </section>
  )
}
