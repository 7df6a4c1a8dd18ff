import { Button, TextInput } from '@mantine/core'
import type { FoundUpdate, UpdateState } from '@shared/updates'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { CallError, useAppEvent, useCall, useRemember, useSend } from '../api'
import { Failure } from '../ui/failure'
import { SettingLine as Line } from './setting-line'
import styles from './settings-screen.module.css'

/** Where new versions are looked for, and the steps to one; each of them is the coach's, and nothing is asked before. */
export function UpdatesPart() {
  const t = useTranslations('settings.updates')
  const state = useCall('updates.state', {})
  return (
    <section className={styles.part} aria-labelledby="updates">
      <h2 className={styles.title} id="updates">
        {t('title')}
      </h2>
      <p className={styles.about}>{t('about')}</p>
      {state.error ? <Failure error={state.error} onRetry={() => void state.refetch()} /> : null}
      {state.data ? <Steps key={state.data.feed} state={state.data} /> : null}
    </section>
  )
}

type Step = 'saveFeed' | 'check' | 'download' | 'install'

function Steps({ state }: { readonly state: UpdateState }) {
  const t = useTranslations('settings.updates')
  const remember = useRemember()
  const [typed, setTyped] = useState(state.feed ?? '')
  const [found, setFound] = useState<FoundUpdate | 'newest' | null>(null)
  const [percent, setPercent] = useState(0)
  const [busy, setBusy] = useState<Step | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const saveFeed = useSend('updates.saveFeed', { changes: [] })
  const check = useSend('updates.check', { changes: [] })
  const download = useSend('updates.download', { changes: [] })
  const install = useSend('updates.install', { changes: [] })
  useAppEvent('updates.progress', (progress) => setPercent(progress.percent))
  const take = (next: UpdateState): void => remember('updates.state', {}, next)

  const run = async (step: Step, work: () => Promise<void>): Promise<void> => {
    if (busy !== null) return
    setBusy(step)
    setFailure(null)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setFailure(error)
    } finally {
      setBusy(null)
    }
  }
  const keepFeed = (feed: string | null) =>
    run('saveFeed', async () => take(await saveFeed.mutateAsync({ feed })))
  const isTyped = typed.trim() !== '' && typed.trim() !== (state.feed ?? '')
  return (
    <>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault()
          if (isTyped) void keepFeed(typed.trim())
        }}
      >
        <TextInput
          label={t('feed')}
          description={t('feedHint')}
          placeholder="https://"
          type="url"
          maxLength={500}
          spellCheck={false}
          w={420}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" aria-disabled={!isTyped} loading={busy === 'saveFeed'}>
          {t('saveFeed')}
        </Button>
        {state.feed === null ? null : <Button onClick={() => void keepFeed(null)}>{t('removeFeed')}</Button>}
      </form>
      <dl className={styles.list}>
        <Line
          name={t('yours')}
          action={
            <Button
              aria-disabled={state.feed === null}
              loading={busy === 'check'}
              onClick={() => {
                if (state.feed === null) return
                setFound(null)
                void run('check', async () => setFound((await check.mutateAsync({})) ?? 'newest'))
              }}
            >
              {t('check')}
            </Button>
          }
        >
          {state.version}
        </Line>
        {found === null || found === 'newest' ? null : (
          <Line
            name={t('found')}
            action={
              state.ready === found.version ? (
                <Button
                  variant="filled"
                  loading={busy === 'install'}
                  onClick={() =>
                    void run('install', async () => {
                      await install.mutateAsync({})
                    })
                  }
                >
                  {t('install', { way: state.way })}
                </Button>
              ) : (
                <Button
                  loading={busy === 'download'}
                  onClick={() => {
                    setPercent(0)
                    void run('download', async () => take(await download.mutateAsync({})))
                  }}
                >
                  {t('download')}
                </Button>
              )
            }
          >
            <Offer found={found} />
          </Line>
        )}
      </dl>
      <output className={styles.plain}>
        {state.feed === null ? t('off') : null}
        {found === 'newest' ? t('newest') : null}
        {busy === 'download' ? t('loading', { percent }) : null}
        {state.ready === null ? null : t('ready', { way: state.way })}
      </output>
      {failure === null ? null : <Failure error={failure} />}
    </>
  )
}

function Offer({ found }: { readonly found: FoundUpdate }) {
  const t = useTranslations('settings.updates')
  const format = useFormatter()
  const size =
    found.bytes === null
      ? t('sizeUnknown')
      : t('size', { mb: format.number(found.bytes / 1e6, { maximumFractionDigits: 1 }) })
  return (
    <>
      {t('offer', { version: found.version, size })}
      {found.notes === '' ? null : <p className={styles.notes}>{found.notes}</p>}
    </>
  )
}
