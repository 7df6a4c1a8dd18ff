import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { english, messagesOf, partsOf } from '@shared/messages'
import { interfaceLanguages } from '@shared/settings'
import { describe, expect, it } from 'vitest'

const source = resolve(import.meta.dirname, '../../src')
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => ({
    name: entry.name,
    text: readFileSync(join(entry.parentPath, entry.name), 'utf8'),
  }))

type Tree = { readonly [key: string]: string | Tree }
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flat(value, `${path}${key}.`),
  )

const argumentsOf = (text: string) => [...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name]) => name)

/** Their keys are codes that come at run time; that each code has its text is tested with the codes. */
const byCode: ReadonlySet<string> = new Set(['errors', 'fields', 'reasons', 'stages', 'letterTitles'])

describe('the keys of the messages', () => {
  it('are all used', () => {
    const words = new Set<string>()
    const beginnings = new Set<string>()
    const ends = new Set<string>()
    for (const { text } of files) {
      for (const [, word] of text.matchAll(/['"`]([\w.-]+)['"`]/g)) words.add(word ?? '')
      for (const [, word] of text.matchAll(/\b([a-zA-Z]\w*)\b\s*[:,}]/g)) words.add(word ?? '')
      for (const [, word] of text.matchAll(/`([\w.-]+\.)\$\{/g)) beginnings.add(word ?? '')
      for (const [, word] of text.matchAll(/`\$\{[^`}]*\}([A-Z]\w+)`/g)) ends.add(word ?? '')
    }
    /** A key is used where its end is written out, or what comes before a part of it, or the last word of its name. */
    const isUsed = (key: string): boolean => {
      const parts = key.split('.')
      if ([...ends].some((end) => key.endsWith(end))) return true
      return parts.some((_part, from) => {
        const end = parts.slice(from)
        return (
          words.has(end.join('.')) ||
          end.some((_one, to) => to > 0 && beginnings.has(`${end.slice(0, to).join('.')}.`))
        )
      })
    }
    const unused = Object.entries(english)
      .filter(([feature]) => !byCode.has(feature))
      .flatMap(([feature, tree]) => flat(tree).map(([key]) => [feature, key] as const))
      .filter(([, key]) => !isUsed(key))
    expect(unused).toEqual([])
  })

  it('stand for every word that a screen shows', () => {
    const screens = files.filter(({ name }) => name.endsWith('.tsx'))
    const untranslated = screens.flatMap(({ name, text }) =>
      [
        ...text.matchAll(/>[^<>{}=();]*\p{L}{3,}[^<>{}=();]*<\//gu),
        ...text.matchAll(/\b(?:aria-label|title|label|alt|description)="[^"]*\p{L}[^"]*"/gu),
      ].map(([words]) => `${name}: ${words}`),
    )
    expect(screens.length).toBeGreaterThan(100)
    // The app's own name is the same in every language.
    expect(untranslated.filter((words) => !words.endsWith('>Greenroom</'))).toEqual([])
  })
})

describe.each(interfaceLanguages.filter((language) => language === 'de'))('the language %s', (language) => {
  it('has texts for keys that English has, with the same arguments', () => {
    const whole = new Map(flat(english))
    const parts = flat(partsOf(language))
    expect(parts.length).toBeGreaterThan(40)
    for (const [key, text] of parts) {
      expect(whole.has(key), key).toBe(true)
      expect(new Set(argumentsOf(text)), key).toEqual(new Set(argumentsOf(whole.get(key) ?? '')))
    }
  })

  it('is English where its folder says nothing', () => {
    const messages = messagesOf(language)
    expect(flat(messages).map(([key]) => key)).toEqual(flat(english).map(([key]) => key))
    expect(messages.stages.panel).toBe('Gespräch vor mehreren')
    expect(messages.errors).toEqual(english.errors)
  })
})
