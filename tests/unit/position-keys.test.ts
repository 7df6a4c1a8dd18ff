import { keyBetween, reorderedKeys } from '@shared/position-keys'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/main/demo/seeded-random'

describe('a key between two others', () => {
  it.each([
    [null, null],
    ['i', null],
    [null, 'i'],
    [null, '1'],
    [null, '01'],
    ['a', 'b'],
    ['a', 'a1'],
    ['az', 'b'],
    ['z', null],
    ['zz', null],
  ])('stands between %j and %j', (before, after) => {
    const key = keyBetween(before, after)
    if (before !== null) expect(key > before).toBe(true)
    if (after !== null) expect(key < after).toBe(true)
    expect(key.endsWith('0')).toBe(false)
  })

  it('refuses keys that are not in order', () => {
    expect(() => keyBetween('b', 'a')).toThrow(RangeError)
    expect(() => keyBetween('a', 'a')).toThrow(RangeError)
  })

  it('stays short when a list only grows at its end', () => {
    let key: string | null = null
    for (let count = 0; count < 200; count += 1) key = keyBetween(key, null)
    expect(key?.length).toBeLessThan(12)
  })
})

describe('keys of a new order', () => {
  it('keeps all of them when nothing was moved', () => {
    expect(reorderedKeys(['a', 'b', 'c'])).toEqual(['a', 'b', 'c'])
  })

  it('changes only what was moved', () => {
    const keys = reorderedKeys(['d', 'a', 'b', 'c'])
    expect(keys.slice(1)).toEqual(['a', 'b', 'c'])
    expect(keys[0]! < 'a').toBe(true)
  })

  it('rises strictly after any thousand moves', () => {
    const random = seededRandom(7)
    let keys = reorderedKeys(Array.from({ length: 20 }, () => null))
    for (let move = 0; move < 1_000; move += 1) {
      const from = random.between(0, keys.length - 1)
      const moved = keys.toSpliced(from, 1).toSpliced(random.between(0, keys.length - 1), 0, keys[from] ?? '')
      keys = reorderedKeys(moved)
      expect(keys.every((key, place) => place === 0 || (keys[place - 1] ?? '') < key)).toBe(true)
    }
  })
})
