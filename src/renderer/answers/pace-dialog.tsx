import { Button, Modal, NumberInput } from '@mantine/core'
import { countWords, paceDraft } from '@shared/answers'
import { type SyntheticEvent, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, refresh, useCall } from '../api'
import { useDayText } from '../ui/day-text'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './answers.module.css'
import { workshopCalls } from './workshop-calls'

type PaceDialogProps = { readonly clientId: string; readonly onClose: () => void }

const TICK_MS = 100

/** A timed reading: the client reads a passage aloud, the clock or the coach's own watch says how long it took. */
export function PaceDialog({ clientId, onClose }: PaceDialogProps) {
  const t = useTranslations('answers.pace')
  const { day } = useDayText()
  const passage = t('passage')
  const words = countWords(passage)
  const { data: paces = [] } = useCall('answers.paces', { clientId })
  const [startedAt, setStartedAt] = useState<number | null>(null)
  const [seconds, setSeconds] = useState(0)
  const sayFailure = useFailureNotice()
  useReturnFocus()
  useEffect(() => {
    if (startedAt === null) return undefined
    // The clock that only goes forward: a change of the computer's time is no reading.
    const tick = () => setSeconds(Math.round((performance.now() - startedAt) / 100) / 10)
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [startedAt])
  const isRunning = startedAt !== null
  const toggle = () => {
    if (isRunning) {
      setSeconds(Math.round((performance.now() - startedAt) / 100) / 10)
      setStartedAt(null)
    } else {
      setSeconds(0)
      setStartedAt(performance.now())
    }
  }
  const draft = { clientId, words, seconds }
  const isReady = !isRunning && paceDraft.safeParse(draft).success
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isReady) return
    try {
      await call('answers.savePace', draft)
    } catch (error) {
      sayFailure(t('failed'), error)
      return
    }
    await refresh(workshopCalls)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={styles.stack} onSubmit={(event) => void save(event)}>
        <p className="quiet">{t('hint', { words })}</p>
        <blockquote className={styles.passage}>{passage}</blockquote>
        <div className={styles.row}>
          <Button variant={isReady ? 'default' : 'filled'} data-autofocus onClick={toggle}>
            {isRunning ? t('stop') : t('start')}
          </Button>
          <output>{t('running', { seconds })}</output>
        </div>
        <NumberInput
          label={t('seconds')}
          description={t('secondsHint')}
          value={seconds}
          min={0}
          max={3_600}
          decimalScale={1}
          disabled={isRunning}
          onChange={(value) => setSeconds(Number(value) || 0)}
        />
        {isReady ? <p>{t('result', { pace: Math.round((words * 60) / seconds) })}</p> : null}
        <div className={styles.row}>
          <Button type="submit" variant={isReady ? 'filled' : 'default'} aria-disabled={!isReady}>
            {t('keep')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
        {paces.length > 0 ? (
          <ul className={styles.flags} aria-label={t('earlier')}>
            {paces.slice(0, 5).map((pace) => (
              <li key={pace.id}>
                {t('was', { day: day(pace.measuredOn, 'long'), pace: Math.round(pace.wordsPerMinute) })}
              </li>
            ))}
          </ul>
        ) : null}
      </form>
    </Modal>
  )
}
