import { Button, Group, Progress } from '@mantine/core'
import type { ExportManyAnswer } from '@shared/letters'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { call, useAppEvent, useCall, useSend } from '../api'
import { letterCalls } from '../letters/use-letter-desk'
import { hashOf } from '../navigation'
import { useActFailure } from './act-failure'
import styles from './list-dialogs.module.css'

type Run = { readonly runId: string; readonly done: number; readonly total: number }

/** Names the drafts that cannot leave yet and why, and saves the others as PDF: single files or one. */
export function LettersExport({ ids }: { readonly ids: readonly string[] }) {
  const t = useTranslations('letters.batch')
  const sayFailure = useActFailure()
  const [run, setRun] = useState<Run | null>(null)
  const [saved, setSaved] = useState<ExportManyAnswer | null>(null)
  const [isStopped, setStopped] = useState(false)
  const blocked = useCall('letters.blocked', { ids: [...ids] })
  const send = useSend('letters.exportMany', {
    changes: [...letterCalls, 'letters.get', 'clients.list', 'followUps.ofClient'],
  })
  useAppEvent('letters.exportProgress', (progress) =>
    setRun((now) => (now?.runId === progress.runId ? progress : now)),
  )
  const waiting = blocked.data ?? []
  const ready = ids.length - waiting.length
  const start = (as: 'files' | 'one') => {
    const runId = newId()
    setStopped(false)
    setRun({ runId, done: 0, total: ready })
    send.mutate(
      { runId, ids: [...ids], as },
      {
        onSettled: () => setRun(null),
        onError: sayFailure,
        onSuccess: (answer) => {
          if (answer.saved) setSaved(answer)
        },
      },
    )
  }
  if (!blocked.data) return null
  return (
    <div className={styles.stack}>
      <output className={styles.hint}>
        {saved ? t('saved', { count: saved.count, place: saved.place }) : t('ready', { count: ready })}{' '}
        {isStopped && run === null ? t('stopped') : null}
      </output>
      {waiting.length > 0 ? (
        <>
          <p className={styles.hint}>{t('blocked', { count: waiting.length })}</p>
          <ul className={`${styles.lines} ${styles.scrolling}`}>
            {waiting.map(({ id, name, reason, detail }) => (
              <li key={id} className={styles.line}>
                <a href={hashOf({ at: 'letter', id })} aria-label={t('open', { name })}>
                  <b>{name}</b>
                </a>{' '}
                <span className="quiet">{t(`reasons.${reason}`, { detail })}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {run ? <Printing run={run} onStop={() => setStopped(true)} /> : null}
      {saved ? (
        <Group>
          <Button onClick={() => void call('letters.showInFolder', { id: firstSaved(ids, saved) })}>
            {t('showInFolder')}
          </Button>
        </Group>
      ) : null}
      {run === null && saved === null && ready > 0 ? (
        <Group gap="sm">
          <Button variant="filled" data-autofocus onClick={() => start('files')}>
            {t('files')}
          </Button>
          <Button onClick={() => start('one')}>{t('one')}</Button>
        </Group>
      ) : null}
    </div>
  )
}

/** One of the letters that were saved; all of them lie in the same place. */
const firstSaved = (ids: readonly string[], { blocked }: ExportManyAnswer): string =>
  ids.find((id) => !blocked.some((one) => one.id === id)) ?? ''

type PrintingProps = { readonly run: Run; readonly onStop: () => void }

function Printing({ run, onStop }: PrintingProps) {
  const t = useTranslations('letters.batch')
  return (
    <>
      <Progress aria-label={t('progressLabel')} value={run.total === 0 ? 0 : (run.done / run.total) * 100} />
      <output>{t('progress', { done: run.done, total: run.total })}</output>
      <Group>
        <Button
          onClick={() => {
            onStop()
            void call('letters.stopExport', { runId: run.runId })
          }}
        >
          {t('stop')}
        </Button>
      </Group>
    </>
  )
}
