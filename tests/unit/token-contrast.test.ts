import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(resolve(import.meta.dirname, '../../src/renderer/ui/tokens.css'), 'utf8')

/** The light and the dark colour of a token. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)/gu)].map(
    ([, name = '', light = '', dark = '']) => [name, [light, dark] as const],
  ),
)

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const surfaceOf = (name: string): string => (tokens.has(name) ? name : `surface-${name}`)

/** The lines of the table in the file's head: `text-2 on page, window   7.5   7.0`. */
const table = [
  ...css.matchAll(/^ {4}([\w-]+) on ([\w\-, ]+?)(?: \((?:edge|ring), 3:1\))? {2,}([\d.]+) {2,}([\d.]+)$/gmu),
].map(([line, text = '', surfaces = '', light, dark]) => ({
  line: line.trim(),
  text,
  surfaces: surfaces.split(', ').map(surfaceOf),
  said: [Number(light), Number(dark)] as const,
  least: line.includes('3:1') ? 3 : 4.5,
}))

describe('the contrast of the tokens', () => {
  it('is measured for all that is written in the table of the file', () => {
    expect(table.length).toBeGreaterThanOrEqual(25)
    for (const { text, surfaces } of table)
      for (const name of [text, ...surfaces]) expect(tokens.has(name), name).toBe(true)
  })

  it.each(table)('$line', ({ text, surfaces, said, least }) => {
    for (const theme of [0, 1] as const) {
      const measured = Math.min(
        ...surfaces.map((surface) =>
          contrast(tokens.get(text)?.[theme] ?? '', tokens.get(surface)?.[theme] ?? ''),
        ),
      )
      expect(measured).toBeGreaterThanOrEqual(least)
      // The table says the lowest of them, to one place.
      expect(Math.abs(measured - said[theme])).toBeLessThanOrEqual(0.06)
    }
  })

  it('is enough for every text on every surface that it may lie on', () => {
    const surfaces = ['page', 'window', 'raised', 'hover', 'selected'].map(surfaceOf)
    const low = ['text-1', 'text-2', 'text-3', 'accent-text', 'late', 'due', 'waiting', 'good'].flatMap(
      (text) =>
        surfaces.flatMap((surface) =>
          [0, 1].flatMap((theme) => {
            const [one, other] = [tokens.get(text)?.[theme], tokens.get(surface)?.[theme]]
            const measured = one && other ? contrast(one, other) : 0
            return measured >= 4.5
              ? []
              : [`${text} on ${surface} ${['light', 'dark'][theme]}: ${measured.toFixed(2)}`]
          }),
        ),
    )
    expect(low).toEqual([])
  })
})
