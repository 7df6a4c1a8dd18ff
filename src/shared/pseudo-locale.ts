const ACCENTED = new Map(
  Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => [
    letter,
    Array.from('áƀçđéƒğĥíĵķĺɱñóƥɋŕšťúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶĹṀÑÓƤɊŔŠŤÚṼŴẊÝŽ')[index] ?? letter,
  ]),
)

/** Accents the words of one ICU message and lengthens it by a third; arguments and tags stay as they are. */
export function pseudoMessage(message: string): string {
  let depth = 0
  let inTag = false
  let letters = 0
  let text = ''
  for (const sign of message) {
    if (sign === '{') depth += 1
    if (sign === '<') inTag = true
    // Braces alternate: {an argument}, {count, plural, one {text of a branch}}.
    const isPlain = depth % 2 === 0 && !inTag && sign !== '}'
    text += isPlain ? (ACCENTED.get(sign) ?? sign) : sign
    if (isPlain) letters += 1
    if (sign === '}') depth -= 1
    if (sign === '>') inTag = false
  }
  return `[${text}${'·'.repeat(Math.ceil(letters / 3))}]`
}

/** The same tree of messages, each one pseudo-localised. */
export function pseudoMessages<T>(tree: T): T {
  if (typeof tree === 'string') return pseudoMessage(tree) as T
  return Object.fromEntries(
    Object.entries(tree as object).map(([key, value]) => [key, pseudoMessages(value)]),
  ) as T
}
