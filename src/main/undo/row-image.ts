/** A row, or the columns of it that an act changed. */
export type RowImage = Readonly<Record<string, string | number | null>>

export const readImage = (text: string): RowImage => JSON.parse(text) as RowImage

/** The columns in which two images of one row differ, as each has them; null where they are the same. */
export function changedColumns(
  before: string,
  after: string,
): { readonly before: RowImage; readonly after: RowImage } | null {
  if (before === after) return null
  const [was, is] = [readImage(before), readImage(after)]
  const changed = Object.keys(is).filter((column) => was[column] !== is[column])
  const pick = (image: RowImage): RowImage =>
    Object.fromEntries(changed.map((column) => [column, image[column] ?? null]))
  return { before: pick(was), after: pick(is) }
}
