import { Button, Switch } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, useCall, useSend } from '../api'
import { rememberStart, useStart } from '../practice'
import { Failure } from '../ui/failure'
import { NewPassphraseFields, noPassphrase, problemOf } from '../ui/new-passphrase'
import { useClosing } from '../use-closing'
import { RecoverySteps } from './recovery-steps'
import styles from './vault.module.css'

/** Asked once, before the practice is shown for the first time: what opens it, and what is lost when all of that is lost. */
export function SetUpScreen() {
  const t = useTranslations('vault')
  const start = useStart()
  const state = useCall('vault.state', {})
  const setting = useSend('vault.setPassphrase', { changes: ['vault.state'] })
  const [passphrase, setPassphrase] = useState(noPassphrase)
  const [byKeychain, setByKeychain] = useState(false)
  const [isTried, setTried] = useState(false)
  useEffect(() => {
    document.title = `${t('setUp.title')} – Greenroom`
  }, [t])
  // Nothing here is lost with the window: it is asked again.
  useClosing(() => Promise.resolve(true))

  const goOn = async (): Promise<void> => {
    await call('vault.setUpDone', {})
    rememberStart({ ...start, isSetUp: true })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (setting.isPending || problemOf(passphrase) !== null) return
    setting.mutate({ text: passphrase.text, before: null, byKeychain })
  }
  const facts = state.data
  return (
    <main className={styles.screen}>
      <div className={styles.sheet}>
        <h1>{t('setUp.title')}</h1>
        <p className={styles.hint}>{t('setUp.about')}</p>
        {facts?.hasPassphrase ? (
          <>
            <output className="good">{t('setUp.passphraseSet')}</output>
            <section className={styles.part} aria-labelledby="set-up-code">
              <h2 id="set-up-code">{t('codeTitle')}</h2>
              <p className={styles.hint}>{t('codeAbout')}</p>
              {facts.recoveryMadeAt === null ? (
                <RecoverySteps onKept={() => undefined} />
              ) : (
                <output className="good">{t('codeKept')}</output>
              )}
            </section>
            <p className={styles.honest}>
              {t(facts.recoveryMadeAt === null ? 'setUp.lostNoCode' : 'setUp.lostAll')}
            </p>
            <div className={styles.buttons}>
              <Button variant="filled" onClick={() => void goOn()}>
                {t(facts.recoveryMadeAt === null ? 'setUp.withoutCode' : 'setUp.begin')}
              </Button>
            </div>
          </>
        ) : (
          <form className={styles.form} onSubmit={submit} noValidate>
            <NewPassphraseFields value={passphrase} isTried={isTried} onChange={setPassphrase} />
            {facts?.keychain ? (
              <Switch
                label={t('byKeychain')}
                description={t('byKeychainHint')}
                checked={byKeychain}
                onChange={(event) => setByKeychain(event.currentTarget.checked)}
              />
            ) : null}
            <p className={styles.honest}>{t('setUp.honest')}</p>
            {setting.error ? <Failure error={setting.error} /> : null}
            <div className={styles.buttons}>
              <Button variant="subtle" onClick={() => void goOn()}>
                {t('setUp.later')}
              </Button>
              <Button type="submit" variant="filled" loading={setting.isPending}>
                {t('setUp.set')}
              </Button>
            </div>
            <p className={styles.hint}>{t('setUp.laterHint')}</p>
          </form>
        )}
      </div>
    </main>
  )
}
