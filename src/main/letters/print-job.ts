import { join } from 'node:path'

/**
 * How a process without windows has a letter printed by one that has them: a private folder, named in this variable,
 * holds the page as JSON; the printing process removes it at once and leaves the PDF in its place.
 */
export const PRINT_FOLDER = 'GREENROOM_PRINT_FOLDER'

/** The files of a print job. */
export function printJobAt(folder: string): {
  readonly page: string
  readonly pdf: string
  /** What Chromium keeps while it runs; goes with the folder. */
  readonly chromium: string
} {
  return {
    page: join(folder, 'page.json'),
    pdf: join(folder, 'letter.pdf'),
    chromium: join(folder, 'chromium'),
  }
}
