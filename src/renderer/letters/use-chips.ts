import { assertNever } from '@shared/errors'
import { resolveField } from '@shared/letter-fields'
import type { LetterFact } from '@shared/letters'
import type { MergeFacts } from '@shared/merge-fields'
import type { StaleFact } from '@shared/stale-facts'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import type { FactChip } from '../ui/fact-node'
import { useFieldLabel } from '../ui/use-field-label'

/** How each field is drawn in the text: its value, its name while it is open, and in words where the value is from. */
export function useChips(
  facts: MergeFacts,
  stored: readonly LetterFact[],
  stale: readonly StaleFact[] = [],
): (field: string, fallback: string | null) => FactChip {
  const t = useTranslations('letters.fact')
  const stalely = useTranslations('letters.stale')
  const labelOf = useFieldLabel()
  const sourceOf = useFactSource()
  return (field, fallback) => {
    const found = resolveField(field, fallback, facts)
    const label = labelOf(field)
    switch (found.state) {
      case 'unknown':
        return { text: field, state: 'unknown' }
      case 'missing':
        return { text: label, state: 'open' }
      case 'fallback':
        return { text: found.text, state: 'known', detail: t('described', { label, source: t('fallback') }) }
      case 'value': {
        const fact = stored.find((one) => one.field === field)
        const source = fact ? sourceOf(fact) : t('from.other')
        const detail = t('described', { label, source })
        const old = stale.find((one) => one.field === field)
        return old
          ? { text: found.text, state: 'stale', detail: stalely('described', { detail, was: old.was }) }
          : { text: found.text, state: 'known', detail }
      }
      default:
        return assertNever(found)
    }
  }
}

/** The kinds of record that facts come from, as main names them. */
const recordTypes = [
  'client',
  'contact',
  'employer',
  'filled',
  'message',
  'opportunity',
  'practice',
  'promise',
  'question',
  'round',
] as const

/** Says where a fact comes from: its record and the day it holds for. */
export function useFactSource(): (fact: LetterFact) => string {
  const t = useTranslations('letters.fact')
  const { day } = useDayText()
  return ({ recordType, on }) => {
    const record = recordTypes.find((known) => known === recordType) ?? 'other'
    return on === null ? t(`from.${record}`) : t(`dated.${record}`, { day: day(on, 'full') })
  }
}
