import { Button } from '@mantine/core'
import { type ConsentState, consentNow } from '@shared/records'
import { useTranslations } from 'use-intl'
import { call, refresh, useCall } from '../api'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'
import styles from './publishing-screen.module.css'

type ConsentPartProps = { readonly clientId: string; readonly clientName: string }

const consentCalls = ['records.listConsents', 'interviews.history'] as const
const verbs = { asked: 'recordAsked', given: 'recordGiven', withdrawn: 'recordWithdrawn' } as const

/** What may come next: who was not asked is asked or has said yes, who said yes can withdraw. */
const nextOf = (state: ConsentState | null): readonly ConsentState[] => {
  if (state === null) return ['asked', 'given']
  if (state === 'asked') return ['given']
  return state === 'given' ? ['withdrawn'] : ['given']
}

/** Whether the client may be written about without a name, since when, and the way to record it. */
export function ConsentPart({ clientId, clientName: name }: ConsentPartProps) {
  const t = useTranslations('publishing.consent')
  const { day } = useDayText()
  const today = useToday()
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const { data } = useCall('records.listConsents', { clientId })
  if (!data) return null
  const consent = consentNow(data, 'publish')
  const record = async (state: ConsentState): Promise<void> => {
    try {
      const { id } = await call('records.saveConsent', {
        clientId,
        purpose: 'publish',
        state,
        happenedOn: today,
      })
      await refresh(consentCalls)
      offerUndo({
        message: t('done'),
        undo: async () => {
          await call('records.removeConsent', { id })
          await refresh(consentCalls)
        },
      })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  return (
    <>
      <p className={consent?.state === 'withdrawn' ? 'late' : undefined}>
        {consent === null
          ? t('none', { name })
          : t(consent.state, { name, day: day(consent.happenedOn, 'year') })}
      </p>
      <div className={styles.buttons}>
        {nextOf(consent?.state ?? null).map((state) => (
          <Button key={state} onClick={() => void record(state)}>
            {t(verbs[state])}
          </Button>
        ))}
      </div>
    </>
  )
}
