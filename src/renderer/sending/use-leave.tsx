import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Outgoing, Sending } from '@shared/sending'
import { useTranslations } from 'use-intl'
import { type CallError, call, useSend } from '../api'
import type { LetterDesk } from '../letters/use-letter-desk'
import { goTo } from '../navigation'
import { useDayText } from '../ui/day-text'
import { sentCalls } from './sent-calls'
import styles from './use-leave.module.css'
import type { ConfirmWay, OutgoingForm } from './use-outgoing'

const shownMs = 10_000

export type Leaving = {
  readonly go: (outgoing: Outgoing, form: Pick<OutgoingForm, 'on' | 'time' | 'isAgain'>) => void
  readonly isPending: boolean
  readonly error: CallError | null
}

/** Hands the confirmed letter over in the chosen way, says so, and closes the confirm screen. */
export function useLeave(desk: LetterDesk, way: ConfirmWay, onClose: () => void): Leaving {
  const t = useTranslations('sending.done')
  const { instant } = useDayText()
  const sending = useSend('sending.send', { changes: sentCalls })
  const drafting = useSend('sending.openDraft', { changes: sentCalls })
  const linking = useSend('sending.openMailto', { changes: sentCalls })
  const { id } = desk.stored.letter

  const done = async ({ id: sendingId, dueAt }: Sending) => {
    onClose()
    notifications.show({
      message: (
        <div className={styles.done}>
          <span>{t(way, { at: dueAt === null ? '' : instant(dueAt) })}</span>
          <Button onClick={() => goTo({ at: 'outbox', id: sendingId })}>{t('show')}</Button>
        </div>
      ),
      autoClose: shownMs,
      closeButtonProps: { 'aria-label': t('close') },
    })
    if (way === 'eml' || way === 'mailto') desk.takeStored(await call('letters.get', { id }))
  }
  const onSuccess = (answer: Sending) => void done(answer)

  return {
    go: (outgoing, { on, time, isAgain }) => {
      if (way === 'eml') drafting.mutate(outgoing, { onSuccess })
      else if (way === 'mailto') linking.mutate(outgoing, { onSuccess })
      else sending.mutate({ outgoing, at: way === 'later' ? { on, time } : null, isAgain }, { onSuccess })
    },
    isPending: sending.isPending || drafting.isPending || linking.isPending,
    error: sending.error ?? drafting.error ?? linking.error,
  }
}
