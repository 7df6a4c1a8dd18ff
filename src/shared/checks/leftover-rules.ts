import { type BlockNode, isEmptyDoc } from '../rich-text'
import type { CheckFacts } from './check-facts'
import { type Finding, finding } from './finding'
import { quoteAround, shortened } from './letter-passages'

/** Signs that somebody meant to fill something in. */
const leftovers: readonly { readonly pattern: RegExp; readonly inWording: boolean }[] = [
  // In wording the client fills in brackets; in the letter itself nobody will.
  { pattern: /\[(?=[^\]\n]*\p{L})(?!sic\])[^\]\n]{1,60}\]/u, inWording: false },
  { pattern: /<(?=[a-z])[\p{L} ’'-]{2,40}>/u, inWording: false },
  { pattern: /\bX{3,}\b|\bx{4,}\b/u, inWording: true },
  { pattern: /\b(?:TODO|TBD|TBC|FIXME)\b/u, inWording: true },
  { pattern: /_{3,}|\?{3,}|\{\{|\}\}|\blorem ipsum\b|\[object Object\]|\bundefined\b/iu, inWording: true },
]

/** Gaps that were never filled. */
export function placeholderFindings(facts: CheckFacts): readonly Finding[] {
  const found = new Map<string, Finding>()
  for (const { text, isWording } of facts.paragraphs)
    for (const { pattern, inWording } of leftovers) {
      const match = isWording && !inWording ? null : pattern.exec(text)
      if (!match) continue
      const one = finding('placeholder', {
        about: match[0],
        values: { words: shortened(match[0], 60) },
        quote: quoteAround(text, match.index, match[0].length),
      })
      found.set(one.key, one)
    }
  return [...found.values()]
}

const closing =
  /^(?:with )?(?:(?:my |all |very )?(?:best|kind|kindest|warm|warmest|good)(?: wishes| regards)?|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|regards|all the best|cheers|many thanks and best wishes)[,.!]?$/iu

/** A closing or a name at the end of the text, which the page adds by itself. */
export function closingFindings(facts: CheckFacts): readonly Finding[] {
  const last = facts.paragraphs.filter(({ isWording }) => !isWording).slice(-3)
  const own = new Set([facts.coach.closing, ...facts.coach.names].map((text) => text.trim().toLowerCase()))
  const lines = last.flatMap(({ text }) => text.split('\n').map((line) => line.trim()))
  const written = lines.filter((line) => closing.test(line) || (line !== '' && own.has(line.toLowerCase())))
  if (written.length === 0) return []
  return [finding('double_closing', { about: written.join(' '), quote: shortened(written.join(' / ')) })]
}

const isBlank = (block: BlockNode): boolean => isEmptyDoc({ type: 'doc', content: [block] })

function hasEmptyPart(block: BlockNode): boolean {
  if (block.type === 'paragraph' || block.type === 'heading') return false
  if (block.type === 'blockquote') return isBlank(block) || block.content.some(hasEmptyPart)
  return block.content.some((item) => item.content.every(isBlank) || item.content.some(hasEmptyPart))
}

/** Gaps in the text: several empty paragraphs in a row, an empty point of a list, an empty quotation. */
export function emptyFindings({ doc }: CheckFacts): readonly Finding[] {
  const end = doc.content.findLastIndex((block) => !isBlank(block))
  const blocks = doc.content.slice(0, end + 1)
  const isGap = blocks.some((block, index) => {
    const next = blocks[index + 1]
    return block.type === 'paragraph' && isBlank(block) && next?.type === 'paragraph' && isBlank(next)
  })
  return isGap || blocks.some(hasEmptyPart) ? [finding('empty_paragraph', { about: 'gap' })] : []
}
