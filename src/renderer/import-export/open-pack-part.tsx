import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useRemember, useSend } from '../api'
import { Failure } from '../ui/failure'
import styles from './import-export.module.css'

/** Opens a sealed pack that a client or another coach brings. */
export function OpenPackPart() {
  const t = useTranslations('packs.open')
  const choose = useSend('packs.chooseFile', { changes: [] })
  const remember = useRemember()
  return (
    <div className={styles.below}>
      <p className={styles.about}>{t('about')}</p>
      <div className={styles.acts}>
        <Button
          loading={choose.isPending}
          onClick={() =>
            choose.mutate({}, { onSuccess: (pack) => pack && remember('packs.chosen', {}, pack) })
          }
        >
          {t('button')}
        </Button>
      </div>
      {choose.error ? <Failure error={choose.error} /> : null}
    </div>
  )
}
