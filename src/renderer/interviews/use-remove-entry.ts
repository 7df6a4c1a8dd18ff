import type { CallInput } from '@shared/contract'
import { useTranslations } from 'use-intl'
import { call, refresh, useSend } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'
import { historyCalls } from './use-entry-form'

type HistoryRecord = CallInput<'interviews.remove'>

/** Removes an entry of the history at once and offers to bring it back. */
export function useRemoveEntry(): (record: HistoryRecord) => Promise<void> {
  const t = useTranslations('interviews.removed')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const remove = useSend('interviews.remove', { changes: historyCalls })

  return async (record) => {
    try {
      await remove.mutateAsync(record)
    } catch (error) {
      sayFailure(t('failed'), error)
      return
    }
    offerUndo({
      message: t(record.type),
      undo: async () => {
        await call('interviews.restore', record)
        await refresh(historyCalls)
      },
    })
  }
}
