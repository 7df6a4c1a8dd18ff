import { type Leftover, leftoversOf } from './lift-leftovers'
import type { BlockNode, InlineNode, ListItemNode, RichTextDoc } from './rich-text'

/** Something of a client's letter that became a field, or was taken out where no field fits. */
export type LiftedFact = {
  readonly was: string
  /** The field that stands in its place; null where words of no one's took it. */
  readonly field: string | null
  readonly count: number
}
/** A template made of a letter, for review before it is saved. */
export type LiftedTemplate = {
  readonly title: string
  readonly body: string
  readonly shortBody: string
  readonly lifted: readonly LiftedFact[]
  readonly leftovers: readonly Leftover[]
}

/** What a letter may hold of people, and what to put in its place. */
export type LiftSources = {
  readonly doc: RichTextDoc
  /** The facts of the letter as they are printed. */
  readonly facts: readonly { readonly field: string; readonly value: string | readonly string[] }[]
  /** Every way the client is called: full name, preferred name. */
  readonly clientNames: readonly string[]
  readonly clientEmails: readonly string[]
  /** Other employers of this client. */
  readonly employers: readonly string[]
  /** People at employers: contacts and interviewers. */
  readonly people: readonly string[]
  /** Full names of the practice's other clients that may stand in the text. */
  readonly otherClients: readonly string[]
  /** What ends the letter and is the page's, not the text's: closing, signature, coach's name. */
  readonly closings: readonly string[]
}

type Tag = { readonly tag: string }
type Piece = string | Tag
type Rule = {
  readonly words: string
  readonly tag: string
  readonly field: string | null
  /** Lower case does not count, since the word means something else as well ("will", "may"). */
  readonly capitalOnly?: boolean
}

/** Field values that are everyday words: in their place a field would make nonsense. */
const tooCommon = new Set(['round.ordinal', 'contributions', 'practice.name'])
const wordsOfLanguage = new Set(
  'will may mark grace hope faith joy rose june april august art bill rich frank grant chase drew dawn summer penny sandy young long brown white black green king price best good day case page bush so an in do my le de van von der la'.split(
    ' ',
  ),
)
const greeting = /^(?:dear|hello|hi|hey|good (?:morning|afternoon|evening))\b.{0,60}$/iu

const usualClosing =
  /^(?:with |my )?(?:kind(?:est)?|best|warm(?:est)?|many|yours) ?(?:regards|wishes|thanks|sincerely|faithfully|truly)?$/iu

/** Folds accents and case one sign for one, so that places in the folded text are places in the text. */
const fold = (text: string): string =>
  text.replaceAll(/./gsu, (sign) => {
    const base = sign.normalize('NFD').charAt(0).toLowerCase()
    return base.length === sign.length ? base : sign
  })

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

/** Where the words of a rule stand in a text, as whole words; -1 when they do not. */
function place(text: string, folded: string, rule: Rule, from: number): number {
  const wanted = fold(rule.words)
  for (let at = folded.indexOf(wanted, from); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const isWhole = !isLetter(text[at - 1]) && !isLetter(text[at + wanted.length])
    if (!isWhole) continue
    if (rule.capitalOnly && !/^\p{Lu}/u.test(text.slice(at))) continue
    // "5 May" is a day, whoever is called May.
    if (rule.capitalOnly && /\d\s$/u.test(text.slice(0, at))) continue
    return at
  }
  return -1
}

/** Puts a rule's tag where its words stand; what is a tag already is left alone. */
function applyRule(pieces: readonly Piece[], rule: Rule, count: (times: number) => void): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    if (typeof piece !== 'string') return [piece]
    const folded = fold(piece)
    const parts: Piece[] = []
    let seen = 0
    for (let at = place(piece, folded, rule, 0); at >= 0; at = place(piece, folded, rule, seen)) {
      if (at > seen) parts.push(piece.slice(seen, at))
      parts.push({ tag: rule.tag })
      seen = at + rule.words.length
      count(1)
    }
    return seen === 0 ? [piece] : [...parts, piece.slice(seen)]
  })
}

const field = (name: string, fallback?: string): string =>
  fallback === undefined ? `{{${name}}}` : `{{${name} | "${fallback}"}}`

const ruleFor = (words: string, name: string, fallback?: string): Rule => ({
  words: words.normalize('NFC'),
  tag: field(name, fallback),
  field: name,
})

/** The rules of one letter, the longest words first, so that a full name goes before its parts. */
function rulesOf(sources: LiftSources): readonly Rule[] {
  const facts = sources.facts
    .filter(({ field: name }) => !tooCommon.has(name) && !name.startsWith('client.'))
    .flatMap(({ field: name, value }) => (typeof value === 'string' ? [ruleFor(value, name)] : []))
  const parts = sources.clientNames.flatMap((name) => [...name.split(/\s+/u), ...name.split(/[\s.,-]+/u)])
  const [firstName] = sources.clientNames
  const names = [
    ...sources.clientNames
      .filter((name) => name.includes(' '))
      .map((name) => ruleFor(name, 'client.fullName', 'there')),
    ...parts.map((part) => ({
      ...ruleFor(part, part === firstName?.split(/\s+/u)[0] ? 'client.firstName' : 'client.fullName', 'you'),
      capitalOnly: wordsOfLanguage.has(fold(part)) || part.length < 3,
    })),
    ...sources.clientEmails.map((address) => ruleFor(address, 'client.email', 'your e-mail address')),
  ]
  const others: Rule[] = sources.otherClients.map((words) => ({ words, tag: 'somebody', field: null }))
  const all = [
    ...facts,
    ...names,
    ...sources.employers.map((name) => ruleFor(name, 'otherEmployer.name', 'another employer')),
    ...sources.people.flatMap((name) => [
      ruleFor(name, 'interviewer.name', 'the interviewer'),
      ...(name.trim().split(/\s+/u).length > 1
        ? [ruleFor(name.trim().split(/\s+/u).at(-1) ?? name, 'interviewer.name', 'the interviewer')]
        : []),
    ]),
    ...others,
  ]
  const known = new Set<string>()
  return all
    .filter(({ words }) => words.trim().length > 1)
    .toSorted((a, b) => b.words.length - a.words.length)
    .filter(({ words }) => {
      const key = fold(words)
      if (known.has(key)) return false
      known.add(key)
      return true
    })
}

const inlinePiece = (node: InlineNode): Piece => {
  if (node.type === 'hardBreak') return ' '
  // Braces of a text are words, not the grammar's.
  if (node.type === 'text') return node.text.normalize('NFC').replaceAll(/\{\{|\}\}/gu, '')
  const { field: name, fallback } = node.attrs
  return { tag: fallback === null ? field(name) : field(name, fallback.replaceAll(/["{}]/gu, '')) }
}

type Line = { readonly mark: string; readonly pieces: readonly Piece[] }

/** The lines of a text with their marks; a list item or a quotation is a line of its own. */
function linesOf(blocks: readonly (BlockNode | ListItemNode)[], mark: string): readonly Line[] {
  return blocks.flatMap((block): readonly Line[] => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return [{ mark, pieces: (block.content ?? []).map(inlinePiece) }]
      case 'blockquote':
        return linesOf(block.content, '> ')
      case 'bulletList':
      case 'orderedList':
        return linesOf(block.content, '- ')
      default:
        return linesOf(block.content, mark)
    }
  })
}

const textOf = ({ pieces }: Line): string =>
  pieces
    .map((piece) => (typeof piece === 'string' ? piece : piece.tag))
    .join('')
    .trim()

const wordsOnly = ({ pieces }: Line): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : '·')).join('')

function withoutFrame(lines: readonly Line[], closings: readonly string[]): readonly Line[] {
  const filled = lines.filter((line) => textOf(line) !== '')
  const starts = filled[0] && greeting.test(wordsOnly(filled[0]).replaceAll('·', 'you').trim()) ? 1 : 0
  const ends = filled.findLastIndex((line) => {
    const text = textOf(line).replace(/[,.!]+$/u, '')
    if (usualClosing.test(text)) return false
    return !closings.some((closing) => closing !== '' && text === closing.replace(/[,.!]+$/u, ''))
  })
  return filled.slice(starts, ends + 1)
}

/** Lines of one quotation or list stand together, paragraphs apart. */
function joined(lines: readonly Line[]): string {
  return lines
    .map((line, at) => {
      const before = lines[at - 1]
      const gap = before === undefined ? '' : line.mark !== '' && line.mark === before.mark ? '\n' : '\n\n'
      return `${gap}${line.mark}${textOf(line)}`
    })
    .join('')
}

/** Removes what is left of a client's name inside longer words, as in an address or a nickname. */
function withoutRest(
  pieces: readonly Piece[],
  names: readonly string[],
  count: (was: string) => void,
): Piece[] {
  const parts = names
    .flatMap((name) => name.split(/[\s.,-]+/u))
    .map(fold)
    .filter((part) => part.length >= 4 && !wordsOfLanguage.has(part))
  return pieces.map((piece) => {
    if (typeof piece !== 'string') return piece
    return piece.replaceAll(/\S+/gu, (word) => {
      if (!parts.some((part) => fold(word).includes(part))) return word
      count(word)
      return '…'
    })
  })
}

/**
 * Makes a template of a letter: chips become tags, names, employers, days and other facts become fields, greeting and
 * closing go, and of the client's name nothing is left. What still looks like a fact is listed for the coach. Pure.
 */
export function liftTemplate(sources: LiftSources): Omit<LiftedTemplate, 'title'> {
  const counts = new Map<string, { readonly field: string | null; count: number }>()
  const noteAs = (was: string, name: string | null) => (): void => {
    const known = counts.get(was)
    if (known) known.count += 1
    else counts.set(was, { field: name, count: 1 })
  }
  const rules = rulesOf(sources)
  const lines = withoutFrame(linesOf(sources.doc.content, ''), sources.closings).map((line): Line => {
    let pieces: Piece[] = [...line.pieces]
    for (const one of rules) pieces = applyRule(pieces, one, noteAs(one.words, one.field))
    pieces = withoutRest(pieces, sources.clientNames, (was) => noteAs(was, null)())
    return { mark: line.mark, pieces }
  })
  const paragraphs = lines.filter(({ mark }) => mark === '')
  return {
    body: joined(lines),
    shortBody: textOf(paragraphs[0] ?? lines[0] ?? { mark: '', pieces: [] }),
    lifted: [...counts].map(([was, { field: name, count }]) => ({ was, field: name, count })),
    leftovers: leftoversOf(lines.map(wordsOnly)),
  }
}
