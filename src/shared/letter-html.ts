import { assertNever } from './errors'
import { escapeHtml } from './html-text'
import { resolveField } from './letter-fields'
import { type LetterFont, logoStyle, styleOf } from './letter-style'
import type { LetterKind } from './letters'
import type { PracticeLogo } from './logo'
import type { MergeFacts } from './merge-fields'
import {
  type BlockNode,
  type InlineNode,
  inlineNodesOf,
  isAllowedLink,
  type ListItemNode,
  plainTextOf,
  type RichTextDoc,
} from './rich-text'
import type { AddressWindow, LetterFont as LetterFontName, PageSize } from './settings'

/** What a practice prints on its letters. Every part may be empty but the coach's name. */
export type Letterhead = {
  readonly coachName: string
  readonly practiceName: string
  readonly addressLines: readonly string[]
  readonly email: string
  readonly phone: string
  readonly website: string
  /** `#RRGGBB`; anything else prints in the product's own green. */
  readonly accentColor: string
  readonly pageSize: PageSize
  readonly letterFont: LetterFontName
  readonly addressWindow: AddressWindow
  /** 'With best wishes,' */
  readonly closing: string
  /** What stands under the closing; the coach's name when empty. */
  readonly signature: string
  readonly language: string
}

export type LetterInput = {
  readonly doc: RichTextDoc
  readonly facts: MergeFacts
  readonly practice: Letterhead
  readonly client: { readonly name: string; readonly addressLines: readonly string[] }
  /** The day as the letter prints it. */
  readonly dateText: string
  readonly language: string
  readonly title: string
  readonly kind: LetterKind
  /** The text of resources/letter.css. */
  readonly css: string
  readonly fonts: readonly LetterFont[]
  /** The picture of the letterhead. */
  readonly logo?: PracticeLogo | null
  /** A field's name for the eye, shown where its value is missing. */
  readonly fieldLabel: (field: string) => string
}

/** A page in the parts that a warm window swaps; `body` is HTML, `style` CSS, `title` plain text. */
export type LetterParts = {
  readonly title: string
  readonly language: string
  readonly style: string
  readonly body: string
}

/** A longer last paragraph may part from the closing, as it brings lines enough with it. */
const longEnding = 900

/** What every page of a practice has, whatever stands on it. */
export type SheetInput = Pick<LetterInput, 'practice' | 'css' | 'fonts' | 'logo' | 'language' | 'title'>

const lines = (texts: readonly string[]): string =>
  texts
    .filter((text) => text.trim() !== '')
    .map((text) => `<p>${escapeHtml(text)}</p>`)
    .join('')

const joined = (texts: readonly string[], separator: string): string =>
  texts.filter((text) => text.trim() !== '').join(separator)

function letterheadHtml({ practice, logo }: SheetInput): string {
  const details = lines([
    practice.practiceName,
    joined(practice.addressLines, ', '),
    joined([practice.phone, practice.email], ' · '),
    practice.website,
  ])
  const picture =
    logoStyle(logo).length === 0
      ? ''
      : `<div class="logo" role="img" aria-label="${escapeHtml(practice.practiceName || practice.coachName)}"></div>`
  const coach = `<p class="coach">${escapeHtml(practice.coachName)}</p>`
  return `<div class="letterhead">${picture === '' ? coach : `<div>${picture}${coach}</div>`}<div class="practice">${details}</div></div>`
}

/** The client's address: in the flow, or where the window of the envelope will be, with the sender in small print. */
function recipientHtml({ client, practice }: LetterInput): string {
  const address = lines([client.name, ...client.addressLines])
  if (practice.addressWindow !== 'din') return `<div class="recipient">${address}</div>`
  const sender = joined([practice.practiceName || practice.coachName, ...practice.addressLines], ' · ')
  return `<div class="recipient"><p class="sender">${escapeHtml(sender)}</p>${address}</div>`
}

/** What the text itself needs of the input. */
type TextInput = Pick<LetterInput, 'facts' | 'fieldLabel'>

function inlineHtml(node: InlineNode, input: TextInput): string {
  if (node.type === 'hardBreak') return '<br>'
  let html = ''
  if (node.type === 'text') html = escapeHtml(node.text)
  else {
    const { field, fallback } = node.attrs
    const resolved = resolveField(field, fallback, input.facts)
    const isOpen = resolved.state === 'missing' || resolved.state === 'unknown'
    html = isOpen
      ? `<span class="open-field">${escapeHtml(input.fieldLabel(field))}</span>`
      : escapeHtml(resolved.text)
  }
  for (const mark of node.marks ?? []) {
    if (mark.type === 'bold') html = `<strong>${html}</strong>`
    else if (mark.type === 'italic') html = `<em>${html}</em>`
    else if (isAllowedLink(mark.attrs.href)) html = `<a href="${escapeHtml(mark.attrs.href)}">${html}</a>`
  }
  return html
}

const itemsHtml = (items: readonly ListItemNode[], input: TextInput): string =>
  items.map((item) => `<li>${blocksHtml(item.content, input)}</li>`).join('')

/** A block; `isLead` keeps a line such as 'You could write:' on the page of what follows it. */
function blockHtml(block: BlockNode, isLead: boolean, input: TextInput): string {
  switch (block.type) {
    case 'paragraph': {
      const inline = (block.content ?? []).map((node) => inlineHtml(node, input)).join('')
      return `<p${isLead ? ' class="lead"' : ''}>${inline === '' ? '<br>' : inline}</p>`
    }
    case 'heading':
      return `<h2>${(block.content ?? []).map((node) => inlineHtml(node, input)).join('')}</h2>`
    case 'blockquote':
      return `<blockquote>${blocksHtml(block.content, input)}</blockquote>`
    case 'bulletList':
      return `<ul>${itemsHtml(block.content, input)}</ul>`
    case 'orderedList':
      return `<ol start="${Math.trunc(block.attrs?.start ?? 1)}">${itemsHtml(block.content, input)}</ol>`
    default:
      return assertNever(block)
  }
}

/** Whether what follows is led to by the line before it: a list or wording, but no heading, which begins something new. */
const isLeading = (next: BlockNode | undefined): boolean =>
  next !== undefined && next.type !== 'paragraph' && next.type !== 'heading'

/** The text without letterhead and ending; everything a person typed is escaped. */
export function blocksHtml(blocks: readonly BlockNode[], input: TextInput): string {
  return blocks
    .map((block, index) => {
      const next = blocks[index + 1]
      return blockHtml(block, isLeading(next), input)
    })
    .join('')
}

/** The last block of the text with closing and signature, kept together so that no page holds a signature alone. */
function endingHtml(last: BlockNode | undefined, input: LetterInput): string {
  const { practice, facts } = input
  const isLong =
    last !== undefined && plainTextOf({ type: 'doc', content: [last] }, facts).length > longEnding
  const block = last === undefined ? '' : blocksHtml([last], input)
  const closing =
    practice.closing.trim() === '' ? '' : `<p class="closing">${escapeHtml(practice.closing)}</p>`
  const signature = `<p class="signature">${escapeHtml(practice.signature.trim() || practice.coachName)}</p>`
  return isLong
    ? `${block}<div class="ending follows">${closing}${signature}</div>`
    : `<div class="ending">${block}${closing}${signature}</div>`
}

function bodyHtml(input: LetterInput): string {
  const { doc, kind } = input
  const end = doc.content.findLastIndex((block) => [...inlineNodesOf([block])].length > 0)
  const recipient = kind === 'letter' ? recipientHtml(input) : ''
  const window = kind === 'letter' ? ` window-${input.practice.addressWindow}` : ''
  // The last block is drawn with the ending; what leads to it must stay with it too.
  const before = doc.content.slice(0, Math.max(0, end))
  const last = doc.content[end]
  const text = before
    .map((block, index) => {
      const next = before[index + 1] ?? last
      return blockHtml(block, isLeading(next), input)
    })
    .join('')
  return [
    `<div class="sheet ${kind}${window}">`,
    letterheadHtml(input),
    recipient,
    `<p class="date">${escapeHtml(input.dateText)}</p>`,
    `<div class="text">${text}${endingHtml(last, input)}</div>`,
    '</div>',
  ].join('')
}

/** The page in parts. Everything a person typed is escaped; colour, page size, language and fonts pass closed patterns. */
export const letterParts = (input: LetterInput): LetterParts => partsWith(input, bodyHtml(input))

/** A page with the letterhead over other content than a letter's. `content` is HTML in which all text is escaped already. */
export const sheetParts = (input: SheetInput, content: string): LetterParts =>
  partsWith(input, `<div class="sheet">${letterheadHtml(input)}${content}</div>`)

function partsWith(input: SheetInput, body: string): LetterParts {
  const language = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/i.test(input.language) ? input.language : 'en'
  return { title: input.title, language, style: styleOf(input), body }
}

const contentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data: app:; img-src data:; base-uri 'none'; form-action 'none'"

/** The letter as one HTML document that asks for nothing from outside and runs nothing. */
export function letterHtml(input: LetterInput): string {
  const { title, language, style, body } = letterParts(input)
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`,
    `<title>${escapeHtml(title)}</title><style>${style}</style></head>`,
    `<body>${body}</body></html>`,
  ].join('\n')
}
