import { Button, Group } from '@mantine/core'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { useActNotice } from '../ui/use-act-notice'
import { useFailureNotice } from '../ui/use-failure-notice'
import styles from './settings-screen.module.css'

/** What shows the letterhead's picture. */
const logoCalls = ['settings.logo', 'letters.preview'] as const

/** The picture of the letterhead: choose one, another, or none. Each can be taken back. */
export function LogoField() {
  const t = useTranslations('settings.logo')
  const label = useId()
  const logo = useCall('settings.logo', {})
  const tellAct = useActNotice()
  const sayFailure = useFailureNotice()
  const choosing = useSend('settings.chooseLogo', { changes: logoCalls })
  const removing = useSend('settings.removeLogo', { changes: logoCalls })
  const act = (what: 'chosen' | 'removed') => {
    const { mutate } = what === 'chosen' ? choosing : removing
    mutate(
      {},
      {
        onSuccess: ({ changeSetId }) => tellAct({ message: t(what), changeSetId }),
        onError: (error) => sayFailure(t('failed'), error),
      },
    )
  }
  const shown = logo.data ?? null
  return (
    <section className={`${styles.choice} ${styles.whole}`} aria-labelledby={label}>
      <span className={styles.choiceLabel} id={label}>
        {t('label')}
      </span>
      {shown ? (
        <figure className={styles.logo}>
          <img src={shown.dataUrl} alt={t('alt')} />
          <figcaption className="quiet">
            {shown.fileName}, {t('size', { width: shown.width, height: shown.height })}
          </figcaption>
        </figure>
      ) : null}
      <Group gap="sm">
        <Button onClick={() => act('chosen')}>{t(shown ? 'other' : 'choose')}</Button>
        {shown ? <Button onClick={() => act('removed')}>{t('remove')}</Button> : null}
      </Group>
      <span className="quiet">{t('hint')}</span>
    </section>
  )
}
