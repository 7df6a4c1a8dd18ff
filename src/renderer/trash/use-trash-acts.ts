import { notifications } from '@mantine/notifications'
import type { ForgottenAnswer, TrashRow } from '@shared/trash'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { useDayText } from '../ui/day-text'
import { useFailureNotice } from '../ui/use-failure-notice'

export type TrashActs = {
  readonly restore: (rows: readonly TrashRow[]) => Promise<void>
  readonly erase: (rows: readonly TrashRow[]) => Promise<void>
  readonly empty: () => Promise<void>
  readonly isBusy: boolean
  readonly isErasing: boolean
}

const recordsOf = (rows: readonly TrashRow[]) => ({ records: rows.map(({ kind, id }) => ({ kind, id })) })

/** What can be done with removed records. Every window hears of it from main and asks again. */
export function useTrashActs(): TrashActs {
  const t = useTranslations('trash')
  const close = useTranslations('ui.undo')('close')
  const sayFailure = useFailureNotice()
  const { day } = useDayText()
  const restoring = useSend('trash.restore', { changes: ['trash.list'] })
  const erasing = useSend('trash.erase', { changes: ['trash.list'] })
  const emptying = useSend('trash.empty', { changes: ['trash.list'] })
  const say = (message: string): void => {
    notifications.show({ message, closeButtonProps: { 'aria-label': close } })
  }
  const attempt = async (title: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      sayFailure(title, error)
    }
  }
  const sayErased = ({ erased, kept, forgottenOn }: ForgottenAnswer): void =>
    say(
      [
        t('erased', { count: erased }),
        ...(kept > 0 ? [t('kept', { count: kept })] : []),
        ...(erased > 0 ? [t('forgotten', { day: day(forgottenOn, 'full') })] : []),
      ].join(' '),
    )

  return {
    restore: (rows) =>
      attempt(t('restoreFailed'), async () => {
        const { restored } = await restoring.mutateAsync(recordsOf(rows))
        say(t('restored', { count: restored }))
      }),
    erase: (rows) =>
      attempt(t('eraseFailed'), async () => sayErased(await erasing.mutateAsync(recordsOf(rows)))),
    empty: () => attempt(t('eraseFailed'), async () => sayErased(await emptying.mutateAsync({}))),
    isBusy: restoring.isPending || erasing.isPending || emptying.isPending,
    isErasing: erasing.isPending || emptying.isPending,
  }
}
