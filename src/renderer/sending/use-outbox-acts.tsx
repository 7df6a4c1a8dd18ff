import { notifications } from '@mantine/notifications'
import { actsOf, type Sending, type SendingAct } from '@shared/sending'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { Confirm } from '../ui/confirm'
import { useFailureNotice } from '../ui/use-failure-notice'
import { sentCalls } from './sent-calls'

export type OutboxActs = {
  /** Does it where the line's state allows it; asks first before something may go out twice. */
  readonly act: (act: SendingAct) => void
  readonly isBusy: boolean
  /** The question, while one is asked. */
  readonly question: ReactNode
}

/** What can be done about the chosen line of the outbox. */
export function useOutboxActs(line: Sending | null): OutboxActs {
  const t = useTranslations('sending.outbox')
  const sayFailure = useFailureNotice()
  const deciding = useSend('sending.decide', { changes: sentCalls })
  const [asking, setAsking] = useState<Sending | null>(null)

  const decide = async (sending: Sending, act: SendingAct) => {
    setAsking(null)
    try {
      await deciding.mutateAsync({ id: sending.id, act })
      notifications.show({ message: t('settled', { act }) })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  const act = (wanted: SendingAct) => {
    if (line === null || deciding.isPending || !actsOf(line).includes(wanted)) return
    if (wanted === 'send' && line.state === 'unknown') setAsking(line)
    else void decide(line, wanted)
  }
  return {
    act,
    isBusy: deciding.isPending,
    question: (
      <Confirm
        opened={asking !== null}
        title={t('askAgain.title')}
        body={t('askAgain.body', { name: asking?.clientName ?? '' })}
        action={t('askAgain.act')}
        onConfirm={() => asking && void decide(asking, 'send')}
        onClose={() => setAsking(null)}
      />
    ),
  }
}
