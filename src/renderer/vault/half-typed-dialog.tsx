import { Button, Modal } from '@mantine/core'
import type { KeptTyped } from '@shared/vault'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { TypedFields } from './typed-fields'
import styles from './vault.module.css'

/** After a lock or a crash: text that stood in an open form, to be copied where it belongs. */
export function HalfTypedDialog() {
  const t = useTranslations('vault.halfTyped')
  const [text, setText] = useState<KeptTyped | null>(null)
  useEffect(() => {
    // Asked once a window; a failure means that the practice is locked again, and the text stays where it is.
    void call('vault.halfTyped', {}).then(setText, () => undefined)
  }, [])
  if (text === null) return null
  const close = (): void => {
    setText(null)
    void call('vault.dropHalfTyped', {})
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('title', { because: text.because })}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={styles.hint}>{t('about')}</p>
      <TypedFields fields={text.fields} />
      <div className={styles.buttons}>
        <Button variant="filled" onClick={close}>
          {t('done')}
        </Button>
      </div>
    </Modal>
  )
}
