import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { KeyCap } from './key-cap'
import { forgetAct, rememberAct, type UndoableAct } from './undo-stack'
import { useFailureNotice } from './use-failure-notice'
import styles from './use-undo-notice.module.css'

export type UndoNotice = {
  /** What was done, as a sentence: 'The note is removed.' */
  readonly message: string
  /** Takes it back; throws `CallError` when that fails. */
  readonly undo: () => Promise<unknown>
}

/** Long enough to read the sentence and reach for the key. */
const shownMs = 12_000

/**
 * Says what was done and offers to take it back. The button goes with the notice; the key takes back one act of the
 * session after the other, the newest first, on every screen.
 */
export function useUndoNotice(): (notice: UndoNotice) => void {
  const t = useTranslations('ui.undo')
  const sayFailure = useFailureNotice()

  return ({ message, undo }) => {
    let isShown = true
    const takeBack = async (): Promise<void> => {
      forgetAct(act)
      const wasShown = isShown
      notifications.hide(id)
      try {
        await undo()
      } catch (error) {
        rememberAct(act)
        sayFailure(t('failed'), error)
        return
      }
      // Long after the act and on another screen, nothing else would say what the key did.
      if (!wasShown)
        notifications.show({
          message: t('done', { what: message }),
          closeButtonProps: { 'aria-label': t('close') },
        })
    }
    const act: UndoableAct = { takeBack }
    rememberAct(act)
    const id = notifications.show({
      autoClose: shownMs,
      closeButtonProps: { 'aria-label': t('close') },
      onClose: () => {
        isShown = false
      },
      message: (
        <span className={styles.notice}>
          {message}
          <Button onClick={() => void takeBack()} rightSection={<KeyCap action="undo" />}>
            {t('undo')}
          </Button>
        </span>
      ),
    })
  }
}
