import { UnstyledButton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './import-export.module.css'

/** Long work, said in the status bar, with a way to end it. */
export function WorkLine({ text, onCancel }: { readonly text: string; readonly onCancel: () => void }) {
  const t = useTranslations('importExport.work')
  return (
    <span className={styles.work}>
      <output>{text}</output>
      <UnstyledButton className={styles.cancel ?? ''} onClick={onCancel}>
        {t('cancel')}
      </UnstyledButton>
    </span>
  )
}
