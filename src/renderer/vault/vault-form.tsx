import { Button, Modal, PasswordInput } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Failure } from '../ui/failure'
import styles from './vault.module.css'

type VaultFormProps = {
  readonly title: string
  readonly size: number
  /** What will happen, a paragraph each. */
  readonly about: readonly string[]
  readonly error: unknown
  /** Null while there is something to do first. */
  readonly action: string | null
  readonly isBusy: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The frame of a dialog that changes what protects the practice. */
export function VaultForm(props: VaultFormProps) {
  const { title, size, about, error, action, isBusy, onSubmit, onClose, children } = props
  const t = useTranslations('vault')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {about.map((text) => (
          <p key={text} className={styles.hint}>
            {text}
          </p>
        ))}
        {children}
        {error ? <Failure error={error} /> : null}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {action === null ? null : (
            <Button type="submit" variant="filled" loading={isBusy}>
              {action}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  )
}

type PassphraseNowProps = { readonly value: string; readonly onChange: (value: string) => void }

/** Asks for the passphrase that protects the practice now. */
export function PassphraseNow({ value, onChange }: PassphraseNowProps) {
  const t = useTranslations('vault')
  return (
    <PasswordInput
      label={t('beforePassphrase')}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase') }}
      autoComplete="off"
      maxLength={1_000}
      data-autofocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
