const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}?/]+/u)
    .filter((word) => word !== '')

export type Matchable = {
  readonly label: string
  /** Other words it is found by. */
  readonly words: string
  /** Its keys as they are printed: "Ctrl 2". */
  readonly keys: string
}

/**
 * The commands that what was typed may mean: each of its words begins a word or a key of the command. Those whose label
 * begins with the text come first. Nothing typed means all of them.
 */
export function matchCommands<Command extends Matchable>(
  commands: readonly Command[],
  typed: string,
): readonly Command[] {
  const asked = wordsOf(typed)
  if (asked.length === 0 && typed.trim() !== '') return []
  const found = commands.filter(({ label, words, keys }) => {
    const known = wordsOf(`${label} ${words} ${keys}`)
    return asked.every((word) => known.some((one) => one.startsWith(word)))
  })
  const [first = ''] = asked
  const isFirst = ({ label }: Command): boolean => wordsOf(label)[0]?.startsWith(first) ?? false
  return [...found.filter(isFirst), ...found.filter((command) => !isFirst(command))]
}
