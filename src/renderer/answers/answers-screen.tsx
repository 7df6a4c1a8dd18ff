import { Button } from '@mantine/core'
import { type SpeakingPace, USUAL_PACE } from '@shared/answers'
import { Plus, Timer } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, refresh, useCall } from '../api'
import { back, goTo } from '../navigation'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { useUndoNotice } from '../ui/use-undo-notice'
import { AnswerDesk } from './answer-desk'
import { AnswerList } from './answer-list'
import styles from './answers.module.css'
import { NewAnswerDialog } from './new-answer-dialog'
import { PaceDialog } from './pace-dialog'
import { workshopCalls } from './workshop-calls'

/** A client's answers in the making: versions side by side, how long they take, what is worn out in them. */
export function AnswersScreen({
  clientId,
  answerId,
}: {
  readonly clientId: string
  readonly answerId: string | null
}) {
  const t = useTranslations('answers')
  const ariaKeys = useAriaKeys()
  const client = useCall('clients.get', { id: clientId })
  const answers = useCall('answers.list', { clientId })
  const paces = useCall('answers.paces', { clientId })
  const isLate = useLateLoading(answers.isPending)
  const [dialog, setDialog] = useState<'new' | 'pace' | null>(null)
  const list = useRef<HTMLElement>(null)
  const offerUndo = useUndoNotice()
  const error = client.error ?? answers.error ?? paces.error
  const all = answers.data ?? []
  const chosen = all.find(({ id }) => id === answerId) ?? all[0] ?? null
  const choose = (id: string | null) =>
    goTo({ at: 'answers', clientId, ...(id === null ? {} : { answerId: id }) }, { replace: true })
  const move = (by: 1 | -1) => {
    const next = all[Math.max(0, Math.min(all.findIndex((one) => one === chosen) + by, all.length - 1))]
    if (next === undefined) return
    choose(next.id)
    list.current?.querySelector<HTMLElement>(`[data-answer="${next.id}"]`)?.focus()
  }
  const remove = async () => {
    if (chosen === null) return
    const { id } = chosen
    await call('answers.remove', { id })
    offerUndo({
      message: t('removed'),
      undo: async () => {
        await call('answers.restore', { id })
        await refresh(workshopCalls)
      },
    })
    choose(null)
    await refresh(workshopCalls)
  }
  useKeys({
    nextRow: () => move(1),
    previousRow: () => move(-1),
    newAnswer: () => setDialog('new'),
    measurePace: () => setDialog('pace'),
    removeAnswer: () => void remove(),
    back: () => back(),
  })
  const add = (
    <Button
      variant={all.length === 0 ? 'filled' : 'default'}
      leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
      rightSection={<KeyCap action="newAnswer" />}
      aria-keyshortcuts={ariaKeys('newAnswer')}
      onClick={() => setDialog('new')}
    >
      {t('new')}
    </Button>
  )
  const [pace] = paces.data ?? []
  return (
    <Screen
      title={client.data?.fullName ?? ''}
      detail={t('title')}
      actions={
        <>
          <PaceWords pace={pace} />
          <Button
            leftSection={<Timer size={16} strokeWidth={1.75} aria-hidden />}
            rightSection={<KeyCap action="measurePace" />}
            aria-keyshortcuts={ariaKeys('measurePace')}
            onClick={() => setDialog('pace')}
          >
            {t('pace.measure')}
          </Button>
          {all.length === 0 ? null : add}
        </>
      }
      status={
        <StatusBar
          keys={
            all.length === 0
              ? ['newAnswer', 'measurePace', 'back']
              : ['nextRow', 'previousRow', 'newAnswer', 'newVersion', 'showChanges', 'measurePace', 'back']
          }
        />
      }
    >
      {error ? <Failure error={error} onRetry={() => void answers.refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
      {answers.data && all.length === 0 ? (
        <EmptyState title={t('none')} hint={t('noneHint')} action={add} />
      ) : null}
      {chosen ? (
        <Split>
          <Pane label={t('list')} width={280} scrolls={false}>
            <AnswerList list={list} answers={all} chosenId={chosen.id} onChoose={choose} />
          </Pane>
          <Pane label={t('desk')} width="grow">
            <div className={styles.desk}>
              <AnswerDesk
                key={chosen.id}
                answer={chosen}
                wordsPerMinute={pace?.wordsPerMinute ?? USUAL_PACE}
                onRemove={() => void remove()}
              />
            </div>
          </Pane>
        </Split>
      ) : null}
      {dialog === 'new' ? (
        <NewAnswerDialog
          clientId={clientId}
          onClose={() => setDialog(null)}
          onAdded={(id) => {
            setDialog(null)
            choose(id)
          }}
        />
      ) : null}
      {dialog === 'pace' ? <PaceDialog clientId={clientId} onClose={() => setDialog(null)} /> : null}
    </Screen>
  )
}

function PaceWords({ pace }: { readonly pace: SpeakingPace | undefined }) {
  const t = useTranslations('answers.pace')
  return (
    <span className="quiet">
      {pace ? t('is', { pace: Math.round(pace.wordsPerMinute) }) : t('usual', { pace: USUAL_PACE })}
    </span>
  )
}
