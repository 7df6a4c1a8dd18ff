import { isNameAlike, likenessKeys, likenessOf, nameWords, phoneKey } from '@shared/client-likeness'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const named = (fullName: string, rest: { email?: string; phone?: string } = {}) => ({
  fullName,
  email: '',
  phone: '',
  ...rest,
})

describe('names that may be one person’s', () => {
  it.each([
    ['Marie Keller', 'marie keller'],
    ['Marie Keller', 'Keller, Marie'],
    ['Marie Keller', 'Marie Kellar'],
    ['Marie Keller', 'Mari Keller'],
    ['Marie Keller', 'Marie Anna Keller'],
    ['Zoë Müller', 'Zoe Muller'],
    ['Tomasz Wójcik', 'Tomasz Wojcik'],
    ['Łukasz Nowak', 'Lukasz Nowak'],
    ['Siobhan O’Neill', "Siobhan O'Neil"],
    ['Dr. Ruth Adler', 'Ruth Adler'],
    ['Søren Kjær', 'Soren Kjaer'],
    ['Alexander Montgomery', 'Aleksander Montgomry'],
    ['李 小龙', '李 小龙'],
  ])('%s and %s', (one, other) => {
    expect(isNameAlike(one, other)).toBe(true)
    expect(isNameAlike(other, one)).toBe(true)
    const keys = new Set(likenessKeys(named(one)))
    expect(
      likenessKeys(named(other)).some((key) => keys.has(key)),
      'they share a key of the index',
    ).toBe(true)
  })

  it.each([
    ['Marie Keller', 'Marie Kessler'],
    ['Marie Keller', 'Marius Zellner'],
    ['Ann Bell', 'Anna Bull'],
    ['Marie', 'Marie Keller'],
    ['Jo Li', 'Jo Lu'],
    ['', 'Marie Keller'],
    ['…', '—'],
  ])('but not %s and %s', (one, other) => {
    expect(isNameAlike(one, other)).toBe(false)
  })

  it('are the same seen from either side, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (one, other) => {
        expect(isNameAlike(one, other)).toBe(isNameAlike(other, one))
      }),
    )
  })

  it('leave a key in common after a slip in one word', () => {
    const word = fc.stringMatching(/^[a-z]{5,9}$/)
    fc.assert(
      fc.property(word, word, fc.nat(), (given, family, place) => {
        const at = 1 + (place % (family.length - 1))
        const slipped = family.slice(0, at) + family.slice(at + 1)
        const keys = new Set(likenessKeys(named(`${given} ${family}`)))
        expect(likenessKeys(named(`${slipped} ${given}`)).some((key) => keys.has(key))).toBe(true)
      }),
    )
  })
})

describe('what is surer than a name', () => {
  it('is an address, however it is written, and then a number', () => {
    const marie = named('Marie Keller', { email: 'marie@keller.example', phone: '+44 7700 900123' })
    expect(likenessOf(marie, named('M. K.', { email: ' Marie@Keller.example ' }))).toBe('email')
    expect(likenessOf(marie, named('Somebody Else', { phone: '07700 900 123' }))).toBe('phone')
    expect(likenessOf(marie, named('Keller Marie'))).toBe('name')
    expect(likenessOf(marie, named('Bob Tierney'))).toBeNull()
  })

  it('is not an empty field that both share, nor a number too short to tell people apart', () => {
    expect(likenessOf(named('Ann Lee'), named('Bob Ray'))).toBeNull()
    expect(phoneKey('12345')).toBe('')
    expect(likenessOf(named('Ann Lee', { phone: '999' }), named('Bob Ray', { phone: '999' }))).toBeNull()
  })
})

it('a name is read as a few words without accents, signs and titles', () => {
  expect(nameWords('  Prof. Dr. Élodie  d’Arc-Straße ')).toEqual(['elodie', 'darc', 'strasse'])
  expect(nameWords('a b c d e f')).toHaveLength(4)
})
