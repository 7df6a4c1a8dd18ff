/** A text without case, accents and signs nobody sees, with the way back to where each of its signs came from. */
export type FoldedText = {
  readonly text: string
  /** For each UTF-16 unit of `text`, and one past the end, where it begins in the original. */
  readonly at: readonly number[]
}

/** Letters that keep their stroke or tail when accents are taken off. */
const barred: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}

/** Folds a text; equal words in any spelling of case, accents and invisible signs become equal. */
export function foldText(original: string): FoldedText {
  let text = ''
  const at: number[] = []
  let position = 0
  for (const sign of original) {
    const plain = sign
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase()
      .replaceAll(/[\u2018\u2019\u02BC\u0060\u00B4]/gu, "'")
      .replaceAll(/[ßæœøđðłþı]/gu, (letter) => barred[letter] ?? letter)
    for (let unit = 0; unit < plain.length; unit += 1) at.push(position)
    text += plain
    position += sign.length
  }
  at.push(position)
  return { text, at }
}

/** The words of a folded text. */
export const foldedWords = (text: string): readonly string[] =>
  foldText(text).text.match(/[\p{L}\p{N}]+/gu) ?? []
