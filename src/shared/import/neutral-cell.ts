/**
 * What a spreadsheet would take for a formula or a command: `= + - @`, also full-width ones, after any spaces and
 * invisible signs; a cell that begins with a tab or a line end. Apostrophes before it are those that neutralising adds.
 */
const trigger =
  /^'*(?:[\t\r\n]|[\p{White_Space}\p{Cf}]*[=+\-@\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20])/u

/** A cell that a spreadsheet shows and never computes: an apostrophe before whatever it would compute. */
export const neutralCell = (value: string): string => (trigger.test(value) ? `'${value}` : value)

/** The value that `neutralCell` was given. */
export const restoredCell = (cell: string): string =>
  cell.startsWith("'") && trigger.test(cell) ? cell.slice(1) : cell

/** One line of a CSV file, neutralised, quoted where it must be. */
export function csvLine(cells: readonly string[]): string {
  const line = cells.map((cell) => {
    const neutral = neutralCell(cell)
    return /[",;\r\n\t|]|^\s|\s$/.test(neutral) ? `"${neutral.replaceAll('"', '""')}"` : neutral
  })
  // An only cell without a sign would be a blank line.
  return `${line.length === 1 && line[0] === '' ? '""' : line.join(',')}\r\n`
}
