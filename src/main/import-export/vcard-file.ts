import { decodeText } from '@shared/import/decode-text'
import type { ImportField } from '@shared/import/import-fields'
import ICAL from 'ical.js'
import { cleanCell } from './csv-file'
import { problemAt, type ReadStep } from './import-record'
import { modernCard } from './old-vcard'

/** A card's text and the line on which it begins. */
type Card = { readonly line: number; readonly text: string }

/** Larger cards are pictures more than persons; the picture is not read anyway. */
const cardLength = 5_000_000

/** The cards of a file, one after another. One that is broken off ends at the next. */
function* cardsOf(text: string): Generator<Card> {
  let lines: string[] = []
  let start = 0
  let number = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    number += 1
    if (/^BEGIN:VCARD\s*$/i.test(line)) {
      if (lines.length > 0) yield { line: start, text: lines.join('\r\n') }
      lines = []
      start = number
    } else if (lines.length === 0) continue
    lines.push(line)
    if (!/^END:VCARD\s*$/i.test(line)) continue
    yield { line: start, text: lines.join('\r\n') }
    lines = []
  }
  if (lines.length > 0) yield { line: start, text: lines.join('\r\n') }
}

/** Whether the bytes are cards. */
export const isCardFile = (text: string): boolean => /^\s*BEGIN:VCARD\s*$/im.test(text.slice(0, 2_000))

/** The persons of a card file (vCard 2.1, 3.0, 4.0), and which cards cannot be read. */
export function* cardRecords(bytes: Uint8Array): Generator<ReadStep> {
  for (const card of cardsOf(decodeText(bytes).text)) {
    const values = readCard(card.text)
    yield values === null
      ? { type: 'problem', problem: problemAt(card.line, 'card-unreadable', 'row') }
      : { type: 'record', record: { line: card.line, values, custom: new Map(), columns: {} } }
  }
}

type CardValues = Partial<Record<ImportField, string>>

function readCard(text: string): CardValues | null {
  if (text.length > cardLength || !/END:VCARD\s*$/i.test(text)) return null
  let card: ICAL.Component
  try {
    card = new ICAL.Component(ICAL.parse(modernCard(text)))
  } catch {
    // Whatever the parser says, the sentence is: this card cannot be read.
    return null
  }
  const list = (name: string): string[] => card.getAllProperties(name).flatMap(textsOf)
  const parts = (name: string): readonly string[] => {
    const property = card.getFirstProperty(name)
    return property ? partsOf(property.getFirstValue()) : []
  }
  const [family = '', given = '', middle = ''] = parts('n')
  const values: CardValues = {
    fullName: list('fn')[0] ?? '',
    givenName: [given, middle].filter(Boolean).join(' '),
    familyName: family,
    preferredName: list('nickname')[0] ?? '',
    email: preferred(card, 'email'),
    phone: preferred(card, 'tel').replace(/^tel:/i, ''),
    addressText: addressOf(parts('adr')),
    tags: list('categories').join(', '),
    role: list('title')[0] ?? list('role')[0] ?? '',
  }
  const said = Object.entries(values).filter(([, value]) => value !== '')
  return Object.fromEntries(said)
}

const textsOf = (property: ICAL.Property): string[] =>
  property.getValues().flatMap((value: unknown) => (typeof value === 'string' ? [cleanCell(value)] : []))

const partsOf = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.map((part: unknown) => cleanCell(Array.isArray(part) ? part.join(', ') : String(part)))
    : typeof value === 'string'
      ? value.split(';').map(cleanCell)
      : []

/** The one marked as preferred, else the first. */
function preferred(card: ICAL.Component, name: string): string {
  const all = card.getAllProperties(name)
  const best = all.find((property) => {
    const types = [property.getParameter('type')].flat().map((type) => String(type).toLowerCase())
    return types.includes('pref') || String(property.getParameter('pref')) === '1'
  })
  const property = best ?? all[0]
  return property ? (textsOf(property)[0] ?? '') : ''
}

/** Post box, extra, street, town, region, code, country: a line each for street, town with code, the rest. */
function addressOf([
  box = '',
  extra = '',
  street = '',
  town = '',
  region = '',
  code = '',
  country = '',
]: readonly string[]): string {
  return [box, extra, street, [code, town].filter(Boolean).join(' '), region, country]
    .filter(Boolean)
    .join('\n')
}
