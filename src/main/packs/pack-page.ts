import { sheetParts } from '@shared/letter-html'
import { letterSentences } from '@shared/letter-sentences'
import { packHtml } from '@shared/pack-html'
import type { PackRecord } from '@shared/pack-record'
import { translatorOf } from '@shared/translate'
import letterCss from '../../../resources/letter.css?raw'
import recordCss from '../../../resources/record.css?raw'
import reportCss from '../../../resources/report.css?raw'
import { dayLocale } from '../letters/letter-facts'
import { letterheadOf, pageFonts } from '../letters/letter-page'
import type { LetterPage } from '../letters/letter-printer'
import { findLogo } from '../settings/logo-repository'
import { getPractice } from '../settings/settings-repository'
import type { RecordContext } from './client-record'
import { reportFile } from './pack-names'

/** The pages of a client's whole record, on the practice's letterhead. They hold what `record` holds and nothing else. */
export async function recordPage(context: RecordContext, record: PackRecord): Promise<LetterPage> {
  const practice = getPractice(context.db)
  const parts = sheetParts(
    {
      practice: letterheadOf(context),
      css: `${letterCss}\n${reportCss}\n${recordCss}`,
      fonts: await pageFonts(practice),
      logo: findLogo(context.db),
      language: practice.letterLanguage,
      title: translatorOf('en', 'packs')('pdf.heading', { name: record.client.fullName }),
    },
    packHtml({ record, locale: dayLocale(practice), reportOf: reportFile }),
  )
  return {
    parts,
    pageSize: practice.pageSize,
    author: practice.coachName || practice.practiceName,
    pageNumber: letterSentences(practice.letterLanguage).pageNumber,
  }
}
