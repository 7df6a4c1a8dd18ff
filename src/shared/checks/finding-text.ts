import { dayText } from '../dates'
import type { InterfaceLanguage } from '../settings'
import { sentenceOf } from '../translate'
import type { Finding } from './finding'

/** Days among a finding's values as they are written in a sentence. */
function readable(values: Finding['values']): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name.endsWith('On') && typeof value === 'string' && value !== '' ? dayText(value, 'en-GB') : value,
    ]),
  )
}

/** What a finding says, in the coach's language: what is wrong, and what it rests on. */
export function findingText(
  { rule, values }: Pick<Finding, 'rule' | 'values'>,
  language: InterfaceLanguage,
): { readonly sentence: string; readonly basis: string } {
  const filled = readable(values)
  return {
    sentence: sentenceOf(language, 'checks', `rules.${rule}.sentence`, filled),
    basis: sentenceOf(language, 'checks', `rules.${rule}.basis`, filled),
  }
}
