import type { CallName } from '@shared/contract'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'

/** The answers that a change in what the coach keeps makes out of date. */
export const recordCalls = [
  'interviews.history',
  'records.listConsents',
] as const satisfies readonly CallName[]

const kinds = {
  appointment: {
    remove: 'records.removeAppointment',
    restore: 'records.restoreAppointment',
    words: 'appointments',
  },
  document: { remove: 'records.removeDocument', restore: 'records.restoreDocument', words: 'documents' },
  consent: { remove: 'records.removeConsent', restore: 'records.restoreConsent', words: 'consent' },
} as const

export type RecordKind = keyof typeof kinds

/** Removes an appointment, a document or a line of consent at once and offers to bring it back. */
export function useRemoveRecord(): (kind: RecordKind, id: string) => Promise<void> {
  const t = useTranslations('records')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  return async (kind, id) => {
    const { remove, restore, words } = kinds[kind]
    try {
      await call(remove, { id })
    } catch (error) {
      sayFailure(t(`${words}.removeFailed`), error)
      return
    }
    await refresh(recordCalls)
    offerUndo({
      message: t(`${words}.removed`),
      undo: async () => {
        await call(restore, { id })
        await refresh(recordCalls)
      },
    })
  }
}
