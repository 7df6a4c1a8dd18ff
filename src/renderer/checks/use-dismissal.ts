import type { CheckedFinding } from '@shared/checks'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'

const checkCalls = ['checks.ofLetter', 'checks.ofRecipient'] as const

export type Dismissals = {
  /** Sets a finding aside with its reason. True when that is kept. */
  readonly dismiss: (finding: CheckedFinding, reason: string) => Promise<boolean>
  readonly takeBack: (finding: CheckedFinding) => Promise<void>
}

async function change(name: 'checks.takeBack' | 'checks.dismissAgain', id: string): Promise<void> {
  await call(name, { id })
  await refresh(checkCalls)
}

/** Sets findings of a letter aside and takes that back, both undone with the key. */
export function useDismissals(letterId: string): Dismissals {
  const t = useTranslations('checks.bar')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  return {
    dismiss: async (finding, reason) => {
      try {
        const { id } = await call('checks.dismiss', { letterId, findingKey: finding.key, reason })
        await refresh(checkCalls)
        offerUndo({ message: t('done'), undo: () => change('checks.takeBack', id) })
        return true
      } catch (error) {
        sayFailure(t('failed'), error)
        return false
      }
    },
    takeBack: async ({ dismissed }) => {
      if (dismissed === null) return
      try {
        await change('checks.takeBack', dismissed.id)
        offerUndo({ message: t('takenBack'), undo: () => change('checks.dismissAgain', dismissed.id) })
      } catch (error) {
        sayFailure(t('failed'), error)
      }
    },
  }
}
