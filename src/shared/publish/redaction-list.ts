import { employerKey } from '../employer-names'
import { foldedWords } from './fold-text'

export const termKinds = ['client', 'company', 'person', 'place', 'document', 'address', 'detail'] as const
export type TermKind = (typeof termKinds)[number]

/** Something of a client's record that must not stand in a published text, and what stands in its place. */
export type RedactionTerm = {
  /** As it is on record, or the part of it that is looked for. */
  readonly text: string
  /** What it belongs to: the same for all parts of one name. */
  readonly entity: string
  readonly kind: TermKind
  readonly alias: string
  /** True for a part that is also an ordinary word: then only its capitals tell it. */
  readonly isExact: boolean
}

/** What of a client's record can point to them. */
export type PublishRecord = {
  readonly client: {
    readonly fullName: string
    readonly preferredName: string
    readonly email: string
    readonly phone: string
    readonly addressText: string
    readonly fields: readonly string[]
  }
  /** In the order in which they came into the practice, so that aliases stay as they are. */
  readonly employers: readonly { readonly name: string; readonly website: string }[]
  readonly people: readonly { readonly name: string; readonly email: string; readonly phone: string }[]
  readonly documents: readonly string[]
}

/** What was given an alias before, by entity. */
export type KnownAliases = ReadonlyMap<string, string>

const particles = new Set(
  'de del der den di da du la le las los van von bin ben al el the of and y e dos zu zur ter mc st dr mr mrs ms prof'.split(
    ' ',
  ),
)
const streetWords = new Set(
  'street road lane avenue terrace close drive court place square way house flat floor apartment unit north south east west upper lower old new great little high hill green park gate bridge'.split(
    ' ',
  ),
)
const tradeWords = new Set(
  'bank group company foods services solutions systems partners consulting consultants insurance logistics shipping energy health care clinic hospital school college university council city county national international global engineering construction media digital software technology technologies labs studio studios design retail stores market garden centre center trust foundation society association institute agency office outsourcing holdings industries manufacturing transport travel hotel restaurant bakery pharmacy legal law'.split(
    ' ',
  ),
)

const nicknames: Readonly<Record<string, string>> = {
  abigail: 'Abby',
  alexander: 'Alex Sasha',
  alexandra: 'Alex Sandra',
  andrew: 'Andy Drew',
  anthony: 'Tony',
  barbara: 'Barb',
  benjamin: 'Ben',
  catherine: 'Cathy Kate',
  charles: 'Charlie Chuck',
  christina: 'Tina Chris',
  christopher: 'Chris',
  daniel: 'Dan Danny',
  david: 'Dave',
  deborah: 'Debbie',
  edward: 'Ed Eddie Ted',
  elizabeth: 'Liz Beth Betty Lizzie',
  frederick: 'Fred',
  gregory: 'Greg',
  jacob: 'Jake',
  james: 'Jim Jimmy',
  jennifer: 'Jen Jenny',
  jonathan: 'Jon',
  joseph: 'Joe',
  joshua: 'Josh',
  katherine: 'Kate Kathy',
  kenneth: 'Ken',
  lawrence: 'Larry',
  margaret: 'Maggie Meg Peggy',
  matthew: 'Matt',
  michael: 'Mike Mick',
  nicholas: 'Nick',
  patricia: 'Pat Trish',
  patrick: 'Paddy',
  peter: 'Pete',
  philip: 'Phil',
  rebecca: 'Becky',
  richard: 'Rick Dick',
  robert: 'Bob Rob Bobby',
  ronald: 'Ron',
  samuel: 'Sam',
  stephen: 'Steve',
  steven: 'Steve',
  susan: 'Sue Suzy',
  theodore: 'Ted Theo',
  thomas: 'Tom Tommy',
  timothy: 'Tim',
  victoria: 'Vicky',
  william: 'Bill Will Billy',
}

/** How many signs a reader sees, about. */
const signsIn = (text: string): number => Array.from(text).length

type Part = { readonly text: string; readonly isExact: boolean }

/** The words of a name that tell it, as they are written. */
function nameParts(name: string, ordinary: ReadonlySet<string>): readonly Part[] {
  const words = name.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? []
  return words.flatMap((word): Part[] => {
    const folded = foldedWords(word).join('')
    if (folded === '' || particles.has(folded) || signsIn(folded) < 2) return []
    const isExact = ordinary.has(folded) || signsIn(folded) < 3
    return [{ text: word, isExact }]
  })
}

/** German, Scandinavian and the like are written with two letters where a keyboard has none of theirs. */
const spelled: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }
const respelled = (name: string): string =>
  name.normalize('NFC').replaceAll(/[äöüåø]/giu, (letter) => spelled[letter.toLowerCase()] ?? letter)

const initialsOf = (words: readonly string[]): string =>
  words
    .map((word) => word.slice(0, 1).toUpperCase())
    .filter((one) => /\p{Lu}/u.test(one))
    .join('.')

/** A person's name: whole, its words, its initials, the handle that is made of it. */
function personParts(name: string, ordinary: ReadonlySet<string>): readonly Part[] {
  const words = name.match(/[\p{L}\p{M}'’-]+/gu) ?? []
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  const short = nicknames[foldedWords(first).join('')]?.split(' ') ?? []
  const single = name.match(/[\p{L}\p{M}'’]+/gu) ?? []
  return [
    { text: name, isExact: false },
    ...nameParts(name, ordinary),
    ...(respelled(name) === name ? [] : nameParts(respelled(name), ordinary)),
    ...short.map((text) => ({ text, isExact: true })),
    ...(words.length > 1
      ? [
          { text: `${last} ${first}`, isExact: false },
          { text: `${first} ${last.slice(0, 1)}`, isExact: true },
          { text: `${first.slice(0, 1)} ${last}`, isExact: false },
          ...[initialsOf(words), initialsOf(single)]
            .filter((text) => text.length > 2)
            .map((text) => ({ text, isExact: true })),
        ]
      : []),
  ]
}

function hostOf(website: string): string {
  return website
    .replace(/^[a-z]+:\/\//iu, '')
    .replace(/^www\./iu, '')
    .replace(/[/?#].*$/u, '')
    .trim()
}

function companyParts(name: string, website: string, ordinary: ReadonlySet<string>): readonly Part[] {
  const bare = name
    .replaceAll(/\(.*?\)/gu, ' ')
    .replace(/^\s*the\s+/iu, '')
    .trim()
  const key = employerKey(name)
  const telling = nameParts(name, ordinary).filter(({ text, isExact }) => {
    const word = foldedWords(text).join('')
    return !isExact && !tradeWords.has(word) && key.split(' ').includes(word) && word.length > 2
  })
  const capitals = (name.match(/\b\p{Lu}/gu) ?? []).join('')
  const host = hostOf(website)
  const site = host.split('.')[0] ?? ''
  const wholeWords = key.split(' ')
  const isOneOrdinary = wholeWords.length === 1 && ordinary.has(wholeWords[0] ?? '')
  return [
    { text: name, isExact: isOneOrdinary },
    ...(bare === '' || bare === name ? [] : [{ text: bare, isExact: isOneOrdinary }]),
    { text: key, isExact: isOneOrdinary },
    ...telling,
    ...(capitals.length > 2 ? [{ text: capitals, isExact: true }] : []),
    ...(host.includes('.') ? [{ text: host, isExact: false }] : []),
    ...(site.length > 4 && !ordinary.has(site) ? [{ text: site, isExact: false }] : []),
  ]
}

function placeParts(line: string, ordinary: ReadonlySet<string>): readonly Part[] {
  const words = (line.match(/[\p{L}\p{M}'’]{3,}/gu) ?? []).filter(
    (word) => !streetWords.has(foldedWords(word).join('')),
  )
  const codes = line.match(/\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b|\b\d{4,6}\b/gu) ?? []
  return [
    { text: line, isExact: false },
    ...words.map((text) => ({ text, isExact: ordinary.has(foldedWords(text).join('')) })),
    ...codes.map((text) => ({ text, isExact: false })),
  ]
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const lettered = (word: string, index: number): string =>
  `${word} ${letters[index % 26] ?? ''}${index < 26 ? '' : String(Math.floor(index / 26) + 1)}`

/** Gives each thing the alias it had, or the next free one of its kind. */
function aliasGiver(word: string, known: KnownAliases): (entity: string) => string {
  const taken = new Set(known.values())
  const given = new Map<string, string>()
  let index = 0
  return (entity) => {
    const old = known.get(entity) ?? given.get(entity)
    if (old !== undefined) return old
    while (taken.has(lettered(word, index))) index += 1
    const alias = lettered(word, index)
    taken.add(alias)
    given.set(entity, alias)
    return alias
  }
}

/** The name under which an alias is kept: of a name its folded words. */
export const entityOf = (kind: TermKind, name: string): string =>
  `${kind}:${foldedWords(name).join(' ') || name.trim()}`

/**
 * The redaction list of one client's record: every name, its parts, initials, handles, addresses, documents and own fields,
 * with stable aliases. `ordinary` are folded words that are also ordinary words of letters. Days and pay are found by their
 * form, see `find-redactions.ts`.
 */
export function redactionList(
  record: PublishRecord,
  ordinary: ReadonlySet<string>,
  known: KnownAliases,
): readonly RedactionTerm[] {
  const { client, employers, people, documents } = record
  const terms: RedactionTerm[] = []
  const add = (kind: TermKind, name: string, alias: string, parts: readonly Part[]): void => {
    for (const { text, isExact } of parts)
      if (text.trim() !== '')
        terms.push({ text: text.trim(), entity: entityOf(kind, name), kind, alias, isExact })
  }
  const company = aliasGiver('Company', known)
  const person = aliasGiver('Person', known)
  const place = aliasGiver('Place', known)

  for (const name of [client.fullName, client.preferredName])
    if (name.trim() !== '') add('client', client.fullName, 'my client', personParts(name, ordinary))
  const addresses = (owner: string, email: string, phone: string): void => {
    const local = email.split('@')[0] ?? ''
    add('address', owner, 'an address', [
      { text: email, isExact: false },
      ...(local.length > 3 && !ordinary.has(local.toLowerCase()) ? [{ text: local, isExact: false }] : []),
      { text: phone, isExact: false },
    ])
  }
  addresses(client.fullName, client.email, client.phone)
  for (const line of client.addressText.split('\n'))
    if (line.trim() !== '') add('place', line, place(entityOf('place', line)), placeParts(line, ordinary))
  for (const { name, website } of employers)
    add('company', name, company(entityOf('company', name)), companyParts(name, website, ordinary))
  for (const { name, email, phone } of people) {
    add('person', name, person(entityOf('person', name)), personParts(name, ordinary))
    addresses(name, email, phone)
  }
  for (const fileName of documents) {
    const base = fileName.replace(/\.[^.]{1,8}$/u, '')
    // A name of signs alone would leave nothing to look for but its ending.
    const whole = foldedWords(base).length > 0 ? fileName : base
    add('document', fileName, 'a document', [
      { text: whole, isExact: false },
      ...(base.length > 3 && !ordinary.has(base.toLowerCase()) ? [{ text: base, isExact: false }] : []),
    ])
  }
  for (const value of client.fields)
    if (value.length > 1) {
      const names = nameParts(value, ordinary).filter(({ text }) => /^\p{Lu}/u.test(text))
      add('detail', value, 'a detail', [
        { text: value, isExact: ordinary.has(value.trim().toLowerCase()) || signsIn(value.trim()) < 3 },
        ...names.map(({ text }) => ({ text, isExact: true })),
      ])
    }
  return longestFirst(terms)
}

/** Longer terms first, so that a whole name is replaced before its parts; each text once. */
function longestFirst(terms: readonly RedactionTerm[]): readonly RedactionTerm[] {
  const unique = new Map<string, RedactionTerm>()
  for (const term of terms) {
    const key = term.isExact ? term.text : foldedWords(term.text).join(' ') || term.text
    if (!unique.has(key)) unique.set(key, term)
  }
  return [...unique.values()].toSorted((a, b) => b.text.length - a.text.length)
}
