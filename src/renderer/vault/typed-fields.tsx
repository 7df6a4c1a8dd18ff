import { Button } from '@mantine/core'
import type { HalfTyped } from '@shared/vault'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import styles from './vault.module.css'

/** What stood in fields whose form is gone, each to be copied where it belongs. */
export function TypedFields({ fields }: { readonly fields: HalfTyped['fields'] }) {
  const t = useTranslations('vault.halfTyped')
  const [copied, setCopied] = useState<number | null>(null)
  return (
    <ul className={styles.kept}>
      {fields.map((field, index) => (
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
  )
}
