import { Button, Modal, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { addDays } from '@shared/dates'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useToday } from '../practice'
import { useDayText } from './day-text'
import styles from './step-dialog.module.css'
import { useFailureNotice } from './use-failure-notice'
import { useReturnFocus } from './use-return-focus'
import { useUndoNotice } from './use-undo-notice'

export type StepDialogProps = {
  /** Put off to a day, or set aside for good. */
  readonly kind: 'snooze' | 'dismiss'
  readonly clientId: string
  readonly opportunityId: string
  readonly stepKey: string
  /** Name of the client and the employer, for the title. */
  readonly client: string
  readonly employer: string
  readonly onClose: () => void
}

/** Days to put a step off by; the last choice is a day of one's own. */
const spans = [1, 3, 7, 14] as const
const decisionCalls = ['today.list', 'interviews.history', 'followUps.decisions'] as const

/** Puts a due step off, or sets it aside with a reason. The same step comes back only when something new happens. */
export function StepDialog({
  kind,
  clientId,
  opportunityId,
  stepKey,
  client,
  employer,
  onClose,
}: StepDialogProps) {
  const t = useTranslations('followUps.dialog')
  const today = useToday()
  const { day } = useDayText()
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const [choice, setChoice] = useState('1')
  const [ownDay, setOwnDay] = useState(addDays(today, 2))
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  useReturnFocus()

  const untilOn = kind === 'dismiss' ? null : choice === 'own' ? ownDay : addDays(today, Number(choice))
  const dayProblem = kind === 'snooze' && (untilOn === null || untilOn <= today) ? t('dayAhead') : null
  const reasonProblem = kind === 'dismiss' && reason.trim() === '' ? t('reasonNeeded') : null

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (dayProblem !== null || reasonProblem !== null) return
    try {
      const { id } = await call('followUps.decide', {
        clientId,
        opportunityId,
        stepKey,
        kind,
        untilOn,
        reason: reason.trim(),
      })
      onClose()
      offerUndo({
        message:
          untilOn === null ? t('asideNotice', { client }) : t('laterNotice', { client, day: day(untilOn) }),
        undo: async () => {
          await call('followUps.takeBack', { id })
          await refresh(decisionCalls)
        },
      })
      await refresh(decisionCalls)
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(kind === 'snooze' ? 'laterTitle' : 'asideTitle', { client, employer })}
      size={440}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        {kind === 'snooze' ? (
          <Radio.Group label={t('until')} value={choice} onChange={setChoice}>
            <Stack gap={6} mt={6}>
              {spans.map((span, index) => (
                <Radio
                  key={span}
                  value={String(span)}
                  label={t('span', { days: span, day: day(addDays(today, span)) })}
                  {...(index === 0 ? { 'data-autofocus': true } : {})}
                />
              ))}
              <Radio value="own" label={t('ownDay')} />
            </Stack>
          </Radio.Group>
        ) : (
          <p className={styles.text}>{t('asideHint')}</p>
        )}
        {kind === 'snooze' && choice === 'own' ? (
          <TextInput
            mt="sm"
            type="date"
            label={t('day')}
            min={addDays(today, 1)}
            max="2200-12-31"
            value={ownDay}
            error={isTried ? dayProblem : null}
            onChange={(event) => setOwnDay(event.currentTarget.value)}
          />
        ) : null}
        <Textarea
          mt="md"
          label={t(kind === 'snooze' ? 'reasonOptional' : 'reason')}
          required={kind === 'dismiss'}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={500}
          value={reason}
          error={isTried ? reasonProblem : null}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...(kind === 'dismiss' ? { 'data-autofocus': true } : {})}
        />
        <div className={styles.buttons}>
          <Button type="submit" variant="filled">
            {t(kind === 'snooze' ? 'later' : 'aside')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
