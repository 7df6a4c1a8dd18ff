import { markHits, snippetOf } from '@shared/mark-hits'
import type { MarkedText } from '@shared/search'
import { parseSearch } from '@shared/search-query'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const terms = (typed: string) => parseSearch(typed, '2026-05-15').terms
const drawn = (marked: MarkedText) => marked.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')

describe('marking what was looked for', () => {
  it.each([
    ['Marie Keller', 'kell', 'Marie [Keller]'],
    ['Zoë Åkesson', 'akesson', 'Zoë [Åkesson]'],
    ['Zoe\u0308 waits', 'zoë', '[Zoe\u0308] waits'],
    ['they were kind, were they', '"they were"', '[they were] kind, were they'],
    ['an e-mail came', 'e-mail', 'an [e-mail] came'],
    ['inter interview', 'inter x', '[inter] interview'],
    ['明日の面接です', '面接', '明日の[面接]です'],
    ['<b>panel</b>', 'panel', '<b>[panel]</b>'],
    ['no hit', 'panel', 'no hit'],
  ])('%s by %s', (text, typed, expected) => {
    expect(drawn(markHits(text, terms(typed)))).toBe(expected)
  })

  it('never loses or adds a sign of a title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.string({ maxLength: 20 }),
        (text, typed) => {
          expect(
            markHits(text, terms(typed))
              .map((part) => part.text)
              .join(''),
          ).toBe(text)
        },
      ),
    )
  })
})

describe('a snippet', () => {
  it('shows the words around the first hit on one line', () => {
    const text = `${'Nothing here. '.repeat(30)}\n\nThen the panel asked.\nMore.`
    expect(drawn(snippetOf(text, terms('panel')))).toMatch(/^….*Then the \[panel\] asked\. More\.$/)
  })

  it('sets lines apart that end no sentence, and begins with none of their dots', () => {
    const lines = 'm@mailbox.example\n07700 900221\nThe panel.\nMore.'
    expect(drawn(snippetOf(lines, terms('panel')))).toBe(
      'm@mailbox.example · 07700 900221 · The [panel]. More.',
    )
    const long = `${'a'.repeat(90)}\n${'b'.repeat(30)} panel`
    expect(drawn(snippetOf(long, terms('panel')))).toBe(`…${'b'.repeat(30)} [panel]`)
  })

  it('shows the first words where the hit is elsewhere', () => {
    expect(drawn(snippetOf('Short text', terms('panel')))).toBe('Short text')
    expect(snippetOf('', terms('panel'))).toEqual([])
  })
})
