import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { useStart } from '../practice'
import { Failure } from '../ui/failure'
import styles from './import-export.module.css'

/** Puts a saved practice into one that holds nothing yet; elsewhere there is nothing to see. */
export function RestorePart() {
  const t = useTranslations('importExport.in')
  const { clientCount } = useStart()
  const restore = useSend('importExport.restorePractice', { changes: ['app.start'] })
  if (clientCount > 0 && !restore.data) return null
  return (
    <div className={styles.below}>
      <p className={styles.about}>{t('restore')}</p>
      <div className={styles.acts}>
        <Button loading={restore.isPending} onClick={() => restore.mutate({})}>
          {t('restorePractice')}
        </Button>
        <output className={styles.hint}>
          {restore.data ? t('restored', { clients: restore.data.clients }) : null}
        </output>
      </div>
      {restore.error ? <Failure error={restore.error} /> : null}
    </div>
  )
}
