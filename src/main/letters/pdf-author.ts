import type { LetterPage } from './letter-printer'

/**
 * Writes author, title, language and moment into a printed PDF; Chromium writes only the title, and the moment of the computer's
 * clock. Loaded at the first letter.
 */
export async function stampAuthor(bytes: Uint8Array, page: LetterPage, at: Date): Promise<Uint8Array> {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  pdf.setTitle(page.parts.title, { showInWindowTitleBar: true })
  pdf.setAuthor(page.author)
  pdf.setLanguage(page.parts.language)
  pdf.setCreator('Greenroom')
  pdf.setCreationDate(at)
  pdf.setModificationDate(at)
  return pdf.save({ useObjectStreams: false })
}

/**
 * The pages of a PDF as Chromium prints it. A look at the bytes settles almost every letter of one page; only where they name
 * more, which a title can do as well, is the file taken apart.
 */
export async function countPages(bytes: Uint8Array): Promise<number> {
  const named = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if ((named.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0) === 1) return 1
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  return (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
}
