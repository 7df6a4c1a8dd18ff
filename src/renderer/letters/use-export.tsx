import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { type CallError, call, useSend } from '../api'
import { sentCalls } from '../sending/sent-calls'
import styles from './page-part.module.css'
import { type LetterDesk, letterCalls } from './use-letter-desk'

/** Long enough to read the name and reach for the button. */
const shownMs = 10_000

export type Exporting = {
  readonly run: () => Promise<void>
  readonly isPending: boolean
  readonly error: CallError | null
}

/** Saves what is on screen, writes the PDF where the coach says, and offers to show it. Cancelling does nothing. */
export function useExport(desk: LetterDesk): Exporting {
  const t = useTranslations('letters.leave')
  const { id } = desk.stored.letter
  const exporting = useSend('letters.exportPdf', {
    changes: [...letterCalls, ...sentCalls, 'clients.list'],
  })

  const run = async () => {
    if (exporting.isPending || !(await desk.autosave.flush())) return
    exporting.mutate(
      { id },
      {
        onSuccess: (answer) => {
          if (!answer.saved) return
          desk.takeStored({ ...desk.stored, letter: answer.letter })
          notifications.show({
            title: t('done'),
            autoClose: shownMs,
            closeButtonProps: { 'aria-label': t('close') },
            message: (
              <div className={styles.done}>
                <span>{answer.fileName}</span>
                <Button onClick={() => void call('letters.showInFolder', { id })}>{t('showInFolder')}</Button>
              </div>
            ),
          })
        },
      },
    )
  }
  return { run, isPending: exporting.isPending, error: exporting.error }
}
