import { PasswordInput } from '@mantine/core'
import { shortestPassphrase } from '@shared/vault'
import { useTranslations } from 'use-intl'

export type NewPassphrase = { readonly text: string; readonly again: string }
export const noPassphrase: NewPassphrase = { text: '', again: '' }

/** What is wrong with a new passphrase, as a key of `vault.wrong`; null when nothing is. */
export function problemOf({ text, again }: NewPassphrase): 'short' | 'different' | null {
  if (text.length < shortestPassphrase) return 'short'
  return text === again ? null : 'different'
}

export type NewPassphraseFieldsProps = {
  readonly value: NewPassphrase
  /** Whether the coach has tried to go on, so that what is wrong is said. */
  readonly isTried: boolean
  readonly onChange: (value: NewPassphrase) => void
}

/** A new passphrase, typed twice. */
export function NewPassphraseFields({ value, isTried, onChange }: NewPassphraseFieldsProps) {
  const t = useTranslations('vault')
  const problem = isTried ? problemOf(value) : null
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('showPassphrase') } }
  return (
    <>
      <PasswordInput
        {...toggle}
        label={t('newPassphrase')}
        description={t('passphraseHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoComplete="new-password"
        maxLength={1_000}
        value={value.text}
        error={problem === 'short' ? t('wrong.short') : null}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
      <PasswordInput
        {...toggle}
        label={t('againPassphrase')}
        autoComplete="new-password"
        maxLength={1_000}
        value={value.again}
        error={problem === 'different' ? t('wrong.different') : null}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
      />
    </>
  )
}
