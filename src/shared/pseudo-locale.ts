const ACCENTED = new Map(
  Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => [
    letter,
    Array.from('áƀçđéƒğĥíĵķĺɱñóƥɋŕšťúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶĹṀÑÓƤɊŔŠŤÚṼŴẊÝŽ')[index] ?? letter,
  ]),
)

const padding = (letters: number): string => '·'.repeat(Math.ceil(letters / 3))

/**
 * Accents the words of one ICU message and lengthens it by a third, each branch for itself, since only one of them is
 * shown; arguments and tags stay as they are.
 */
export function pseudoMessage(message: string): string {
  /** Letters of the text that each open brace stands in; the last is the innermost. */
  const letters = [0]
  let inTag = false
  let text = ''
  for (const sign of message) {
    // Braces alternate: {an argument}, {count, plural, one {text of a branch}}.
    const isText = letters.length % 2 === 1
    if (sign === '}') {
      const count = letters.pop() ?? 0
      text += isText ? `${padding(count)}}` : '}'
      continue
    }
    if (sign === '{') letters.push(0)
    if (sign === '<') inTag = true
    const isPlain = isText && !inTag && sign !== '{'
    text += isPlain ? (ACCENTED.get(sign) ?? sign) : sign
    if (isPlain) letters.push((letters.pop() ?? 0) + 1)
    if (sign === '>') inTag = false
  }
  return `[${text}${padding(letters[0] ?? 0)}]`
}

/** The same tree of messages, each one pseudo-localised. */
export function pseudoMessages<T>(tree: T): T {
  if (typeof tree === 'string') return pseudoMessage(tree) as T
  return Object.fromEntries(
    Object.entries(tree as object).map(([key, value]) => [key, pseudoMessages(value)]),
  ) as T
}
