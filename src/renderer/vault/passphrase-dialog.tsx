import { Button, Modal, PasswordInput, Switch } from '@mantine/core'
import type { VaultState } from '@shared/vault'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { Failure } from '../ui/failure'
import { NewPassphraseFields, noPassphrase, problemOf } from '../ui/new-passphrase'
import styles from './vault.module.css'

export type PassphraseDialogProps = {
  readonly kind: 'set' | 'remove'
  readonly state: VaultState
  readonly onClose: () => void
}

/** Sets, changes or takes away the passphrase; one that is there is asked for first. */
export function PassphraseDialog({ kind, state, onClose }: PassphraseDialogProps) {
  const t = useTranslations('vault')
  const setting = useSend('vault.setPassphrase', { changes: ['vault.state'] })
  const removing = useSend('vault.removePassphrase', { changes: ['vault.state'] })
  const [before, setBefore] = useState('')
  const [fresh, setFresh] = useState(noPassphrase)
  const [byKeychain, setByKeychain] = useState(state.hasKeychain)
  const [isTried, setTried] = useState(false)
  const sending = kind === 'set' ? setting : removing
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (sending.isPending) return
    if (kind === 'remove') return removing.mutate({ before }, { onSuccess: onClose })
    if (problemOf(fresh) !== null) return
    setting.mutate(
      { text: fresh.text, before: state.hasPassphrase ? before : null, byKeychain },
      { onSuccess: onClose },
    )
  }
  const task = kind === 'remove' ? 'remove' : state.hasPassphrase ? 'change' : 'set'
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`passphraseDialog.${task}`)}
      size={460}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.hint}>{t(`passphraseDialog.${task}About`)}</p>
        {state.hasPassphrase ? (
          <PasswordInput
            label={t('beforePassphrase')}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase') }}
            autoComplete="off"
            maxLength={1_000}
            data-autofocus
            value={before}
            onChange={(event) => setBefore(event.currentTarget.value)}
          />
        ) : null}
        {kind === 'set' ? <NewPassphraseFields value={fresh} isTried={isTried} onChange={setFresh} /> : null}
        {kind === 'set' && state.keychain !== null ? (
          <Switch
            label={t('byKeychain')}
            description={t('byKeychainHint')}
            checked={byKeychain}
            onChange={(event) => setByKeychain(event.currentTarget.checked)}
          />
        ) : null}
        {sending.error ? <Failure error={sending.error} /> : null}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={sending.isPending}>
            {t(`passphraseDialog.${task}Do`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
