import { type Drift, driftFrom } from '@shared/mock-sessions/session-progress'
import { useTranslations } from 'use-intl'

/** Less than half a step of what is written is no drift. */
const evenTo = 0.05

/** How far the client's own view stands from the coach's, in a sentence; with few scores, that nothing can be said. */
export function DriftWords({ drift, name }: { readonly drift: Drift; readonly name: string }) {
  const t = useTranslations('sessionReport.drift')
  const { pairs, difference } = drift
  if (difference === null) return <p className="quiet">{t('tooFew', { pairs, from: driftFrom })}</p>
  if (Math.abs(difference) < evenTo) return <p>{t('even', { name, pairs })}</p>
  return <p>{t(difference > 0 ? 'above' : 'below', { name, pairs, difference: Math.abs(difference) })}</p>
}
