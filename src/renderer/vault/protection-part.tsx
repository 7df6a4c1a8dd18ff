import { Button, NativeSelect, Switch } from '@mantine/core'
import { idleMinutes, type VaultState } from '@shared/vault'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import settings from '../settings/settings-screen.module.css'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { ReturnFocus } from '../ui/use-return-focus'
import { PassphraseDialog } from './passphrase-dialog'
import { RecoveryDialog } from './recovery-dialog'
import { RekeyDialog } from './rekey-dialog'
import { useLock } from './use-lock'

type OpenDialog = 'set' | 'remove' | 'recovery' | 'rekey' | null

/** What opens the practice, said plainly, and how it locks. */
export function ProtectionPart() {
  const t = useTranslations('vault')
  const state = useCall('vault.state', {})
  const facts = state.data
  return (
    <section className={settings.part} aria-labelledby="protection">
      <h2 className={settings.title} id="protection">
        {t('title')}
      </h2>
      <p className={settings.about}>{t('about')}</p>
      {state.error ? <Failure error={state.error} onRetry={() => void state.refetch()} /> : null}
      {facts ? (
        facts.isDemo ? (
          <p className={settings.plain}>{t('demo')}</p>
        ) : (
          <Protection state={facts} />
        )
      ) : null}
    </section>
  )
}

function Protection({ state }: { readonly state: VaultState }) {
  const t = useTranslations('vault')
  const { instant } = useDayText()
  const lock = useLock()
  const keychain = useSend('vault.useKeychain', { changes: ['vault.state'] })
  const locking = useSend('vault.saveLocking', { changes: ['vault.state'] })
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const close = () => setDialog(null)
  const { hasPassphrase, recoveryMadeAt, lockAfterMinutes, clearsClipboard } = state
  return (
    <>
      <p className={settings.plain}>{t(`now.${nowOf(state)}`)}</p>
      <dl className={settings.list}>
        <Line
          name={t('passphrase')}
          action={
            <>
              <Button onClick={() => setDialog('set')}>
                {t(hasPassphrase ? 'changePassphrase' : 'setPassphrase')}
              </Button>{' '}
              {hasPassphrase ? (
                <Button variant="subtle" onClick={() => setDialog('remove')}>
                  {t('removePassphrase')}
                </Button>
              ) : null}
            </>
          }
        >
          {t(hasPassphrase ? 'isSet' : 'isNotSet')}
        </Line>
        <Line
          name={t('codeTitle')}
          action={
            <Button onClick={() => setDialog('recovery')}>
              {t(recoveryMadeAt === null ? 'codeMake' : 'codeNew')}
            </Button>
          }
        >
          {recoveryMadeAt === null ? t('isNotSet') : t('madeAt', { at: instant(recoveryMadeAt) })}
        </Line>
        <Line
          name={t('keyTitle')}
          action={<Button onClick={() => setDialog('rekey')}>{t('rekey.open')}</Button>}
        >
          {t('keyIs')}
        </Line>
      </dl>
      {hasPassphrase ? (
        <>
          <h3 className={settings.subtitle}>{t('lockTitle')}</h3>
          <div className={settings.fields}>
            {state.keychain === null ? null : (
              <Switch
                className={settings.whole}
                label={t('byKeychain')}
                description={t('byKeychainHint')}
                checked={state.hasKeychain}
                onChange={(event) => keychain.mutate({ isUsed: event.currentTarget.checked })}
              />
            )}
            <NativeSelect
              label={t('idle')}
              description={t('idleHint')}
              data={[...new Set([...idleMinutes, lockAfterMinutes])].map((minutes) => ({
                value: String(minutes),
                label: t('minutes', { minutes }),
              }))}
              value={String(lockAfterMinutes)}
              onChange={(event) =>
                locking.mutate({ lockAfterMinutes: Number(event.currentTarget.value), clearsClipboard })
              }
            />
          </div>
          <p>
            <Button onClick={lock}>{t('lockNow')}</Button>
          </p>
        </>
      ) : null}
      <h3 className={settings.subtitle}>{t('clipboardTitle')}</h3>
      <div className={settings.fields}>
        <Switch
          className={settings.whole}
          label={t('clipboard')}
          description={t('clipboardHint')}
          checked={clearsClipboard}
          onChange={(event) =>
            locking.mutate({ lockAfterMinutes, clearsClipboard: event.currentTarget.checked })
          }
        />
      </div>
      {keychain.error ? <Failure error={keychain.error} /> : null}
      {locking.error ? <Failure error={locking.error} /> : null}
      {dialog === null ? null : <ReturnFocus />}
      {dialog === 'set' || dialog === 'remove' ? (
        <PassphraseDialog kind={dialog} state={state} onClose={close} />
      ) : null}
      {dialog === 'recovery' ? <RecoveryDialog hasCode={recoveryMadeAt !== null} onClose={close} /> : null}
      {dialog === 'rekey' ? <RekeyDialog state={state} onClose={close} /> : null}
    </>
  )
}

/** Which sentence says what protects the practice now. */
function nowOf({ hasPassphrase, recoveryMadeAt, isPlain }: VaultState) {
  if (hasPassphrase) return recoveryMadeAt === null ? 'passphrase' : 'both'
  return isPlain ? 'plain' : 'keychain'
}

type LineProps = { readonly name: string; readonly action: ReactNode; readonly children: ReactNode }

function Line({ name, action, children }: LineProps) {
  return (
    <div className={settings.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd>{action}</dd>
    </div>
  )
}
