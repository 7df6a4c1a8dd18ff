import { dayText } from '@shared/dates'
import { letterParts } from '@shared/letter-html'
import { letterSentences } from '@shared/letter-sentences'
import type { LetterFont } from '@shared/letter-style'
import type { Letter, LetterFact } from '@shared/letters'
import { fieldMessageKey, isMergeField } from '@shared/merge-fields'
import type { Practice } from '@shared/settings'
import { sentenceOf } from '@shared/translate'
import css from '../../../resources/letter.css?raw'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { findLogo } from '../settings/logo-repository'
import { getPractice } from '../settings/settings-repository'
import { dayLocale, linesOf, mergeFactsOf } from './letter-facts'
import type { LetterPage } from './letter-printer'

type PageContext = Pick<Context, 'db' | 'today' | 'language'>

/** The page of a letter as it will print, open fields marked. The fonts are loaded at the first letter. */
export async function pageOf(
  context: PageContext,
  letter: Letter,
  facts: readonly LetterFact[],
): Promise<LetterPage> {
  const practice = getPractice(context.db)
  const fonts = await pageFonts(practice)
  const client = getClient(context.db, letter.clientId)
  const parts = letterParts({
    doc: letter.body,
    facts: mergeFactsOf(facts),
    practice: letterheadOf(context),
    client: { name: client.fullName, addressLines: linesOf(client.addressText) },
    dateText: dayText(letterDay(context, letter, facts), dayLocale(practice), { year: true }),
    language: practice.letterLanguage,
    title: letter.title,
    kind: letter.kind,
    css,
    fonts,
    logo: findLogo(context.db),
    fieldLabel: fieldLabelOf(context),
  })
  return {
    parts,
    pageSize: practice.pageSize,
    author: practice.coachName || practice.practiceName,
    pageNumber: letterSentences(practice.letterLanguage).pageNumber,
  }
}

/** The font files of the typeface that a practice prints in, loaded at the first page. */
export async function pageFonts({
  letterFont,
}: Pick<Practice, 'letterFont'>): Promise<readonly LetterFont[]> {
  return letterFont === 'sans'
    ? (await import('./letter-fonts-sans')).sansFonts
    : (await import('./letter-fonts')).letterFonts
}

/** The day on a letter: today, on an exported one the day it was exported. */
function letterDay(context: PageContext, letter: Letter, facts: readonly LetterFact[]): string {
  const frozen = letter.state === 'exported' ? facts.find(({ field }) => field === 'today')?.on : null
  return frozen ?? context.today()
}

/** The practice as the letterhead takes it. */
export function letterheadOf(context: PageContext) {
  const practice = getPractice(context.db)
  return {
    ...practice,
    addressLines: linesOf(practice.addressText),
    language: practice.letterLanguage,
  }
}

/** A field's name for people; one that is not ours is shown as it was typed. */
export function fieldLabelOf(context: PageContext): (field: string) => string {
  return (field) =>
    isMergeField(field)
      ? sentenceOf(context.language(), 'fields', fieldMessageKey(field).replace('fields.', ''))
      : field
}
