import { UnstyledButton } from '@mantine/core'
import { daysBetween } from '@shared/dates'
import type { Standing } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import type { CaseFile } from './case-file'
import styles from './now-panel.module.css'

type StandingsListProps = {
  readonly file: CaseFile
  readonly onShow: (opportunityId: string) => void
}

/** Every opportunity of the client with its state at the right; choosing one shows its case. */
export function StandingsList({ file, onShow }: StandingsListProps) {
  const t = useTranslations('interviews.now')
  return (
    <section className={styles.section}>
      <h2 className="group-head">{t('opportunities')}</h2>
      <ul className={styles.list}>
        {file.history.standings.map((standing) => (
          <li key={standing.opportunityId}>
            <UnstyledButton
              className={styles.opportunity ?? ''}
              aria-pressed={standing.opportunityId === file.shownId}
              onClick={() => onShow(standing.opportunityId)}
            >
              <span className={styles.employer}>{standing.employer}</span>
              <StandingState standing={standing} today={file.history.today} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** An opportunity's state in two or three words, coloured only where it carries a state. */
export function StandingState({ standing, today }: { readonly standing: Standing; readonly today: string }) {
  const t = useTranslations('interviews')
  const { day } = useDayText()
  const { ending, daysLate, nextRound, stage, stageOn, waitingDays } = standing
  if (ending !== null)
    return (
      <span className={ending === 'accepted' ? 'good' : 'quiet'}>{t('state.ended', { tag: ending })}</span>
    )
  if (daysLate !== null) return <span className="late">{t('state.late', { days: daysLate })}</span>
  if (nextRound !== null) {
    const isDue = daysBetween(today, nextRound.on) <= 1
    return (
      <span className={isDue ? 'due' : ''}>
        {t('state.ahead', { stage: t(`shortStage.${nextRound.stage}`), day: day(nextRound.on) })}
      </span>
    )
  }
  if (stage === null) return <span className="quiet">{t('state.nothing')}</span>
  if (stage === 'applied' && stageOn !== null)
    return <span className="quiet">{t('state.applied', { days: daysBetween(stageOn, today) })}</span>
  const stageName = t(`shortStage.${stage}`)
  if (waitingDays === null) return <span className="quiet">{t('state.stage', { stage: stageName })}</span>
  return <span className="waiting">{t('state.waiting', { stage: stageName, days: waitingDays })}</span>
}
