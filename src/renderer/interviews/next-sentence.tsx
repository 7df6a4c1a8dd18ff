import { assertNever } from '@shared/errors'
import type { Standing } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { useNextStepText } from '../ui/next-step-text'
import { bold } from './bold'

type NextSentenceProps = {
  readonly standing: Standing
  readonly name: string
  readonly today: string
  /** Whom a check-in goes to: the person who promised, else the employer. */
  readonly who: string
}

/** What to do next for one opportunity, followed by the rule that says so. */
export function NextSentence({ standing, name, today, who }: NextSentenceProps) {
  const t = useTranslations('interviews.now')
  const nextText = useNextStepText()
  const stages = useTranslations('stages')
  const { day } = useDayText()
  const { kind, on, rule } = standing.next
  const isToday = on !== null && on <= today
  const dayName = on === null ? '' : day(on)

  const step = (): string => {
    switch (kind) {
      case 'answer':
        return t('step.answer', { name })
      case 'interview':
        return t(isToday ? 'step.interviewToday' : 'step.interview', {
          stage: stages(standing.nextRound?.stage ?? 'first'),
          day: dayName,
        })
      case 'check_in':
        if (rule === 'start_date')
          return t(isToday ? 'step.askStartToday' : 'step.askStart', { who, day: dayName })
        if (rule === 'second' || rule === 'last')
          return t(isToday ? `step.${rule}Today` : `step.${rule}`, { who, day: dayName })
        return t(isToday ? 'step.checkInToday' : 'step.checkIn', { who, day: dayName })
      case 'thank_you':
        return t(isToday ? 'step.thankYouToday' : 'step.thankYou', { name, who, day: dayName })
      case 'let_go':
        return t(isToday ? 'step.letGoToday' : 'step.letGo', { who, day: dayName })
      case 'wait':
        return t(isToday ? 'step.waitToday' : 'step.wait', { day: dayName })
      case 'none':
        return t(rule === 'nothing_yet' ? 'step.nothingYet' : 'step.none')
      default:
        return assertNever(kind)
    }
  }

  return (
    <>
      {t.rich('next', { ...bold, step: step() })}{' '}
      <span className="quiet">{nextText.rule(standing.next)}</span>
    </>
  )
}
