import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findSections, guide, readGuide } from '../../src/renderer/help/guide'

const root = resolve(import.meta.dirname, '../..')

describe('the guide', () => {
  it('is the file in docs, chapter by chapter', () => {
    const file = readFileSync(`${root}/docs/user-guide.md`, 'utf8')
    const titles = [...file.matchAll(/^#{1,2} (.+)$/gmu)].map(([, title]) => title)
    expect(guide.map(({ title }) => title)).toEqual(titles)
    expect(guide.length).toBeGreaterThan(12)
    expect(new Set(guide.map(({ id }) => id)).size).toBe(guide.length)
    for (const { parts, title } of guide) expect(parts.length, title).toBeGreaterThan(0)
  })

  it('has at least twelve pictures, all of them there in both themes and known to the screen', () => {
    const names = guide.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'picture' ? [part.name] : [])),
    )
    expect(names.length).toBeGreaterThanOrEqual(12)
    const screen = readFileSync(`${root}/src/renderer/help/help-screen.tsx`, 'utf8')
    for (const name of names) {
      expect(screen, name).toMatch(new RegExp(`[{,]${name}[,}]`))
      for (const theme of ['light', 'dark'])
        expect(existsSync(`${root}/docs/screenshots/${name}-${theme}-1280.png`), `${name} ${theme}`).toBe(
          true,
        )
    }
    // No other Markdown of pictures is left over, which would be shown as text.
    expect(readFileSync(`${root}/docs/user-guide.md`, 'utf8').split('![').length - 1).toBe(names.length)
  })

  it('reads lists, keys and words to be typed', () => {
    const [section] = readGuide('## One *title*\n\nPress **D**, type `client:`.\n\n- first\n- second\n')
    expect(section).toMatchObject({ id: 'one-title', words: expect.stringContaining('press') })
    const text = JSON.stringify(section?.parts)
    expect(text).toContain('bulletList')
    expect(text).toContain('client:')
    expect(text).not.toContain('`')
  })

  it('is found by all of the words, wherever they stand', () => {
    expect(findSections(guide, 'TRASH 30 days').map(({ id }) => id)).toEqual(['when-you-slip'])
    expect(findSections(guide, '')).toHaveLength(guide.length)
    expect(findSections(guide, 'zeppelin')).toEqual([])
  })
})
