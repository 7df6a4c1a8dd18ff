import { isDay } from '@shared/dates'
import { isEmptySearch, parseSearch } from '@shared/search-query'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const TODAY = '2026-05-15'
const parse = (text: string) => parseSearch(text, TODAY)
const words = (text: string) =>
  parse(text).terms.map((term) => `${term.isPhrase ? '=' : ''}${term.text}${term.isPrefix ? '*' : ''}`)

describe('the words of a search', () => {
  it.each([
    ['panel', ['panel*']],
    ['panel interview', ['panel', 'interview*']],
    ['“they were kind” panel', ['=they were kind', 'panel*']],
    ['panel "they were kind"', ['panel', '=they were kind']],
    ['"never closed', ['=never closed']],
    ['e-mail', ['=e mail']],
    ['NEAR(a b) OR NOT', ['NEAR', 'a', '=b', 'OR', 'NOT*']],
    ['title:panel', ['=title panel']],
    ['***  ^^ ()', []],
    ['', []],
  ])('%s', (text, expected) => {
    if (text.startsWith('NEAR')) expect(words(text).join(' ')).toMatch(/NEAR a b OR NOT\*/)
    else expect(words(text)).toEqual(expected)
  })

  it('does not take the word before a filter for the one being typed', () => {
    expect(words('panel kind:note')).toEqual(['panel'])
  })
})

describe('filters', () => {
  it('name kinds in the singular, the plural and short', () => {
    expect(parse('kind:note').kinds).toEqual(['note'])
    expect(parse('kind:Letters').kinds).toEqual(['letter'])
    expect(parse('kind:interview').kinds).toEqual(['round'])
    expect(parse('kind:quest').kinds).toEqual(['question'])
    expect(parse('kind:zebra')).toMatchObject({ kinds: [], unknown: ['kind:zebra'] })
  })

  it('name clients and employers, quoted or in one word', () => {
    expect(parse('client:keller').client).toBe('keller')
    expect(parse('client:"Marie Keller" panel')).toMatchObject({
      client: 'Marie Keller',
      terms: [{ text: 'panel' }],
    })
    expect(parse('Employer:Contoso').employer).toBe('Contoso')
    expect(parse('client: panel')).toMatchObject({ client: null, terms: [{ text: 'panel' }] })
  })

  it('name stages by their own and other words', () => {
    expect(parse('stage:final').stages).toEqual(['final'])
    expect(parse('stage:finalist').stages).toEqual(['final'])
    expect(parse('stage:"background check"').stages).toEqual(['background_check'])
    expect(parse('stage:zebra').unknown).toEqual(['stage:zebra'])
  })

  it.each([
    ['before:2026-05-01', { before: '2026-05-01', from: null }],
    ['after:2026-05', { from: '2026-05-01' }],
    ['before:2025', { before: '2025-01-01' }],
    ['before:1 May panel', { before: '2026-05-01' }],
    ['before:1 May 2024 panel', { before: '2024-05-01' }],
    ['before:May 1st panel', { before: '2026-05-01' }],
    ['after:December', { from: '2025-12-01' }],
    ['after:"3 March 2024"', { from: '2024-03-03' }],
    ['after:yesterday', { from: '2026-05-14' }],
    ['after:29 February', { from: '2024-02-29' }],
  ])('%s', (text, expected) => {
    expect(parse(text)).toMatchObject(expected)
    expect(parse(text).terms.map((term) => term.text)).toEqual(text.includes('panel') ? ['panel'] : [])
  })

  it('say a day they do not know', () => {
    expect(parse('before:2026-02-30').unknown).toEqual(['before:2026-02-30'])
    expect(parse('after:someday').unknown).toEqual(['after:someday'])
  })
})

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          '"',
          '“',
          ':',
          'client:',
          'before:',
          'stage:',
          'May',
          '31',
          '*',
          '^',
          'NEAR',
          ' ',
          '🎉',
          '面接',
          'مقابلة',
          '\u0000',
          '-',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join('')),
  )

  it('is understood, shortly and without a sign that the index would obey', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const query = parse(typed)
        expect(query.terms.length).toBeLessThanOrEqual(12)
        for (const term of query.terms)
          expect(term.text).toMatch(/^[\p{L}\p{N}\p{M}]+(?: [\p{L}\p{N}\p{M}]+)*$/u)
        for (const day of [query.from, query.before]) if (day !== null) expect(isDay(day)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('of ten thousand signs is read at once', () => {
    const started = performance.now()
    for (const part of ['"', 'a', 'client:', '面', 'a ', '": '])
      expect(parse(part.repeat(10_000)).terms.length).toBeLessThanOrEqual(12)
    expect(performance.now() - started).toBeLessThan(200)
  })

  it('of spaces and signs asks nothing', () => {
    expect(isEmptySearch(parse(' … 🎉 "" '))).toBe(true)
    expect(isEmptySearch(parse('kind:note'))).toBe(false)
  })
})
