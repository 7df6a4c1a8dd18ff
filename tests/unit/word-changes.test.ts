import { describe, expect, it } from 'vitest'
import { countWords, wordChanges } from '../../src/renderer/ui/word-changes'

const marked = (before: string, after: string, locale = 'en') =>
  wordChanges(before, after, locale)
    ?.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('')

/** Many words in an order that hangs on the seed. */
const shuffled = (seed: number) =>
  Array.from({ length: 30_000 }, (_, index) => `w${(index * seed) % 29_989}`).join(' ')

describe('what changed from one text to another', () => {
  it('is told word by word, in reading order', () => {
    expect(marked('She wants to work in Bristol.', 'She would move to work in Leeds.')).toBe(
      'She [-wants][+would move] to work in [-Bristol][+Leeds].',
    )
    expect(marked('The same words', 'The same words')).toBe('The same words')
    expect(marked('', 'All new')).toBe('[+All new]')
    expect(marked('All gone', '')).toBe('[-All gone]')
  })

  it('finds words where no space parts them', () => {
    expect(marked('我想在北京工作', '我想在上海工作', 'zh')).toBe('我想在[-北京][+上海]工作')
  })

  it('is counted in words, not in signs', () => {
    const changes = wordChanges('One, two; three.', 'One, two and a half; three!', 'en') ?? []
    expect(countWords(changes, 'added', 'en')).toBe(3)
    expect(countWords(changes, 'removed', 'en')).toBe(0)
  })

  it('is not told when it takes too long, instead of making the window wait', () => {
    const started = performance.now()
    expect(wordChanges(shuffled(7), shuffled(11), 'en')).toBeNull()
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
