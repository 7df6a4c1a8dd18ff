import type { LetterPage } from './letter-printer'

/** Writes author, title and language into a printed PDF; Chromium writes only the title. Loaded at the first letter. */
export async function stampAuthor(bytes: Uint8Array, page: LetterPage): Promise<Uint8Array> {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  pdf.setTitle(page.parts.title, { showInWindowTitleBar: true })
  pdf.setAuthor(page.author)
  pdf.setLanguage(page.parts.language)
  pdf.setCreator('Greenroom')
  return pdf.save({ useObjectStreams: false })
}
