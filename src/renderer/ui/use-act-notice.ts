import { notifications } from '@mantine/notifications'
import type { UndoAnswer } from '@shared/undo'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { useUndoNotice } from './use-undo-notice'

export type ActNotice = {
  /** What was done, as a sentence: '12 clients are paused now.' */
  readonly message: string
  /** What `recordChanges` answered; null when nothing was changed, and then there is nothing to take back. */
  readonly changeSetId: string | null
}

/** Says what an act over several records did and offers to take it back as a whole, by button or by key. */
export function useActNotice(): (notice: ActNotice) => void {
  const offerUndo = useUndoNotice()
  const sayLeft = useLeftNotice()
  return ({ message, changeSetId }) => {
    if (changeSetId === null) return
    offerUndo({ message, undo: async () => sayLeft(await call('undo.undo', { id: changeSetId })) })
  }
}

/** Says what was not taken back with an act, since it was changed afterwards; nothing when all was. */
export function useLeftNotice(): (answer: UndoAnswer) => void {
  const t = useTranslations('ui.undo')
  return ({ left, leftNames }) => {
    if (left === 0) return
    notifications.show({
      autoClose: false,
      message: t('left', {
        count: left,
        hasNames: leftNames.length > 0 ? 'yes' : 'no',
        names: leftNames.join(', '),
      }),
      closeButtonProps: { 'aria-label': t('close') },
    })
  }
}
