import type { EmployerPromise } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import { call, refresh, useSend } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'
import { type CaseFile, standingOf } from './case-file'
import { historyCalls } from './use-entry-form'

/** The fields of a stored promise that its form sends. */
function draftOf(promise: EmployerPromise, settledOn: string | null) {
  const { createdAt: _createdAt, updatedAt: _updatedAt, deletedAt: _deletedAt, ...draft } = promise
  return { ...draft, settledOn }
}

/** Marks the open promise of the shown opportunity as answered today; nothing happens when there is none. */
export function useSettlePromise(file: CaseFile): () => Promise<void> {
  const t = useTranslations('interviews.now')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const save = useSend('interviews.savePromise', { changes: historyCalls })
  const open = standingOf(file.history, file.shownId)?.promise
  const promise = file.history.promises.find(({ id }) => id === open?.id)

  return async () => {
    if (!promise) return
    try {
      await save.mutateAsync(draftOf(promise, file.history.today))
    } catch (error) {
      sayFailure(t('settleFailed'), error)
      return
    }
    offerUndo({
      message: t('settled'),
      undo: async () => {
        // It may have been corrected since, and the key may come long after.
        const now = await call('interviews.history', { clientId: promise.clientId })
        const settled = now.promises.find(({ id }) => id === promise.id)
        if (settled) await call('interviews.savePromise', draftOf(settled, null))
        await refresh(historyCalls)
      },
    })
  }
}
