import type { NextStep } from '@shared/next-step'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { call, refresh, useSend } from '../api'
import { goTo } from '../navigation'
import { useToday } from '../practice'
import { openPrepare } from '../ui/prepare-session'
import type { StepDialogProps } from '../ui/step-dialog'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'
import { callsForLetter, hasPlace, opportunityOf, type TodayLine } from './today-lines'

const caseCalls = [
  'today.list',
  'interviews.history',
  'clients.list',
  'letters.list',
  'letters.listAll',
] as const

/** Steps that are done by the client writing to the employer. */
const messageKindOf = (step: NextStep): 'thank_you' | 'check_in' | null =>
  step.kind === 'thank_you' || step.kind === 'check_in' ? step.kind : null

/** Prepares a mock session for what a line is about; without a line the client is asked for. */
function prepare(line: TodayLine | null): void {
  if (line === null) return openPrepare({ clientId: null })
  openPrepare({
    clientId: line.item.clientId,
    opportunityId: opportunityOf(line),
    roundId: line.type === 'interview' ? line.item.roundId : null,
  })
}

/** What can be done with the chosen line, by key or button. */
export function useTodayActions(chosen: TodayLine | null) {
  const t = useTranslations('today')
  const today = useToday()
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const [dialog, setDialog] = useState<Omit<StepDialogProps, 'onClose'> | null>(null)
  const create = useSend('letters.create', { changes: [...caseCalls] })

  const open = (line: TodayLine | null = chosen): void => {
    if (line === null) return
    if (line.type === 'draft') return goTo({ at: 'letter', id: line.item.letterId })
    if (line.type === 'debrief') return goTo({ at: 'debrief', roundId: line.item.roundId })
    if (line.type === 'unsent') return goTo({ at: 'outbox', id: line.item.sendingId })
    if (line.type === 'recording') return goTo({ at: 'sessionReport', id: line.item.sessionId })
    const opportunityId = opportunityOf(line)
    goTo({
      at: 'client',
      id: line.item.clientId,
      tab: line.type === 'appointment' ? 'notes' : 'timeline',
      ...(opportunityId === null ? {} : { opportunityId }),
    })
  }

  const draft = async (line: TodayLine | null = chosen): Promise<void> => {
    if (line === null) return
    if (hasPlace(line) || line.type === 'debrief') return open(line)
    // A second press while the first is on its way would start a second letter.
    if (create.isPending) return
    const questionId = line.type === 'question' || line.type === 'step' ? line.item.questionId : null
    try {
      const { letter } = await create.mutateAsync({
        id: newId(),
        clientId: line.item.clientId,
        opportunityId: opportunityOf(line),
        questionId,
      })
      goTo({ at: 'letter', id: letter.id })
    } catch (error) {
      sayFailure(t('draftFailed'), error)
    }
  }

  const done = async (line: TodayLine | null = chosen): Promise<void> => {
    if (line?.type !== 'step') return
    const { clientId, opportunityId, client, next } = line.item
    const kind = messageKindOf(next)
    try {
      if (kind !== null) {
        const { id } = await call('interviews.saveMessage', {
          clientId,
          opportunityId,
          direction: 'out',
          kind,
          sentOn: today,
        })
        offerUndo({
          message: t(`doneNotice.${kind}`, { name: client }),
          undo: async () => {
            await call('interviews.remove', { type: 'message', id })
            await refresh(caseCalls)
          },
        })
      } else if (next.kind === 'let_go') {
        const { id } = await call('interviews.saveEnding', {
          clientId,
          opportunityId,
          tag: 'ghosted',
          endedOn: today,
        })
        offerUndo({
          message: t('doneNotice.let_go', { name: client, employer: line.item.employer }),
          undo: async () => {
            await call('interviews.remove', { type: 'ending', id })
            await refresh(caseCalls)
          },
        })
      } else return
      await refresh(caseCalls)
    } catch (error) {
      sayFailure(t('doneFailed'), error)
    }
  }

  const decide = (kind: 'snooze' | 'dismiss', line: TodayLine | null): void => {
    if (line?.type !== 'step' || line.item.next.stepKey === null) return
    const { clientId, opportunityId, client, employer, next } = line.item
    setDialog({ kind, clientId, opportunityId, stepKey: next.stepKey ?? '', client, employer })
  }

  return {
    dialog,
    closeDialog: () => setDialog(null),
    open,
    draft: (line: TodayLine | null = chosen) => void draft(line),
    /** What the line calls for: a letter, or its case. */
    enter: (line: TodayLine | null = chosen) => {
      if (line === null) return
      if (callsForLetter(line)) void draft(line)
      else open(line)
    },
    done: (line: TodayLine | null = chosen) => void done(line),
    later: (line: TodayLine | null = chosen) => decide('snooze', line),
    /** Prepares a mock session for what the line is about. */
    prepare: (line: TodayLine | null = chosen) => prepare(line),
    aside: (line: TodayLine | null = chosen) => decide('dismiss', line),
  }
}

export type TodayActions = ReturnType<typeof useTodayActions>
