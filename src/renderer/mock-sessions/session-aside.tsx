import { Button } from '@mantine/core'
import type { SessionFile, SessionQuestion } from '@shared/mock-sessions'
import { stopwatchText } from '@shared/session-clock'
import { Check, MonitorUp } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import { spentOn, useClock } from './clock-store'
import styles from './session-aside.module.css'
import type { ClientWindowControl } from './use-client-window'

type SessionAsideProps = {
  readonly file: SessionFile
  readonly question: SessionQuestion | null
  readonly client: ClientWindowControl
}

/** What the client sees, what to listen for, and how it went the last time. */
export function SessionAside({ file, question, client }: SessionAsideProps) {
  const t = useTranslations('mockSessions')
  const ariaKeys = useAriaKeys()
  const last = file.last.find(({ questionId }) => questionId === question?.id)
  const workedOut = file.workedOut.find(({ questionId }) => questionId === question?.id)?.text
  return (
    <>
      <section aria-label={t('sees', { name: file.clientName })}>
        <h2 className="group-head">
          <span>{t('sees', { name: file.clientName })}</span>
          <span className={client.isShown ? `good ${styles.only}` : styles.only}>
            {client.isShown ? <Check size={14} strokeWidth={1.75} aria-hidden /> : null}
            {t('seesOnly', { isShown: client.isShown ? 'yes' : 'no' })}
          </span>
        </h2>
        {question ? (
          <div className={styles.sees} data-shown={client.isShown || undefined}>
            <p className="said">{t('quote', { text: question.body })}</p>
            <SeenTime question={question} />
          </div>
        ) : null}
        <Button
          fullWidth
          mt="xs"
          leftSection={<MonitorUp size={16} strokeWidth={1.75} aria-hidden />}
          rightSection={<KeyCap action="showClientWindow" />}
          aria-keyshortcuts={ariaKeys('showClientWindow')}
          aria-pressed={client.isShown}
          onClick={client.toggle}
        >
          {t('clientWindow', { isShown: client.isShown ? 'yes' : 'no' })}
        </Button>
      </section>
      {question && question.listenFor !== '' ? (
        <section aria-label={t('listenFor')}>
          <h2 className="group-head">{t('listenFor')}</h2>
          <p className={styles.text}>{question.listenFor}</p>
        </section>
      ) : null}
      {question && question.followUps !== '' ? (
        <section aria-label={t('followUps')}>
          <h2 className="group-head">{t('followUps')}</h2>
          <ul className={styles.followUps}>
            {question.followUps.split('\n').map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {workedOut === undefined ? null : (
        <section aria-label={t('workedOut')}>
          <h2 className="group-head">{t('workedOut')}</h2>
          <p className={`said ${styles.workedOut}`}>{t('quote', { text: workedOut })}</p>
        </section>
      )}
      {last ? <LastTime last={last} /> : null}
    </>
  )
}

function SeenTime({ question }: { readonly question: SessionQuestion }) {
  const seconds = useClock(() => Math.floor((spentOn(question.id) ?? question.spentMs) / 1_000))
  return <p className={styles.seenTime}>{stopwatchText(seconds * 1_000)}</p>
}

function LastTime({ last }: { readonly last: SessionFile['last'][number] }) {
  const t = useTranslations('mockSessions')
  const format = useFormatter()
  const { day } = useDayText()
  const heading = t('lastTime', { day: day(last.on, 'short') })
  return (
    <section aria-label={heading}>
      <h2 className="group-head">{heading}</h2>
      {last.words.map((words) => (
        <p key={words} className={styles.text}>
          {words}
        </p>
      ))}
      <p className="quiet">
        {last.mean === null
          ? t('lastUnscored')
          : t('lastMean', {
              mean: format.number(last.mean, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
            })}
      </p>
    </section>
  )
}
