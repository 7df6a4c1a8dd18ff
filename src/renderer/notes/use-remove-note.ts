import { useTranslations } from 'use-intl'
import { call, refresh, useSend } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'

/** The answers that a changed note makes out of date. */
export const noteCalls = ['notes.list', 'notes.versions', 'interviews.history'] as const

/** Removes a note at once and offers to bring it back. */
export function useRemoveNote(): (id: string) => Promise<void> {
  const t = useTranslations('notes')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const remove = useSend('notes.remove', { changes: noteCalls })

  return async (id) => {
    try {
      await remove.mutateAsync({ id })
    } catch (error) {
      sayFailure(t('removeFailed'), error)
      return
    }
    offerUndo({
      message: t('removed'),
      undo: async () => {
        await call('notes.restore', { id })
        await refresh(noteCalls)
      },
    })
  }
}
