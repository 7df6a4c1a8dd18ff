/** Words that questions share whatever they ask for. */
const common = new Set(
  `a an and are about as at be been but by can could describe did do does ever for from give had has have how i if in into is it
   its just let like made make me might my not of on one or our please say she should so some still tell than that the their them
   then there they thing things this time to up us was we were what when where which who whom why will with would you your yours
   yourself explain talk us example something somebody someone anything`.split(/\s+/),
)

/** Words that ask for the same thing. */
const meant: Readonly<Record<string, string>> = {
  biggest: 'greatest',
  main: 'greatest',
  boss: 'manager',
  supervisor: 'manager',
  failure: 'fail',
  shortcoming: 'weakness',
  coworker: 'colleague',
  'co-worker': 'colleague',
  pay: 'salary',
  wage: 'salary',
  resign: 'leave',
}

/** Endings that tell forms of a word apart and not words: 'weaknesses' is asked for like 'weakness'. */
function stem(word: string): string {
  const plain = word.replace(/[’']s?$/u, '')
  if (plain.length > 6 && plain.endsWith('nesses')) return plain.slice(0, -2)
  if (plain.length > 5 && plain.endsWith('ing')) return plain.slice(0, -3)
  if (plain.length > 4 && plain.endsWith('ed')) return plain.slice(0, -2)
  if (plain.length > 4 && plain.endsWith('ies')) return `${plain.slice(0, -3)}y`
  if (plain.length > 3 && plain.endsWith('s') && !plain.endsWith('ss')) return plain.slice(0, -1)
  return plain
}

/** What a question asks for: its telling words, each once. */
export const askedWords = (body: string): ReadonlySet<string> =>
  new Set(
    (body.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [])
      .filter((word) => !common.has(word))
      .map((word) => meant[stem(word)] ?? meant[word] ?? stem(word))
      .filter((word) => word.length > 1),
  )

export type Known = { readonly key: string; readonly body: string }
/** The words of a question in a row, without signs. */
const sameWords = (body: string): string => (body.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

type Entry = { readonly words: ReadonlySet<string>; readonly norm: number }

/** From here on two questions are the same one in other words. */
export const SAME = 0.6

/**
 * Finds the known question that another one is nearest to. A word counts by how few of the known questions have it, so that
 * "greatest weakness" is found by "weakness". Words that none has count like rare ones: they say that something else is asked.
 */
export class QuestionMatcher {
  readonly #entries = new Map<string, Entry>()
  /** By all words in a row: two questions may share their telling words and yet not be the same. */
  readonly #byBody = new Map<string, string>()
  readonly #byWord = new Map<string, Set<string>>()
  #weightOf: (word: string) => number

  constructor(known: readonly Known[]) {
    for (const one of known) this.#index(one)
    const size = this.#entries.size
    const spread = new Map([...this.#byWord].map(([word, keys]) => [word, keys.size]))
    this.#weightOf = (word) => Math.log(1 + size / (spread.get(word) ?? 1))
    for (const [key, { words }] of this.#entries) this.#entries.set(key, { words, norm: this.#normOf(words) })
  }

  #index({ key, body }: Known): ReadonlySet<string> {
    const words = askedWords(body)
    this.#byBody.set(sameWords(body), key)
    this.#entries.set(key, { words, norm: 0 })
    for (const word of words) {
      const keys = this.#byWord.get(word)
      if (keys) keys.add(key)
      else this.#byWord.set(word, new Set([key]))
    }
    return words
  }

  #normOf(words: ReadonlySet<string>): number {
    return Math.sqrt([...words].reduce((sum, word) => sum + this.#weightOf(word) ** 2, 0))
  }

  /** Takes a question in, so that later ones can be near it. */
  add(one: Known): void {
    const words = this.#index(one)
    this.#entries.set(one.key, { words, norm: this.#normOf(words) })
  }

  /** The nearest question and how near it is, from 0 to 1; null where no telling word is shared. */
  nearest(body: string): { readonly key: string; readonly score: number } | null {
    const same = this.#byBody.get(sameWords(body))
    if (same !== undefined) return { key: same, score: 1 }
    const words = askedWords(body)
    const norm = this.#normOf(words)
    const products = new Map<string, number>()
    for (const word of words)
      for (const key of this.#byWord.get(word) ?? [])
        products.set(key, (products.get(key) ?? 0) + this.#weightOf(word) ** 2)
    let best: { key: string; score: number } | null = null
    for (const [key, product] of products) {
      const score = product / (norm * (this.#entries.get(key)?.norm ?? 1))
      if (best === null || score > best.score) best = { key, score }
    }
    return best
  }
}
