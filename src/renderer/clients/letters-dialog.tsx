import { Button, Modal, Progress, SegmentedControl, Select } from '@mantine/core'
import type { ClientSelection, LetterRunAnswer } from '@shared/clients'
import { type LetterKind, letterKinds } from '@shared/letters'
import { type SyntheticEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { call, useAppEvent, useCall, useSend } from '../api'
import { goTo } from '../navigation'
import { useActNotice } from '../ui/use-act-notice'
import { ReturnFocus } from '../ui/use-return-focus'
import { useActFailure } from './act-failure'
import { LettersExport } from './letters-export'
import styles from './list-dialogs.module.css'

export type LettersDialogProps = {
  readonly selection: ClientSelection
  readonly count: number
  readonly onClose: () => void
}

type Run = { readonly runId: string; readonly done: number; readonly total: number }

/** Drafts one letter a client about a topic, says how far it is, can be stopped, and says who was left out and why. */
export function LettersDialog({ selection, count, onClose }: LettersDialogProps) {
  const t = useTranslations('clients.letters')
  const { data: topics = [] } = useCall('advice.list', {})
  const [topicId, setTopicId] = useState<string | null>(null)
  const [kind, setKind] = useState<LetterKind>('letter')
  const letterText = useTranslations('letters')
  const [isMissing, setIsMissing] = useState(false)
  const [run, setRun] = useState<Run | null>(null)
  const [answer, setAnswer] = useState<LetterRunAnswer | null>(null)
  const tellAct = useActNotice()
  const sayFailure = useActFailure()
  const send = useSend('clients.draftLetters', {
    changes: ['letters.list', 'letters.listAll', 'interviews.history'],
  })
  useAppEvent('clients.lettersProgress', (progress) =>
    setRun((now) => (now?.runId === progress.runId ? progress : now)),
  )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (topicId === null) return setIsMissing(true)
    const runId = newId()
    setRun({ runId, done: 0, total: count })
    send.mutate(
      { runId, selection, topicId, kind },
      {
        onError: (error) => {
          setRun(null)
          sayFailure(error)
        },
        onSuccess: (made) => {
          setRun(null)
          if (made.stopped) return
          setAnswer(made)
          tellAct({ message: t('drafted', { count: made.count }), changeSetId: made.changeSetId })
        },
      },
    )
  }
  const close = () => {
    if (run) void call('clients.stopLetters', { runId: run.runId })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('title', { count })}
      size={520}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ReturnFocus />
      {answer ? (
        <Summary answer={answer} onClose={onClose} />
      ) : (
        <form onSubmit={submit} noValidate>
          <Select
            label={t('topic')}
            description={t('hint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={topics.map((topic) => ({ value: topic.topicId, label: topic.title }))}
            searchable
            nothingFoundMessage={t('noTopic')}
            data-autofocus
            disabled={run !== null}
            value={topicId}
            error={isMissing && topicId === null ? t('topicMissing') : undefined}
            onChange={setTopicId}
          />
          <SegmentedControl
            mt="md"
            aria-label={t('kind')}
            disabled={run !== null}
            data={letterKinds.map((one) => ({ value: one, label: letterText(`kind.${one}`) }))}
            value={kind}
            onChange={(value) => setKind(letterKinds.find((one) => one === value) ?? 'letter')}
          />
          {run ? (
            <div className={styles.stack}>
              <Progress
                mt="md"
                aria-label={t('progressLabel')}
                value={run.total === 0 ? 0 : (run.done / run.total) * 100}
              />
              <output>{t('progress', { done: run.done, total: run.total })}</output>
            </div>
          ) : null}
          <div className={styles.buttons}>
            {run ? (
              <Button onClick={() => void call('clients.stopLetters', { runId: run.runId })}>
                {t('stop')}
              </Button>
            ) : (
              <>
                <Button type="submit" variant="filled">
                  {t('submit')}
                </Button>
                <Button onClick={close}>{t('cancel')}</Button>
              </>
            )}
          </div>
        </form>
      )}
    </Modal>
  )
}

function Summary({ answer, onClose }: { readonly answer: LetterRunAnswer; readonly onClose: () => void }) {
  const t = useTranslations('clients.letters')
  return (
    <>
      <p className={styles.hint}>{t('drafted', { count: answer.count })}</p>
      {answer.overLimit > 0 ? (
        <p className={styles.hint}>{t('overLimit', { count: answer.overLimit })}</p>
      ) : null}
      {answer.leftOut.length > 0 ? (
        <>
          <p className={styles.hint}>{t('leftOut')}</p>
          <ul className={`${styles.lines} ${styles.scrolling}`}>
            {answer.leftOut.map(({ id, name, reason }) => (
              <li key={id} className={styles.line}>
                <b>{name}</b> <span className="quiet">{t(`reasons.${reason}`)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {answer.count > 0 ? <LettersExport ids={answer.letterIds} /> : null}
      <div className={styles.buttons}>
        {answer.count > 0 ? <Button onClick={() => goTo({ at: 'letters' })}>{t('show')}</Button> : null}
        <Button onClick={onClose}>{t('done')}</Button>
      </div>
    </>
  )
}
