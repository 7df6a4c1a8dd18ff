/** Chance that is the same for the same seed, on every machine. */
export type SeededRandom = {
  /** At least 0, below 1. */
  readonly next: () => number
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number
  readonly chance: (probability: number) => boolean
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T
  /** One of a list by its weights. */
  readonly pickWeighted: <T extends { readonly weight: number }>(list: readonly T[]) => T
}

/** A generator with 32 bits of state (mulberry32): plenty for names and days, useless for secrets. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => {
    const item = list[between(0, list.length - 1)]
    if (item === undefined) throw new RangeError('Nothing to pick from')
    return item
  }
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick,
    pickWeighted: (list) => {
      let left = next() * list.reduce((sum, one) => sum + one.weight, 0)
      for (const one of list) {
        left -= one.weight
        if (left < 0) return one
      }
      return pick(list)
    },
  }
}

/** Record ids in the form of UUIDv7 from a seed: they count up from a moment, so that they sort as they were made. */
export function seededIds(random: SeededRandom, from: Date): () => string {
  let count = 0
  return () => {
    count += 1
    const time = (from.getTime() + count).toString(16).padStart(12, '0')
    const bits = (digits: number) =>
      Math.floor(random.next() * 16 ** digits)
        .toString(16)
        .padStart(digits, '0')
    const variant = '89ab'[random.between(0, 3)] ?? '8'
    return `${time.slice(0, 8)}-${time.slice(8)}-7${bits(3)}-${variant}${bits(3)}-${bits(6)}${bits(6)}`
  }
}
