import { editDistance } from './nearest-name'

/** By what two clients may be one person, the surest first. */
export type Likeness = 'email' | 'phone' | 'name'

export type Person = { readonly fullName: string; readonly email: string; readonly phone: string }

/** Words of a name beyond these say nothing new. */
const wordsAtMost = 4
/** National numbers are written with and without their country, so only the last digits are compared. */
const phoneDigits = 9
const phoneDigitsAtLeast = 7

/** Letters that keep their stroke or tail when accents are taken off. */
const barred: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}

/** The words of a name in small letters without accents, signs and titles. */
export function nameWords(name: string): readonly string[] {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøđðłþı]/g, (letter) => barred[letter] ?? letter)
    .replaceAll(/[’'`´.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(dr|mr|mrs|ms|prof|jr|sr)$/.test(word))
    .slice(0, wordsAtMost)
}

/** An address as it is compared; empty when it is none. */
export function emailKey(email: string): string {
  const address = email.trim().toLowerCase()
  return address.includes('@') ? address : ''
}

/** The last digits of a telephone number; empty when there are too few to tell people apart. */
export function phoneKey(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '')
  return digits.length < phoneDigitsAtLeast ? '' : digits.slice(-phoneDigits)
}

/** A word by its first letter and its consonants, so that most slips of the pen leave it as it is. */
function skeleton(word: string): string {
  const sounded = word.replaceAll('ph', 'f').replaceAll(/c?k|c/g, 'k').replaceAll('z', 's')
  return (
    sounded.slice(0, 1) +
    sounded
      .slice(1)
      .replaceAll(/[aeiouyhw]/g, '')
      .replaceAll(/(.)\1+/g, '$1')
  )
}

/**
 * What a person is looked up by in an index: whoever is alike shares a key. `n:` keys hold one word and how another
 * begins, so a slip in one word leaves a key of the other; `f:` holds the whole name, whatever its order.
 */
export function likenessKeys(person: Person): readonly string[] {
  const email = emailKey(person.email)
  const phone = phoneKey(person.phone)
  const words = nameWords(person.fullName)
  const skeletons = words.map(skeleton)
  const pairs = skeletons.flatMap((word, place) =>
    words.flatMap((other, otherPlace) => (place === otherPlace ? [] : [`n:${word} ${other.slice(0, 1)}`])),
  )
  const whole = skeletons.toSorted().join(' ')
  return [
    ...new Set([
      ...(email === '' ? [] : [`e:${email}`]),
      ...(phone === '' ? [] : [`p:${phone}`]),
      ...(whole === '' ? [] : [`f:${whole}`]),
      ...pairs,
    ]),
  ]
}

/** A word may differ by one letter, a long one by two, a very short one by none. */
function isWordAlike(one: string, other: string): boolean {
  if (one === other) return true
  const length = Math.min(one.length, other.length)
  const allowed = length < 4 ? 0 : length < 8 ? 1 : 2
  return Math.abs(one.length - other.length) <= allowed && editDistance(one, other) <= allowed
}

/** Whether two names may be one person's, without regard to case, accents, order, middle names and small slips. */
export function isNameAlike(one: string, other: string): boolean {
  const [fewer, more] = [nameWords(one), nameWords(other)].toSorted((a, b) => a.length - b.length)
  if (!fewer || !more || fewer.length === 0) return false
  // A first name alone is shared by many; it is alike only to the same name alone.
  if (fewer.length === 1 && more.length > 1) return false
  const left = [...more]
  return fewer.every((word) => {
    const exact = left.indexOf(word)
    const place = exact >= 0 ? exact : left.findIndex((candidate) => isWordAlike(word, candidate))
    if (place >= 0) left.splice(place, 1)
    return place >= 0
  })
}

/** By what two people are alike; null when they are not. */
export function likenessOf(one: Person, other: Person): Likeness | null {
  const isShared = (key: (person: Person) => string) => key(one) !== '' && key(one) === key(other)
  if (isShared(({ email }) => emailKey(email))) return 'email'
  if (isShared(({ phone }) => phoneKey(phone))) return 'phone'
  return isNameAlike(one.fullName, other.fullName) ? 'name' : null
}
