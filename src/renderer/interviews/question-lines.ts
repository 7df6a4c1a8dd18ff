/** A line of the list of questions while it is edited; `key` tells it from others that say the same. */
export type QuestionLine = { readonly key: string; readonly id?: string; readonly body: string }

let made = 0

/** A line for a stored question, or for a new one. */
export function newQuestionLine(body: string, id?: string): QuestionLine {
  made += 1
  return { key: String(made), body, ...(id === undefined ? {} : { id }) }
}

/** The lines that have something in them, as the round's form sends them. */
export function splitQuestions(lines: readonly QuestionLine[]): { id?: string; body: string }[] {
  return lines
    .filter(({ body }) => body.trim() !== '')
    .map(({ id, body }) => ({ ...(id === undefined ? {} : { id }), body: body.trim() }))
}

/** The lines with one of them a place further up or down. */
export function withMoved(
  lines: readonly QuestionLine[],
  place: number,
  by: -1 | 1,
): readonly QuestionLine[] {
  const line = lines[place]
  const other = lines[place + by]
  return line && other ? lines.with(place, other).with(place + by, line) : lines
}

/** Bullets and numbers with which lists are copied out of other programs. */
const listSign = /^\s*(?:[-–—•*·]|\d{1,3}[.)])\s+/

/**
 * The lines with a pasted text in place of what was selected in one of them; each line of the text becomes a question.
 * Null for a text of one line, which needs no splitting.
 */
export function withPasted(
  lines: readonly QuestionLine[],
  place: number,
  text: string,
  [start, end]: readonly [number, number],
): readonly QuestionLine[] | null {
  const parts = text
    .split(/\r\n|\r|\n/)
    .map((part) => part.replace(listSign, '').trim().slice(0, 500))
    .filter((part) => part !== '')
  const line = lines[place]
  const [first, ...rest] = parts
  if (!line || first === undefined || rest.length === 0) return null
  const last = [rest.at(-1), line.body.slice(end).trim()].filter(Boolean).join(' ').slice(0, 500)
  const added = [...rest.slice(0, -1), last]
  return lines.toSpliced(
    place,
    1,
    { ...line, body: `${line.body.slice(0, start)}${first}`.slice(0, 500) },
    ...added.map((body) => newQuestionLine(body)),
  )
}
