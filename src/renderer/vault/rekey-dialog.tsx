import { Button, Modal, PasswordInput } from '@mantine/core'
import type { VaultState } from '@shared/vault'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { Failure } from '../ui/failure'
import { RecoverySteps } from './recovery-steps'
import styles from './vault.module.css'

/** Gives the practice a new key: first a new recovery code on paper where there was one, then the passphrase, then the key. */
export function RekeyDialog({
  state,
  onClose,
}: {
  readonly state: VaultState
  readonly onClose: () => void
}) {
  const t = useTranslations('vault')
  const changing = useSend('vault.rekey', { changes: [] })
  const [passphrase, setPassphrase] = useState('')
  const [hasNewCode, setHasNewCode] = useState(state.recoveryMadeAt === null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!changing.isPending) changing.mutate({ passphrase: state.hasPassphrase ? passphrase : null })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rekey.title')}
      size={520}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.hint}>{t('rekey.about')}</p>
        <p className={styles.hint}>{t('rekey.backups')}</p>
        {hasNewCode ? null : (
          <section className={styles.part} aria-labelledby="rekey-code">
            <p className={styles.hint} id="rekey-code">
              {t('rekey.codeFirst')}
            </p>
            <RecoverySteps onKept={() => setHasNewCode(true)} />
          </section>
        )}
        {hasNewCode && state.hasPassphrase ? (
          <PasswordInput
            label={t('beforePassphrase')}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase') }}
            autoComplete="off"
            maxLength={1_000}
            data-autofocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
        ) : null}
        {changing.error ? <Failure error={changing.error} /> : null}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {hasNewCode ? (
            <Button type="submit" variant="filled" loading={changing.isPending || changing.isSuccess}>
              {t('rekey.do')}
            </Button>
          ) : null}
        </div>
      </form>
    </Modal>
  )
}
