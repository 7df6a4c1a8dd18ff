import { Button, Modal, NativeSelect } from '@mantine/core'
import type { SuggestedReason, SuggestedSet } from '@shared/question-sets'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { call, useCall } from '../api'
import { useDayText } from '../ui/day-text'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './set-editor.module.css'
import { useBankAct } from './use-bank-act'

type SuggestDialogProps = { readonly onClose: () => void; readonly onKept: (setId: string) => void }

/** Suggests questions for a round that lies ahead, says why each, and keeps them as a set. */
export function SuggestDialog({ onClose, onKept }: SuggestDialogProps) {
  const t = useTranslations('questionBank.suggest')
  const stage = useTranslations('stages')
  const { day } = useDayText()
  useReturnFocus()
  const { data: rounds, error, refetch } = useCall('questionBank.nextRounds', {})
  const [roundId, setRoundId] = useState<string | null>(null)
  const round = rounds?.find((one) => one.roundId === roundId) ?? rounds?.[0]
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size={680}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {rounds?.length === 0 ? <EmptyState title={t('noRound')} hint={t('noRoundHint')} /> : null}
      {round && rounds ? (
        <>
          <NativeSelect
            label={t('round')}
            data-autofocus
            value={round.roundId}
            onChange={(event) => setRoundId(event.currentTarget.value)}
            data={rounds.map((one) => ({
              value: one.roundId,
              label: t('roundName', {
                client: one.clientName,
                stage: stage(one.stage),
                employer: one.employer,
                day: day(one.heldOn),
              }),
            }))}
          />
          <Suggested key={round.roundId} clientId={round.clientId} roundId={round.roundId} onKept={onKept} />
        </>
      ) : null}
    </Modal>
  )
}

type SuggestedProps = {
  readonly clientId: string
  readonly roundId: string
  readonly onKept: SuggestDialogProps['onKept']
}

function Suggested({ clientId, roundId, onKept }: SuggestedProps) {
  const t = useTranslations('questionBank.suggest')
  const stage = useTranslations('stages')
  const why = useReasonWords()
  const format = useFormatter()
  const { data, error, refetch } = useCall('questionBank.suggestSet', { clientId, roundId })
  const run = useBankAct()
  const keep = async (set: SuggestedSet) => {
    if (set.round === null) return
    // Without the client's name: a set may be used for others and outlives the client.
    const name = t('setName', { employer: set.round.employer, stage: stage(set.round.stage) })
    const answer = await run('setAdded', () =>
      call('questionBank.saveSet', {
        id: null,
        name: name.slice(0, 120),
        items: set.items.map(({ questionRef, body, limitSeconds, criteria }) => ({
          id: null,
          questionRef,
          body,
          limitSeconds,
          criteria: [...criteria],
        })),
      }),
    )
    if (answer) onKept(answer.set.id)
  }
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  return (
    <>
      <ol className={styles.suggested} aria-label={t('questions')}>
        {data.items.map(({ questionRef, body, reasons }) => (
          <li key={questionRef ?? body}>
            <b>{body}</b>
            <span className="quiet">{format.list(reasons.map(why), { type: 'unit' })}</span>
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button variant="filled" onClick={() => void keep(data)}>
          {t('keep')}
        </Button>
      </div>
    </>
  )
}

/** A reason in a few words. */
function useReasonWords(): (reason: SuggestedReason) => string {
  const t = useTranslations('questionBank')
  const stage = useTranslations('stages')
  const { data: topics = [] } = useCall('advice.list', {})
  return (reason) => {
    switch (reason.kind) {
      case 'weakBefore':
        return t('why.weakBefore', { score: reason.score })
      case 'metHere':
        return t('why.metHere', { count: reason.count })
      case 'gap':
        return t('why.gap', { months: reason.months })
      case 'role':
        return t('why.role', { family: t(`families.${reason.family}`) })
      case 'stage':
        return t('why.stage', { stage: stage(reason.stage) })
      case 'topic':
        return t('why.topic', {
          title: topics.find(({ topicId }) => topicId === reason.topicId)?.title ?? reason.topicId,
        })
      default:
        return t(`why.${reason.kind}`)
    }
  }
}
