import { addTopicToDoc, type ComposedLetter, composeLetter, type LetterTopic } from '@shared/compose-letter'
import { AppError } from '@shared/errors'
import { isShort, otherFormOf } from '@shared/letter-forms'
import {
  type FilledField,
  type Letter,
  type LetterDraft,
  type LetterFact,
  type LetterKind,
  type LetterWithFacts,
  type NewLetter,
  newLetter,
} from '@shared/letters'
import type { MergeFacts } from '@shared/merge-fields'
import type { RichTextDoc } from '@shared/rich-text'
import { seenAfter } from '@shared/stale-facts'
import { readHistory, standingsOf } from '../interviews/case-history'
import { isAboutUnclear } from './about-guess'
import { mergeFactsOf } from './letter-facts'
import {
  confirmAbout,
  countEarlierLetters,
  readLetterMemory,
  writeOtherForm,
  writeSeenFacts,
} from './letter-memory-repository'
import { letterTopic, titleOf } from './letter-topics'
import { createLetter, getLetter, type NewLetterRecord, saveLetter } from './letters-repository'
import type { LettersContext } from './letters-service'
import { factsOf, openLetter } from './open-letter'

/**
 * Starts a letter from topics: greeting, what was understood, the advice in order, what comes next. Its round is the named
 * one, else the newest held one of the opportunity. `filled` are values given by hand beforehand.
 * Throws AppError topic-unknown, template-invalid.
 */
export function createDraft(
  context: LettersContext,
  input: NewLetter,
  filled: readonly FilledField[] = [],
): LetterWithFacts {
  const { letter, facts } = composeDraft(context, input, filled)
  const at = context.now().toISOString()
  return { letter: createLetter(context.db, letter, at, context.newId), facts, stale: [] }
}

/** Writes the text of a draft from its topics and the facts of the record; `turn` counts the client's letters. */
export type DraftWriter = (parts: {
  readonly topics: readonly LetterTopic[]
  readonly facts: MergeFacts
  readonly kind: LetterKind
  readonly turn: number
}) => ComposedLetter

/** The letter that `createDraft` writes, before it is written; its text by `write`. Throws the same. */
export function composeDraft(
  context: LettersContext,
  input: NewLetter,
  filled: readonly FilledField[] = [],
  write: DraftWriter = composeLetter,
): { readonly letter: NewLetterRecord; readonly facts: readonly LetterFact[] } {
  const { db } = context
  const draft = newLetter.parse(input)
  const today = context.today()
  const records = readHistory(db, draft.clientId)
  const standings = standingsOf(db, draft.clientId, records, today)
  const opportunityId = draft.opportunityId ?? standings[0]?.opportunityId ?? null
  const held = records.rounds.filter((one) => one.opportunityId === opportunityId && one.heldOn <= today)
  const roundId = draft.roundId ?? held.at(-1)?.id ?? null
  const seed = { ...draft, opportunityId, roundId, filled }
  const facts = factsOf(context, seed)
  const merged = mergeFactsOf(facts)
  const topics = draft.topics.map((topicId) => letterTopic(db, topicId))
  const turn = countEarlierLetters(db, draft.clientId, draft.id)
  const body = composed(write({ topics, facts: merged, kind: draft.kind, turn }))
  const isAboutGuessed = isAboutUnclear({ asked: draft, body, standings, heldRounds: held.length })
  const seen = seenAfter(body, {}, merged, () => true)
  return { letter: { ...seed, title: titleOf(context, topics, facts), body, seen, isAboutGuessed }, facts }
}

/** Keeps a changed draft. Choosing what it speaks of, or filling in a value, is looking at it. Throws AppError not-found. */
export function keepDraft(context: LettersContext, draft: LetterDraft): LetterWithFacts {
  const { db } = context
  return db.transaction(() => {
    const before = getLetter(db, draft.id)
    const isNewAbout = before.opportunityId !== draft.opportunityId || before.roundId !== draft.roundId
    saveLetter(db, draft, context.now().toISOString(), context.newId)
    if (isNewAbout) confirmAbout(db, draft.id)
    const filled = new Set(draft.filled.map(({ field }) => field))
    look(context, draft.id, (field) => isNewAbout || filled.has(field))
    return openLetter(context, draft.id)
  })()
}

/** The coach has looked at the facts as they are now, or at what the letter speaks of. Throws AppError not-found. */
export function confirmLetter(context: LettersContext, id: string, what: 'facts' | 'about'): LetterWithFacts {
  if (what === 'about') confirmAbout(context.db, id)
  else look(context, id, () => true)
  return openLetter(context, id)
}

function look(context: LettersContext, id: string, accepts: (field: string) => boolean): void {
  const { letter, facts } = openLetter(context, id)
  const { seen } = readLetterMemory(context.db, id)
  writeSeenFacts(context.db, id, seenAfter(letter.body, seen, mergeFactsOf(facts), accepts))
}

/** Weaves one more topic into a letter; one that is in it already changes nothing. Throws AppError topic-unknown. */
export function addTopic(context: LettersContext, id: string, topicId: string): LetterWithFacts {
  const opened = openLetter(context, id)
  const { letter, facts } = opened
  if (letter.topics.includes(topicId)) return opened
  const topic = letterTopic(context.db, topicId)
  const body = composed(
    addTopicToDoc({
      doc: letter.body,
      topic,
      facts: mergeFactsOf(facts),
      kind: letter.kind,
      others: knownTopics(context, letter.topics),
      turn: countEarlierLetters(context.db, letter.clientId, id),
    }),
  )
  const title = letter.topics.length === 0 ? titleOf(context, [topic], facts) : letter.title
  return keepDraft(context, { ...draftOf(letter), body, topics: [...letter.topics, topicId], title })
}

/**
 * Writes the letter as another kind. A letter and an e-mail share one text; a short reply has its own. The text that is
 * left is kept and comes back as it was, with the topics that were added meanwhile. Throws AppError not-found.
 */
export function switchKind(context: LettersContext, id: string, kind: LetterKind): LetterWithFacts {
  const { db } = context
  const { letter, facts } = openLetter(context, id)
  const draft = { ...draftOf(letter), kind }
  if (isShort(kind) === isShort(letter.kind)) return keepDraft(context, draft)
  const body = composed(
    otherFormOf({
      letter,
      kind,
      kept: readLetterMemory(db, id).otherForm,
      topics: knownTopics(context, letter.topics),
      facts: mergeFactsOf(facts),
      turn: countEarlierLetters(db, letter.clientId, id),
    }),
  )
  return db.transaction(() => {
    writeOtherForm(db, id, { body: letter.body, topics: letter.topics })
    return keepDraft(context, { ...draft, body })
  })()
}

/** The topics of a letter that the library still has. */
function knownTopics(context: LettersContext, ids: readonly string[]) {
  return ids.flatMap((topicId) => {
    try {
      return [letterTopic(context.db, topicId)]
    } catch (error) {
      if (error instanceof AppError && error.code === 'topic-unknown') return []
      throw error
    }
  })
}

function composed(result: ComposedLetter): RichTextDoc {
  if (result.ok) return result.doc
  const [problem] = result.problems
  throw new AppError('template-invalid', {
    line: problem?.line ?? 1,
    problem: `${result.topicId}: ${problem?.code}`,
  })
}

function draftOf(letter: Letter): LetterDraft {
  const { id, title, kind, body, opportunityId, roundId, questionId, topics, filled } = letter
  const about = { opportunityId, roundId, questionId }
  return { id, title, kind, body, ...about, topics: [...topics], filled: [...filled] }
}
