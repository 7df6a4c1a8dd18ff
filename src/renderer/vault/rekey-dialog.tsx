import type { VaultState } from '@shared/vault'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { RecoverySteps } from './recovery-steps'
import styles from './vault.module.css'
import { PassphraseNow, VaultForm } from './vault-form'

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
  const submit = (): void => {
    if (!changing.isPending) changing.mutate({ passphrase: state.hasPassphrase ? passphrase : null })
  }
  return (
    <VaultForm
      title={t('rekey.title')}
      size={520}
      about={[t('rekey.about'), t('rekey.backups')]}
      error={changing.error}
      action={hasNewCode ? t('rekey.do') : null}
      isBusy={changing.isPending || changing.isSuccess}
      onSubmit={submit}
      onClose={onClose}
    >
      {hasNewCode ? null : (
        <section className={styles.part} aria-labelledby="rekey-code">
          <p className={styles.hint} id="rekey-code">
            {t('rekey.codeFirst')}
          </p>
          <RecoverySteps onKept={() => setHasNewCode(true)} />
        </section>
      )}
      {hasNewCode && state.hasPassphrase ? (
        <PassphraseNow value={passphrase} onChange={setPassphrase} />
      ) : null}
    </VaultForm>
  )
}
