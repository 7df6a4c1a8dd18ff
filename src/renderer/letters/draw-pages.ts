import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  // The legacy build carries what Chromium 130, the oldest that runs the app, does not have yet.
} from 'pdfjs-dist/legacy/build/pdf.mjs'
// oxlint-disable-next-line import/default -- the bundler answers with the file's address
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** One drawn sheet. Sizes are CSS pixels at 100 %, that is 96 to the inch. */
export type DrawnPage = {
  readonly canvas: HTMLCanvasElement
  /** The page's words, a line a line, for readers of the screen. */
  readonly text: string
  readonly width: number
  readonly height: number
}

const cssPixelsPerPoint = 96 / 72
let worker: PDFWorker | null = null

/** One worker for all letters. It is opened here, because the library would load it through a blob, which the page's policy forbids. */
function pdfWorker(): PDFWorker {
  worker ??= PDFWorker.create({ port: new Worker(workerUrl, { type: 'module' }) })
  return worker
}

/**
 * Draws every page of a PDF off screen.
 * `width` is the width in CSS pixels of the first page, null draws at 100 %; `pixelRatio` is the screen's.
 * Gives null when `signal` was aborted meanwhile.
 */
export async function drawPages(
  pdf: Uint8Array,
  options: { readonly width: number | null; readonly pixelRatio: number; readonly signal: AbortSignal },
): Promise<readonly DrawnPage[] | null> {
  // The bytes move to the worker, so it gets a copy: the same PDF is drawn again at another zoom.
  const task = getDocument({
    data: pdf.slice(),
    worker: pdfWorker(),
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    enableXfa: false,
  })
  try {
    const document = await task.promise
    const pages: DrawnPage[] = []
    for (const page of await pagesOf(document)) {
      if (options.signal.aborted) return null
      pages.push(await drawPage(page, options))
    }
    return options.signal.aborted ? null : pages
  } finally {
    await task.destroy()
  }
}

function pagesOf(document: PDFDocumentProxy): Promise<PDFPageProxy[]> {
  return Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)))
}

async function drawPage(
  page: PDFPageProxy,
  { width, pixelRatio }: { readonly width: number | null; readonly pixelRatio: number },
): Promise<DrawnPage> {
  const natural = page.getViewport({ scale: cssPixelsPerPoint })
  const zoom = width === null ? 1 : width / natural.width
  const viewport = page.getViewport({ scale: cssPixelsPerPoint * zoom * pixelRatio })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  canvas.setAttribute('aria-hidden', 'true')
  const [text] = await Promise.all([textOf(page), page.render({ canvas, viewport }).promise])
  return { canvas, text, width: natural.width, height: natural.height }
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent()
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .trim()
}
