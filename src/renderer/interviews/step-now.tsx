import { UnstyledButton } from '@mantine/core'
import type { Standing } from '@shared/interviews'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { useDayText } from '../ui/day-text'
import type { StepDialogProps } from '../ui/step-dialog'
import { useFailureNotice } from '../ui/use-failure-notice'
import type { CaseFile } from './case-file'
import styles from './now-panel.module.css'

const StepDialog = lazy(() => import('../ui/step-dialog').then((part) => ({ default: part.StepDialog })))

type StepNowProps = { readonly standing: Standing; readonly file: CaseFile }

/** Puts the next step off or aside, or brings back what was. */
export function StepNow({ standing, file }: StepNowProps) {
  const t = useTranslations('followUps.now')
  const dialogText = useTranslations('followUps.dialog')
  const { day, instant } = useDayText()
  const sayFailure = useFailureNotice()
  const decisions = useCall('followUps.decisions', { clientId: file.client.id })
  const takeBack = useSend('followUps.takeBack', {
    changes: ['followUps.decisions', 'interviews.history'],
  })
  const [dialog, setDialog] = useState<StepDialogProps['kind'] | null>(null)
  const { stepKey, kind } = standing.next
  if (stepKey === null || standing.ending !== null) return null
  const decision = decisions.data?.find(
    (one) => one.opportunityId === standing.opportunityId && one.stepKey === stepKey,
  )
  const isHeld =
    decision !== undefined && (decision.kind === 'dismiss' || (decision.untilOn ?? '') > file.history.today)
  const bringBack = async (id: string): Promise<void> => {
    try {
      await takeBack.mutateAsync({ id })
    } catch (error) {
      sayFailure(dialogText('failed'), error)
    }
  }
  if (isHeld)
    return (
      <p className={`quiet ${styles.step}`}>
        {decision.untilOn === null
          ? t('dismissed', { day: instant(decision.createdAt) })
          : t('snoozed', { day: day(decision.untilOn) })}{' '}
        {decision.reason}{' '}
        <UnstyledButton className={styles.stepLink ?? ''} onClick={() => void bringBack(decision.id)}>
          {t('bringBack')}
        </UnstyledButton>
      </p>
    )
  if (kind !== 'check_in' && kind !== 'thank_you' && kind !== 'let_go') return null
  return (
    <p className={styles.step}>
      <UnstyledButton className={styles.stepLink ?? ''} onClick={() => setDialog('snooze')}>
        {t('later')}
      </UnstyledButton>
      <UnstyledButton className={styles.stepLink ?? ''} onClick={() => setDialog('dismiss')}>
        {t('aside')}
      </UnstyledButton>
      {dialog === null ? null : (
        <Suspense fallback={null}>
          <StepDialog
            kind={dialog}
            clientId={file.client.id}
            opportunityId={standing.opportunityId}
            stepKey={stepKey}
            client={file.name}
            employer={standing.employer}
            onClose={() => setDialog(null)}
          />
        </Suspense>
      )}
    </p>
  )
}
