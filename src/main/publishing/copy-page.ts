import { letterParts } from '@shared/letter-html'
import { letterSentences } from '@shared/letter-sentences'
import type { RichTextDoc } from '@shared/rich-text'
import css from '../../../resources/letter.css?raw'
import type { Context } from '../context'
import { fieldLabelOf, letterheadOf, pageFonts } from '../letters/letter-page'
import type { LetterPage } from '../letters/letter-printer'
import { findLogo } from '../settings/logo-repository'
import { getPractice } from '../settings/settings-repository'

/**
 * The page of an anonymous copy: the coach's name as its letterhead, the title, the text. No date, no recipient and no
 * address, since a coach's town and a day can say whose letter it was.
 */
export async function copyPage(
  context: Pick<Context, 'db' | 'today' | 'language'>,
  title: string,
  body: RichTextDoc,
): Promise<LetterPage> {
  const practice = getPractice(context.db)
  const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: title }] } as const
  const parts = letterParts({
    doc: { type: 'doc', content: title.trim() === '' ? body.content : [heading, ...body.content] },
    facts: new Map(),
    practice: {
      ...letterheadOf(context),
      addressLines: [],
      phone: '',
      email: '',
      closing: '',
    },
    client: { name: '', addressLines: [] },
    dateText: '',
    language: practice.letterLanguage,
    title,
    kind: 'reply',
    css,
    fonts: await pageFonts(practice),
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
