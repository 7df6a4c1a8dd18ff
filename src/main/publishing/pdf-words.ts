import { startWorker } from '../workers'

/** What a reader, or a program, can find in a PDF: its words, and all that is said about it. */
export type PdfWords = { readonly text: string; readonly metadata: string }

/** An entry of the outline; where it points to is numbers alone. */
type Entry = { readonly title: string; readonly items: readonly Entry[] }

const titlesOf = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ title, items }) => [title, ...titlesOf(items)])

/** Reads a PDF's words and metadata back from its bytes, in this thread. The reader is loaded at the first use. */
export async function pdfWords(bytes: Uint8Array): Promise<PdfWords> {
  // Without its worker at hand the reader would look for a file beside the bundle.
  await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs')
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // The bytes are handed over to the reader for good, so it gets a copy.
  const task = getDocument({ data: bytes.slice(), isEvalSupported: false, verbosity: 0 })
  try {
    const pdf = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const content = await (await pdf.getPage(number)).getTextContent()
      pages.push(
        content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
      )
    }
    const { info, metadata } = await pdf.getMetadata()
    const titles = titlesOf((await pdf.getOutline()) ?? [])
    const said = [JSON.stringify(info), metadata?.getRaw() ?? '', ...titles]
    return { text: pages.join('\n'), metadata: said.join('\n') }
  } finally {
    await task.destroy()
  }
}

/** Reads a PDF back off the main thread: loading the reader alone takes longer than a key may wait. */
export function pdfWordsInWorker(bytes: Uint8Array): Promise<PdfWords> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('pdf-words-worker', bytes)
    worker.once('message', (answer: PdfWords) => resolve(answer))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The reader of a PDF ended with ${code}`)))
  })
}
