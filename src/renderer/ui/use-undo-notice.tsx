import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { KeyCap } from './key-cap'
import { useFailureNotice } from './use-failure-notice'
import { useKeys } from './use-keys'
import styles from './use-undo-notice.module.css'

export type UndoNotice = {
  /** What was done, as a sentence: 'The note is removed.' */
  readonly message: string
  /** Takes it back; throws `CallError` when that fails. */
  readonly undo: () => Promise<unknown>
}

/** Long enough to read the sentence and reach for the key. */
const shownMs = 12_000

/** What the key takes back: the newest removal of the window, whatever screen offered it. */
let newest: (() => void) | null = null

/** Says what was removed and offers to take it back, by button or by key. Only the newest can be taken back by key. */
export function useUndoNotice(): (notice: UndoNotice) => void {
  const t = useTranslations('ui')
  const sayFailure = useFailureNotice()
  useKeys({ undo: () => newest?.() })

  return ({ message, undo }) => {
    const takeBack = async (): Promise<void> => {
      newest = null
      notifications.hide(id)
      try {
        await undo()
      } catch (error) {
        sayFailure(t('undo.failed'), error)
      }
    }
    const run = (): void => void takeBack()
    newest = run
    const id = notifications.show({
      autoClose: shownMs,
      closeButtonProps: { 'aria-label': t('undo.close') },
      onClose: () => {
        if (newest === run) newest = null
      },
      message: (
        <span className={styles.notice}>
          {message}
          <Button onClick={run} rightSection={<KeyCap action="undo" />}>
            {t('undo.undo')}
          </Button>
        </span>
      ),
    })
  }
}
