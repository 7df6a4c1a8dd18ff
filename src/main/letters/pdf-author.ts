import type { LetterPage } from './letter-printer'

/**
 * Writes author, title and language into a printed PDF; Chromium writes only the title. Loaded at the first letter. Null for
 * a letter of several pages without numbers, which has to be printed again with them.
 */
export async function stampAuthor(
  bytes: Uint8Array,
  page: LetterPage,
  isNumbered: boolean,
): Promise<Uint8Array | null> {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  if (!isNumbered && pdf.getPageCount() > 1) return null
  pdf.setTitle(page.parts.title, { showInWindowTitleBar: true })
  pdf.setAuthor(page.author)
  pdf.setLanguage(page.parts.language)
  pdf.setCreator('Greenroom')
  return pdf.save({ useObjectStreams: false })
}
