import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'
import { letterCalls } from './use-letter-desk'

/** The question that it answered is open again, and the client stands elsewhere. */
const removedCalls = [...letterCalls, 'interviews.getQuestion'] as const

/** Removes a letter at once and offers to bring it back. True when it is removed. */
export function useRemoveLetter(): (id: string) => Promise<boolean> {
  const t = useTranslations('letters.remove')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  return async (id) => {
    try {
      await call('letters.remove', { id })
    } catch (error) {
      sayFailure(t('failed'), error)
      return false
    }
    await refresh(removedCalls)
    offerUndo({
      message: t('removed'),
      undo: async () => {
        await call('letters.restore', { id })
        await refresh(removedCalls)
      },
    })
    return true
  }
}
