import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'
import { sessionCalls } from './session-calls'

/** Removes a session at once and offers to bring it back. */
export function useRemoveSession(): (id: string) => Promise<void> {
  const t = useTranslations('mockSessions.remove')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  return async (id) => {
    try {
      await call('mockSessions.remove', { id })
    } catch (error) {
      sayFailure(t('failed'), error)
      return
    }
    await refresh(sessionCalls)
    offerUndo({
      message: t('removed'),
      undo: async () => {
        await call('mockSessions.restore', { id })
        await refresh(sessionCalls)
      },
    })
  }
}
