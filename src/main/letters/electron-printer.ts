import { AppError } from '@shared/errors'
import { escapeHtml } from '@shared/html-text'
import { BrowserWindow } from 'electron'
import { offlineSession } from '../offline-session'
import type { LetterPage, LetterPrinter } from './letter-printer'
import { countPages, stampAuthor } from './pdf-author'

/** A window that prints nothing for this long is closed; making it again costs a few dozen milliseconds. */
const IDLE_MS = 5 * 60_000
const PRINT_LIMIT_MS = 20_000

/** Nothing runs and nothing is fetched in the page that prints: text, styles and fonts that we hand it, no more. */
const shell = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<title></title><style></style></head><body></body></html>`

/** The printer's page in Electron. `close` ends it at once, for quitting and for the tests. */
export type ElectronPrinter = LetterPrinter & { readonly close: () => void }

/**
 * One hidden sandboxed window, made at the first letter, its body swapped for each further one. Letters queue up: one at
 * a time. A page that hangs or crashes is thrown away with its window.
 */
export function createElectronPrinter(now: () => Date): ElectronPrinter {
  let window: BrowserWindow | null = null
  /** The style the window holds: it carries the fonts, so it is handed over only when it changes. */
  let heldStyle: string | null = null
  let idle: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const close = () => {
    clearTimeout(idle)
    window?.destroy()
    window = null
    heldStyle = null
  }

  const printNow = async (page: LetterPage): Promise<Uint8Array> => {
    clearTimeout(idle)
    try {
      window ??= await openPrintWindow()
      await withLimit(showPage(window, page, page.parts.style === heldStyle))
      heldStyle = page.parts.style
      return await printShown(window, page)
    } catch (error) {
      close()
      throw new AppError('print-failed', {}, { cause: error, retry: true })
    } finally {
      idle = setTimeout(close, IDLE_MS)
      idle.unref()
    }
  }

  return {
    print: (page) => {
      const turn = queue.then(() => printNow(page))
      // The queue goes on whatever became of this letter; its own caller hears of a failure. The next one is printed while
      // this one's author is written.
      queue = turn.catch(() => undefined)
      return turn.then((bytes) => stamped(bytes, page, now()))
    },
    close,
  }
}

async function stamped(bytes: Uint8Array, page: LetterPage, at: Date): Promise<Uint8Array> {
  try {
    return await stampAuthor(bytes, page, at)
  } catch (error) {
    throw new AppError('print-failed', {}, { cause: error, retry: true })
  }
}

async function openPrintWindow(): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: offlineSession('print'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  })
  // The lock on every page refuses navigation by the page itself; loadURL from here is not one.
  await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(shell)}`)
  return window
}

/**
 * Prints what the window shows. A letter that runs over by little is set snugger, so that it stays on one page. One of several
 * pages is numbered; how many there are is only known when it is printed.
 */
async function printShown(window: BrowserWindow, page: LetterPage): Promise<Uint8Array> {
  const plain = await withLimit(printPages(window, page, false))
  const count = await countPages(plain)
  if (count === 1) return plain
  if (count === 2) {
    await setSnug(window, true)
    const snug = await withLimit(printPages(window, page, false))
    if ((await countPages(snug)) === 1) return snug
    await setSnug(window, false)
  }
  return withLimit(printPages(window, page, true))
}

const setSnug = (window: BrowserWindow, isSnug: boolean): Promise<unknown> =>
  window.webContents.executeJavaScript(`document.body.classList.toggle('snug', ${isSnug})`)

async function showPage(window: BrowserWindow, { parts }: LetterPage, hasStyle: boolean): Promise<void> {
  const { style, ...rest } = parts
  // JSON is JavaScript once < is escaped; the text becomes a value and never a script.
  const json = JSON.stringify(hasStyle ? rest : { ...rest, style }).replaceAll('<', '\\u003c')
  await window.webContents.executeJavaScript(
    `(async (parts) => {
      if (parts.style !== undefined) document.querySelector('style').textContent = parts.style;
      document.title = parts.title;
      document.documentElement.lang = parts.language;
      document.body.className = '';
      document.body.innerHTML = parts.body;
      await document.fonts.ready;
    })(${json})`,
  )
}

/** Chromium prints head and foot in a page of their own, without our fonts, and at no size unless told. */
function footer([before, between, after]: LetterPage['pageNumber']): string {
  const [first, middle, last] = [before, between, after].map(escapeHtml)
  return `<div style="width:100%;text-align:center;font:9pt Georgia,'Times New Roman',serif;color:#5c5f58">${first}<span class="pageNumber"></span>${middle}<span class="totalPages"></span>${last}</div>`
}

const printPages = (
  window: BrowserWindow,
  { pageSize, pageNumber }: LetterPage,
  isNumbered: boolean,
): Promise<Uint8Array> =>
  window.webContents.printToPDF({
    pageSize,
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    ...(isNumbered
      ? { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer(pageNumber) }
      : {}),
  })

async function withLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Printing took too long')), PRINT_LIMIT_MS)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
