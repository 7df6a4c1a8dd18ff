import { type BoardCard, type BoardStage, isRoundStage } from '@shared/board'
import type { CallInput } from '@shared/contract'
import type { EndingTag } from '@shared/stages'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useDayText } from '../ui/day-text'
import { useUndoNotice } from '../ui/use-undo-notice'

type HistoryRecord = CallInput<'interviews.remove'>

export type CardActs = {
  /** Records a stage for a card; throws `CallError`. */
  readonly move: (card: BoardCard, stage: BoardStage, on: string) => Promise<void>
  /** Records how a card's opportunity ended; throws `CallError`. */
  readonly end: (card: BoardCard, tag: EndingTag, on: string) => Promise<void>
}

const saveStage = async (card: BoardCard, stage: BoardStage, on: string): Promise<HistoryRecord> => {
  const { clientId, opportunityId } = card
  const ids = { clientId, opportunityId }
  if (isRoundStage(stage)) {
    const { id } = await call('interviews.saveRound', { ...ids, stage, heldOn: on })
    return { type: 'round', id }
  }
  const { id } = await call('interviews.saveEvent', { ...ids, kind: stage, happenedOn: on })
  return { type: 'event', id }
}

/** What can be done to a card. Each act records a line of the history, and taking it back removes that line. */
export function useCardActs(onUndone: (card: BoardCard) => void): CardActs {
  const t = useTranslations('board.done')
  const tStages = useTranslations('stages')
  const { day } = useDayText()
  const offerUndo = useUndoNotice()

  const offer = (card: BoardCard, record: HistoryRecord, message: string) =>
    offerUndo({
      message,
      undo: async () => {
        await call('interviews.remove', record)
        await refresh(['interviews.history'])
        onUndone(card)
      },
    })

  return {
    move: async (card, stage, on) => {
      const record = await saveStage(card, stage, on)
      await refresh(['interviews.history'])
      const { client, employer } = card
      offer(card, record, t('moved', { client, employer, stage: tStages(stage), day: day(on) }))
    },
    end: async (card, tag, on) => {
      const { client, employer, clientId, opportunityId } = card
      const { id } = await call('interviews.saveEnding', { clientId, opportunityId, tag, endedOn: on })
      await refresh(['interviews.history'])
      offer(card, { type: 'ending', id }, t('ended', { client, employer }))
    },
  }
}
