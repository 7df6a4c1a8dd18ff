import { Button, Modal } from '@mantine/core'
import type { HalfTyped } from '@shared/vault'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import styles from './vault.module.css'

/** After unlocking: text that stood in an open form when the practice locked, to be copied where it belongs. */
export function HalfTypedDialog() {
  const t = useTranslations('vault.halfTyped')
  const [text, setText] = useState<HalfTyped | null>(null)
  const [copied, setCopied] = useState<number | null>(null)
  useEffect(() => {
    // Asked once a window; a failure means that the practice is locked again, and the text stays where it is.
    void call('vault.takeHalfTyped', {}).then(setText, () => undefined)
  }, [])
  if (text === null) return null
  return (
    <Modal
      opened
      onClose={() => setText(null)}
      title={t('title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={styles.hint}>{t('about')}</p>
      <ul className={styles.kept}>
        {text.fields.map((field, index) => (
          <li key={`${index} ${field.label}`}>
            <div>
              <span className={styles.label}>{field.label || t('unnamed')}</span>
              <p>{field.text}</p>
            </div>
            <Button
              onClick={() => {
                void call('app.copyText', { text: field.text }).then(() => setCopied(index))
              }}
            >
              {copied === index ? t('copied') : t('copy')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button variant="filled" onClick={() => setText(null)}>
          {t('done')}
        </Button>
      </div>
    </Modal>
  )
}
