import { appendFileSync } from 'node:fs'

/** How often a fault is tried: the count of `npm run faults -- NAME --n N`, else the short run's. */
export function countOr(short: number): number {
  const asked = Number(process.env.GREENROOM_FAULTS_N ?? '')
  return Number.isInteger(asked) && asked > 0 ? asked : short
}

/** Whether nobody asked for a count: the run within `npm test`. */
export const isShortRun = process.env.GREENROOM_FAULTS_N === undefined

/** Tells what was measured, and keeps it where `npm run faults` reads it. */
export function tellFigures(name: string, figures: Readonly<Record<string, number | string>>): void {
  const file = process.env.GREENROOM_FAULTS_FIGURES
  if (file) appendFileSync(file, `${JSON.stringify({ name, ...figures })}\n`)
}

/** Random numbers that are the same for the same seed (mulberry32), so that a failure can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The seed of this run, or that of GREENROOM_FAULTS_SEED. */
export const runSeed = Number(process.env.GREENROOM_FAULTS_SEED ?? '') || 20_260_515
