import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { type MailAccount, type MailAccountDraft, mailAccountDraft, mailSecurities } from '@shared/sending'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { usePractice } from '../practice'
import settings from '../settings/settings-screen.module.css'
import { Confirm } from '../ui/confirm'
import { Failure } from '../ui/failure'
import styles from './mail-account-part.module.css'
import { ProviderTable } from './provider-table'

const below = ['label', 'input', 'description', 'error'] as const
const ports = { tls: 465, starttls: 587 } as const

/** The coach's own mail account: one server, always encrypted, tested before it is needed. */
export function MailAccountPart() {
  const t = useTranslations('sending.account')
  const account = useCall('sending.account', {})
  return (
    <section className={settings.part} aria-labelledby="mail-account">
      <h2 className={settings.title} id="mail-account">
        {t('title')}
      </h2>
      <p className={settings.about}>{t('about')}</p>
      {account.error ? <Failure error={account.error} onRetry={() => void account.refetch()} /> : null}
      {account.data === undefined ? null : <AccountForm account={account.data} />}
      <ProviderTable />
    </section>
  )
}

function AccountForm({ account }: { readonly account: MailAccount | null }) {
  const t = useTranslations('sending.account')
  const problems = useTranslations('sending.problem')
  const { coachName, email } = usePractice()
  const [values, setValues] = useState(() => valuesOf(account, { name: coachName, address: email }))
  const [isTried, setTried] = useState(false)
  const [asksToRemove, setAsksToRemove] = useState(false)
  const changes = ['sending.account', 'sending.preview'] as const
  const saving = useSend('sending.saveAccount', { changes })
  const removing = useSend('sending.removeAccount', { changes })
  const testing = useSend('sending.testAccount', { changes: [] })

  const { password, ...rest } = values
  const draft: MailAccountDraft = password === '' ? rest : values
  const checked = mailAccountDraft.safeParse(draft)
  const wrong = new Set(checked.error?.issues.map(({ path }) => String(path[0])) ?? [])
  const errorOf = (field: 'fromAddress' | 'host' | 'port' | 'fromName' | 'userName') => {
    if (!isTried || !wrong.has(field)) return null
    return t(`wrong.${field === 'fromName' || field === 'userName' ? 'other' : field}`)
  }
  const change = (part: Partial<typeof values>) => {
    setValues((before) => ({ ...before, ...part }))
    saving.reset()
    testing.reset()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    testing.reset()
    if (checked.success)
      saving.mutate(draft, { onSuccess: () => setValues((before) => ({ ...before, password: '' })) })
  }
  const test = () => {
    setTried(true)
    if (checked.success && !testing.isPending) testing.mutate(draft)
  }
  const text = (field: 'fromName' | 'fromAddress' | 'host' | 'userName') => ({
    label: t(field),
    value: values[field],
    error: errorOf(field),
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ [field]: event.currentTarget.value }),
  })
  const said = () => {
    if (testing.isPending) return <span className="quiet">{t('testing')}</span>
    if (testing.data) {
      const { problem, answer } = testing.data
      if (problem === null) return <span className="good">{t('testGood')}</span>
      return (
        <span className="late">
          {problems(problem)} <span className="quiet">{answer}</span>
        </span>
      )
    }
    return saving.isSuccess ? <span className="good">{t('saved')}</span> : null
  }
  const failure = saving.error ?? testing.error ?? removing.error
  return (
    <form onSubmit={save} noValidate>
      <div className={settings.fields}>
        <TextInput {...text('fromName')} />
        <TextInput {...text('fromAddress')} type="email" />
        <TextInput {...text('host')} placeholder="smtp.example.org" />
        <div className={styles.pair}>
          <NativeSelect
            label={t('security')}
            description={t('securityHint')}
            inputWrapperOrder={[...below]}
            data={mailSecurities.map((value) => ({ value, label: t('securities', { security: value }) }))}
            value={values.security}
            onChange={(event) => {
              const security = event.currentTarget.value === 'tls' ? 'tls' : 'starttls'
              const isUsual = Object.values<number>(ports).includes(values.port)
              change({ security, ...(isUsual ? { port: ports[security] } : {}) })
            }}
          />
          <NumberInput
            label={t('port')}
            hideControls
            min={1}
            max={65_535}
            value={values.port}
            error={errorOf('port')}
            onChange={(port) => change({ port: Number(port) })}
          />
        </div>
        <TextInput {...text('userName')} description={t('userNameHint')} inputWrapperOrder={[...below]} />
        <TextInput
          type="password"
          label={t('password')}
          description={account?.hasPassword ? t('passwordKept') : t('passwordHint')}
          inputWrapperOrder={[...below]}
          autoComplete="new-password"
          maxLength={1_000}
          value={values.password}
          onChange={(event) => change({ password: event.currentTarget.value })}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" loading={saving.isPending}>
          {t('save')}
        </Button>
        <Button onClick={test} aria-disabled={testing.isPending}>
          {t('test')}
        </Button>
        {account === null ? null : (
          <Button variant="subtle" onClick={() => setAsksToRemove(true)}>
            {t('remove')}
          </Button>
        )}
        <output className={styles.said}>{said()}</output>
      </div>
      {failure ? <Failure error={failure} /> : null}
      <Confirm
        opened={asksToRemove}
        title={t('removeTitle')}
        body={t('removeBody')}
        action={t('remove')}
        isBusy={removing.isPending}
        onConfirm={() =>
          removing.mutate(
            {},
            {
              onSuccess: () => {
                setAsksToRemove(false)
                setTried(false)
                setValues(valuesOf(null, { name: coachName, address: email }))
              },
            },
          )
        }
        onClose={() => setAsksToRemove(false)}
      />
    </form>
  )
}

const valuesOf = (
  account: MailAccount | null,
  coach: { readonly name: string; readonly address: string },
) => {
  if (account !== null) {
    const { hasPassword: _hasPassword, ...kept } = account
    return { ...kept, password: '' }
  }
  const fresh = { host: '', port: ports.tls as number, security: 'tls' as MailAccount['security'] }
  return { ...fresh, fromName: coach.name, fromAddress: coach.address, userName: coach.address, password: '' }
}
