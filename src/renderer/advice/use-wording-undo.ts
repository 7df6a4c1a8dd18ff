import type { AdviceTemplate } from '@shared/advice'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useUndoNotice } from '../ui/use-undo-notice'

/** The answers that another wording makes out of date. */
export const wordingCalls = ['advice.list', 'advice.suggest'] as const

/** Offers to give a topic the texts back that it had before; say it after they were replaced. */
export function useWordingUndo(before: AdviceTemplate): (what: 'saved' | 'isReset') => void {
  const t = useTranslations('advice')
  const offerUndo = useUndoNotice()
  const { topicId, body, shortBody, isChanged } = before
  return (what) =>
    offerUndo({
      message: t(what),
      undo: async () => {
        await (isChanged
          ? call('advice.save', { topicId, body, shortBody })
          : call('advice.reset', { topicId }))
        await refresh(wordingCalls)
      },
    })
}
