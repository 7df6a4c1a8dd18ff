import type { LetterParts } from '@shared/letter-html'
import type { PageSize } from '@shared/settings'

/** One letter as it will print, in the parts that a warm window swaps. */
export type LetterPage = {
  readonly parts: LetterParts
  readonly pageSize: PageSize
  /** Written into the file as its author. */
  readonly author: string
  /** The words around the numbers at the foot of a letter of several pages: before, between, after. */
  readonly pageNumber: readonly [string, string, string]
}

/** Turns pages into PDF bytes. Throws AppError print-failed. */
export type LetterPrinter = { readonly print: (page: LetterPage) => Promise<Uint8Array> }
