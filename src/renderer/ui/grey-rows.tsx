import { VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './grey-rows.module.css'

/** The only placeholder there is: a few grey rows on a first load that takes longer than 150 ms. */
export function GreyRows({ count = 3 }: { readonly count?: number }) {
  const t = useTranslations('app')
  return (
    <div>
      <VisuallyHidden>
        <output>{t('loading')}</output>
      </VisuallyHidden>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={styles.row} aria-hidden>
          <span className={styles.bar} />
        </div>
      ))}
    </div>
  )
}
