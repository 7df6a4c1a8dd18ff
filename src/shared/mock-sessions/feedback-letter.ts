import { type ComposedLetter, composeLetter, type LetterTopic } from '../compose-letter'
import { blockText } from '../letter-blocks'
import type { LetterKind } from '../letters'
import type { MergeFacts } from '../merge-fields'
import type { BlockNode, HeadingNode, ListItemNode, ParagraphNode } from '../rich-text'
import { type FeedbackSentences, feedbackSentences } from './feedback-sentences'
import type { CarriedQuestion } from './questions-due'
import { forClient, type SessionFacts } from './session-facts'
import { type Finding, findingsOf } from './session-findings'

/** A change smaller than this is none: it would be read as one. */
const changeFrom = 0.3
/** So many questions that come back are named. */
const againNamed = 3

export type FeedbackInput = {
  readonly session: SessionFacts
  readonly last: SessionFacts | null
  readonly carried: readonly CarriedQuestion[]
  /** The day of the session as the letter writes it. */
  readonly dayText: string
  readonly employer: string | null
  /** The catalogue's advice for what is to be practised. */
  readonly topics: readonly LetterTopic[]
  readonly facts: MergeFacts
  readonly kind: LetterKind
  readonly language: string
  readonly turn: number
}

const paragraph = (text: string): ParagraphNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const heading = (text: string): HeadingNode => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
})

/** Stands in the composed letter where the words about the session go. Nobody can type it: it has a private-use sign. */
const place = '\uE000'

/**
 * The letter after a session: greeting, what to build on, what to practise with words of the hour, the advice that ties to
 * it, what will be asked again, and the composer's own ending. Made from what the client may read and nothing else.
 */
export function feedbackLetter(input: FeedbackInput): ComposedLetter {
  const { topics, facts, kind, language, turn } = input
  const own: LetterTopic = { id: 'session', kind: 'guidance', frame: 'opens', body: place, shortBody: place }
  const composed = composeLetter({ topics: [own, ...topics], facts, kind, language, turn })
  if (!composed.ok) return composed
  const { opening, parts, again } = feedbackBlocks(input)
  const at = composed.doc.content.findIndex((block) => blockText(block) === place)
  const after = composed.doc.content.slice(at + 1)
  // The advice stands with what is to be practised; what is asked again leads over to the ending.
  const advice = adviceEnd(after)
  const content = [
    ...composed.doc.content.slice(0, at),
    opening,
    ...parts,
    ...after.slice(0, advice),
    ...again,
    ...after.slice(advice),
  ]
  return { ok: true, doc: { type: 'doc', content } }
}

/** Where the advice ends and the composer's own ending begins: its last block is the closing sentence. */
const adviceEnd = (blocks: readonly BlockNode[]): number => Math.max(0, blocks.length - 1)

function feedbackBlocks({ session, last, carried, dayText, employer, language }: FeedbackInput) {
  const words = feedbackSentences(language)
  const { strengths, practise } = findingsOf(forClient(session), last)
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  const blocksFor = (findings: readonly Finding[], side: 'strength' | 'weakness'): readonly BlockNode[] =>
    findings.map((finding, turn) => {
      const quotes = finding.quotes.map(({ text }) => oneLine(text))
      const sentence = sentenceOf(finding, turn, side, words, (value) => number.format(value))
      return paragraph(quotes.length === 0 ? sentence : `${sentence} ${words.quote(quotes)}`)
    })
  const named = carried.slice(0, againNamed)
  return {
    opening: paragraph(words.opening({ on: dayText, employer })),
    parts: [
      ...(strengths.length === 0 ? [] : [heading(words.strengths), ...blocksFor(strengths, 'strength')]),
      heading(words.practise),
      ...(practise.length === 0 ? [paragraph(words.nothingWeak)] : blocksFor(practise, 'weakness')),
    ],
    again:
      named.length === 0
        ? []
        : [
            heading(words.again),
            paragraph(words.comeBack(named.length)),
            {
              type: 'bulletList' as const,
              content: named.map(
                ({ body }): ListItemNode => ({ type: 'listItem', content: [paragraph(oneLine(body))] }),
              ),
            },
          ],
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

function sentenceOf(
  { about, mean, change }: Finding,
  turn: number,
  side: 'strength' | 'weakness',
  words: FeedbackSentences,
  written: (value: number) => string,
): string {
  if (about.type === 'time') return words.overTime({ over: about.overCount, of: about.limitedCount })
  const scored = mean ?? 0
  if (about.type === 'question') {
    const values = { question: oneLine(about.body), mean: written(scored) }
    return side === 'strength' ? words.goodAnswer(values) : words.weakAnswer(values)
  }
  const sentences = words[side]
  const say = sentences[turn % sentences.length] ?? sentences[0]
  const moved = change !== null && Math.abs(change) >= changeFrom
  return (
    say?.({
      name: about.name,
      mean: written(scored),
      last: moved ? { mean: written(scored - change), way: change > 0 ? 'up' : 'down' } : null,
    }) ?? ''
  )
}
