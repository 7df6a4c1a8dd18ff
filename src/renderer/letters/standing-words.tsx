import type { Standing } from '@shared/interviews'
import { useTranslations } from 'use-intl'

/** Where the opportunity stands, in one line: employer, newest stage, days late. */
export function StandingWords({ standing }: { readonly standing: Standing }) {
  const t = useTranslations('letters.standing')
  const stage = useTranslations('stages')
  const { employer, daysLate } = standing
  return t('words', {
    employer,
    hasStage: String(standing.stage !== null),
    stage: standing.stage === null ? '' : stage(standing.stage),
    isLate: String(daysLate !== null && daysLate > 0),
    days: daysLate ?? 0,
  })
}
