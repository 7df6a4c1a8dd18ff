import { addTopicToDoc, type ComposedLetter, composeLetter, type LetterTopic } from './compose-letter'
import { blockText, ownBlocks } from './letter-blocks'
import { letterSentences } from './letter-sentences'
import type { LetterKind } from './letters'
import type { MergeFacts } from './merge-fields'
import type { RichTextDoc } from './rich-text'

/** Whether a kind takes the short texts. */
export const isShort = (kind: LetterKind): boolean => kind === 'reply'

type FormInput = {
  readonly letter: {
    readonly kind: LetterKind
    readonly body: RichTextDoc
    readonly topics: readonly string[]
  }
  /** The kind that it is to be. */
  readonly kind: LetterKind
  /** The text of the other length as it was left, with the topics it then had; null when there never was one. */
  readonly kept: { readonly body: RichTextDoc; readonly topics: readonly string[] } | null
  readonly topics: readonly LetterTopic[]
  readonly facts: MergeFacts
  readonly turn: number
}

/**
 * The text of the other length: the one that was left, with the topics added since; else composed from the topics. A letter
 * without topics is the coach's own words and keeps them, with the greeting of the new kind.
 */
export function otherFormOf(input: FormInput): ComposedLetter {
  const { letter, kind, kept, topics, facts, turn } = input
  if (kept === null)
    return topics.length === 0
      ? { ok: true, doc: regreeted(letter.body, letter.kind, kind, facts) }
      : composeLetter({ topics, facts, kind, turn })
  let doc = kept.body
  const has = topics.filter(({ id }) => kept.topics.includes(id))
  for (const topic of topics.filter(({ id }) => !kept.topics.includes(id))) {
    const added = addTopicToDoc({ doc, topic, facts, kind, others: has, turn })
    if (!added.ok) return added
    doc = added.doc
    has.push(topic)
  }
  return { ok: true, doc }
}

/** The same text with the greeting of another kind, where its own stands unchanged. */
function regreeted(body: RichTextDoc, from: LetterKind, to: LetterKind, facts: MergeFacts): RichTextDoc {
  const { greeting } = letterSentences('en')
  const [old] = ownBlocks(greeting[from], facts)
  const [first, ...rest] = body.content
  const isGreeting = first && old && blockText(first) === blockText(old)
  return isGreeting ? { type: 'doc', content: [...ownBlocks(greeting[to], facts), ...rest] } : body
}
