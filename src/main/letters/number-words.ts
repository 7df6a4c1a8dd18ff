import { englishOrdinals } from '@shared/english-words'

/** 'first', 'second', ...; from eleven on in figures. */
export const ordinalOf = (number: number): string => englishOrdinals[number - 1] ?? `${number}th`

const monthWords = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** 'one month', 'six months'; from thirteen on in figures. */
export function monthsText(months: number): string {
  return months === 1 ? 'one month' : `${monthWords[months - 1] ?? String(months)} months`
}
