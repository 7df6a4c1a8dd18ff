import { daysBetween } from '@shared/dates'
import type { NextStep } from '@shared/next-step'
import { useTranslations } from 'use-intl'
import { useDayText } from './day-text'

/** What of a step a list shows. */
type ShortStep = Pick<NextStep, 'kind' | 'rule' | 'on'>

/** What of a step its rule says. */
type RuledStep = Pick<NextStep, 'rule' | 'ruleDays' | 'dayKind' | 'ruleSet'>

/** Up to this many days ahead a weekday and a number say it; further away the month is needed. */
const nearDays = 13

/** A next step in words: `short` for a list ("Check in, Mon 25"), `rule` for why. */
export function useNextStepText() {
  const t = useTranslations('next')
  const { day } = useDayText()
  const span = (next: RuledStep): string =>
    t('span', { days: next.ruleDays ?? 0, dayKind: next.dayKind ?? 'calendar' })
  return {
    short: (next: ShortStep, today: string): string | null => {
      const { kind, rule, on } = next
      if (kind === 'none') return rule === 'ended' ? t('ended') : null
      if (on === null) return t('short', { kind, rule })
      if (on === today) return t('shortToday', { kind, rule })
      const away = daysBetween(today, on)
      return t('shortOn', { kind, rule, day: day(on, away > 0 && away <= nearDays ? 'near' : 'weekday') })
    },
    /** The number of a rule: “2 working days”. */
    span,
    rule: (next: RuledStep): string =>
      t(`rule.${next.rule}`, {
        span: span(next),
        ruleSet: t(`ruleSet.${next.ruleSet ?? 'patience'}`),
      }),
  }
}

/** True when the step is the coach's to do by today. */
export const isDue = (next: ShortStep, today: string): boolean =>
  next.kind !== 'none' && next.kind !== 'wait' && next.on !== null && next.on <= today
