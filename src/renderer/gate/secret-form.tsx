import { Button, PasswordInput, Textarea } from '@mantine/core'
import type { SecretInput } from '@shared/vault'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { GateError } from './ask-gate'
import styles from './gate.module.css'

export type SecretFormProps = {
  readonly hasPassphrase: boolean
  readonly hasRecovery: boolean
  /** The words of the button. */
  readonly action: string
  readonly onSecret: (secret: SecretInput) => Promise<void>
}

/** Asks for the passphrase, or for the words of the recovery code instead. A wrong one is said beside the field. */
export function SecretForm({ hasPassphrase, hasRecovery, action, onSecret }: SecretFormProps) {
  const t = useTranslations('gate')
  const [kind, setKind] = useState<SecretInput['kind']>(hasPassphrase ? 'passphrase' : 'recovery')
  const [text, setText] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isBusy) return
    if (text.trim() === '') {
      setSaid(t('nothingTyped'))
      field.current?.focus()
      return
    }
    setBusy(true)
    setSaid(null)
    try {
      await onSecret({ kind, text })
    } catch (error) {
      setBusy(false)
      setSaid(error instanceof GateError ? error.answer.message : t('unexpected'))
      field.current?.focus()
      field.current?.select()
    }
  }
  const change = (next: SecretInput['kind']): void => {
    setKind(next)
    setText('')
    setSaid(null)
  }
  const common = {
    ref: field,
    value: text,
    error: said,
    autoComplete: 'off',
    spellCheck: false,
    'data-autofocus': true,
    autoFocus: true,
  } as const
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      {kind === 'passphrase' ? (
        <PasswordInput
          key="passphrase"
          {...common}
          label={t('passphrase')}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase') }}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <Textarea
          key="recovery"
          {...common}
          label={t('recovery')}
          description={t('recoveryHint')}
          rows={3}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void submit(event)
          }}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" loading={isBusy}>
          {action}
        </Button>
        {hasRecovery && kind === 'passphrase' ? (
          <Button variant="subtle" onClick={() => change('recovery')}>
            {t('useRecovery')}
          </Button>
        ) : null}
        {hasPassphrase && kind === 'recovery' ? (
          <Button variant="subtle" onClick={() => change('passphrase')}>
            {t('usePassphrase')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
