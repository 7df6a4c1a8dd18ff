import { UnstyledButton } from '@mantine/core'
import type { Standing } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { PromiseLine } from '../ui/promise-line'
import { useAriaKeys } from '../ui/use-keys'
import { bold } from './bold'
import type { CaseFile } from './case-file'
import { NextSentence } from './next-sentence'
import styles from './now-panel.module.css'
import { StepNow } from './step-now'

type StandingNowProps = {
  readonly standing: Standing
  readonly file: CaseFile
  readonly onSettle: () => void
}

/** Where one opportunity stands, in sentences: employer, stage, clocks, the promise drawn, the next step. */
export function StandingNow({ standing, file, onSettle }: StandingNowProps) {
  const t = useTranslations('interviews.now')
  const { employer, role, promise, daysLate } = standing
  const { today } = file.history
  return (
    <>
      <p className={styles.text}>
        {t.rich(role ? 'employerAndRole' : 'employerOnly', { ...bold, employer, role })}
      </p>
      <p className={styles.text}>
        <StageSentence standing={standing} name={file.name} />
      </p>
      <Clocks standing={standing} />
      {promise !== null && (
        <div className={styles.promise} data-tour="promise">
          {daysLate !== null && <p className={`late ${styles.big}`}>{t('daysLate', { days: daysLate })}</p>}
          <PromiseLine
            saidOn={promise.saidOn}
            promisedFrom={promise.from}
            promisedTo={promise.to}
            today={today}
          />
          <SettleButton onSettle={onSettle} />
        </div>
      )}
      <p className={styles.next}>
        <NextSentence standing={standing} name={file.name} today={today} who={promise?.saidBy || employer} />
      </p>
      <StepNow key={standing.opportunityId} standing={standing} file={file} />
    </>
  )
}

function StageSentence({ standing, name }: { readonly standing: Standing; readonly name: string }) {
  const t = useTranslations('interviews.now')
  const { ending, stage, roundNumber, postingState } = standing
  if (ending !== null) return t('ending', { tag: ending, name })
  return (
    <>
      {t('stage', { stage: stage ?? 'none', round: roundNumber ?? 0 })}{' '}
      {postingState !== 'unknown' && t('posting', { posting: postingState })}
    </>
  )
}

function Clocks({ standing }: { readonly standing: Standing }) {
  const t = useTranslations('interviews.now')
  const { waitingDays: waiting, quietDays: quiet, ending } = standing
  if (ending !== null || (waiting === null && quiet === null)) return null
  return (
    <p className={`quiet ${styles.text}`}>
      {waiting !== null && quiet !== null && t('clocks', { waiting, quiet })}
      {waiting !== null && quiet === null && t('waitingOnly', { waiting })}
      {waiting === null && quiet !== null && t('quietOnly', { quiet })}
    </p>
  )
}

function SettleButton({ onSettle }: { readonly onSettle: () => void }) {
  const t = useTranslations('interviews.now')
  const ariaKeys = useAriaKeys()
  return (
    <UnstyledButton
      className={styles.settle ?? ''}
      aria-keyshortcuts={ariaKeys('settlePromise')}
      onClick={onSettle}
    >
      {t('settle')}
      <KeyCap action="settlePromise" />
    </UnstyledButton>
  )
}
