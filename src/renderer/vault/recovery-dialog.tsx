import { Modal } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { RecoverySteps } from './recovery-steps'
import styles from './vault.module.css'

/** Makes a recovery code, or a new one in the place of the earlier. */
export function RecoveryDialog({
  hasCode,
  onClose,
}: {
  readonly hasCode: boolean
  readonly onClose: () => void
}) {
  const t = useTranslations('vault')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(hasCode ? 'codeNew' : 'codeMake')}
      size={520}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.form}>
        <p className={styles.hint}>{t(hasCode ? 'codeNewAbout' : 'codeAbout')}</p>
        <RecoverySteps onKept={onClose} />
      </div>
    </Modal>
  )
}
