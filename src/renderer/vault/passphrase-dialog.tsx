import { Switch } from '@mantine/core'
import type { VaultState } from '@shared/vault'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { NewPassphraseFields, noPassphrase, problemOf } from '../ui/new-passphrase'
import { PassphraseNow, VaultForm } from './vault-form'

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
  const submit = (): void => {
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
    <VaultForm
      title={t(`passphraseDialog.${task}`)}
      size={460}
      about={[t(`passphraseDialog.${task}About`)]}
      error={sending.error}
      action={t(`passphraseDialog.${task}Do`)}
      isBusy={sending.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {state.hasPassphrase ? <PassphraseNow value={before} onChange={setBefore} /> : null}
      {kind === 'set' ? <NewPassphraseFields value={fresh} isTried={isTried} onChange={setFresh} /> : null}
      {kind === 'set' && state.keychain !== null ? (
        <Switch
          label={t('byKeychain')}
          description={t('byKeychainHint')}
          checked={byKeychain}
          onChange={(event) => setByKeychain(event.currentTarget.checked)}
        />
      ) : null}
    </VaultForm>
  )
}
