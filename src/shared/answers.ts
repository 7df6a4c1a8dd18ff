import { z } from 'zod'
import { call } from './call'
import { byClient, byId, line, longText, recordId } from './ids'
import { bankRef } from './question-bank'

/** The parts of a told example, in the order in which they are told. */
export const starParts = ['hasSituation', 'hasTask', 'hasAction', 'hasResult'] as const
export type StarPart = (typeof starParts)[number]

const score = z.int().min(1).max(5)

/** One wording of an answer. */
export type AnswerVersion = Readonly<Record<StarPart, boolean>> & {
  readonly id: string
  readonly answerId: string
  readonly body: string
  /** From 1 to 5, by the client and by the coach. */
  readonly selfScore: number | null
  readonly coachScore: number | null
  readonly createdAt: string
  readonly updatedAt: string
}

/** An answer that a client works on. */
export type Answer = {
  readonly id: string
  readonly clientId: string
  /** The question in the bank; null for one in own words. */
  readonly questionRef: string | null
  readonly questionBody: string
  readonly opportunityId: string | null
  readonly createdAt: string
  readonly updatedAt: string
  /** Oldest first. */
  readonly versions: readonly AnswerVersion[]
}

/** A timed reading. */
export type SpeakingPace = {
  readonly id: string
  readonly wordsPerMinute: number
  readonly words: number
  readonly seconds: number
  readonly measuredOn: string
}

/** Ids are made by the window, so that a save can be repeated safely. */
export const answerDraft = z.strictObject({
  id: recordId,
  clientId: recordId,
  questionRef: bankRef.nullable(),
  questionBody: line(1_000).min(1),
  opportunityId: recordId.nullable().default(null),
})
export type AnswerDraft = z.input<typeof answerDraft>

export const answerVersionDraft = z.strictObject({
  id: recordId,
  answerId: recordId,
  body: longText(20_000),
  hasSituation: z.boolean(),
  hasTask: z.boolean(),
  hasAction: z.boolean(),
  hasResult: z.boolean(),
  selfScore: score.nullable(),
  coachScore: score.nullable(),
})
export type AnswerVersionDraft = z.infer<typeof answerVersionDraft>

/** A reading of less than this many words says nothing of a pace. */
export const PACE_WORDS = 20

export const paceDraft = z.strictObject({
  clientId: recordId,
  words: z.int().min(PACE_WORDS).max(10_000),
  seconds: z.number().min(5).max(3_600),
})
export type PaceDraft = z.infer<typeof paceDraft>

/** Calm English speech; what holds for a client who was not measured. */
export const USUAL_PACE = 130

/** The words of a text, as they are spoken; a hyphened word is one. */
export const countWords = (text: string): number =>
  (text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu) ?? []).length

/** How long words take to say at a pace, in whole seconds. */
export const secondsFor = (words: number, wordsPerMinute: number): number =>
  Math.round((words * 60) / wordsPerMinute)

/** A worn-out phrase in a text, by UTF-16 places. */
export type Flag = {
  readonly from: number
  readonly to: number
  readonly phrase: string
  readonly advice: string
}

type Phrase = { readonly phrase: string; readonly advice: string; readonly isRetired: boolean }

/** Where a text has phrases of the list, in reading order and never two at one place. Case, signs and line ends do not count. */
export function flagPhrases(text: string, list: readonly Phrase[]): Flag[] {
  const found = list
    .filter(({ isRetired }) => !isRetired)
    .flatMap(({ phrase, advice }) =>
      phrase
        .split(' / ')
        .map((way) => way.trim())
        .filter(Boolean)
        .flatMap((way) =>
          [...text.matchAll(patternOf(way))].map((match) => ({
            from: match.index,
            to: match.index + match[0].length,
            phrase: way,
            advice,
          })),
        ),
    )
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return found.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}

/** Whole words only; between them any white space, and either form of the apostrophe. */
function patternOf(way: string): RegExp {
  const words = way
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replaceAll(/['’]/gu, "['’]"))
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu')
}

export const answersCalls = {
  /** A client's answers with all their versions, the one worked on last first. */
  'answers.list': call<readonly Answer[]>()(byClient),
  'answers.save': call<{ readonly id: string }>()(answerDraft),
  'answers.saveVersion': call<{ readonly id: string }>()(answerVersionDraft),
  'answers.remove': call<null>()(byId),
  'answers.restore': call<null>()(byId),
  'answers.removeVersion': call<null>()(byId),
  'answers.restoreVersion': call<null>()(byId),
  /** The readings of a client, newest first. */
  'answers.paces': call<readonly SpeakingPace[]>()(byClient),
  'answers.savePace': call<SpeakingPace>()(paceDraft),
  'answers.removePace': call<null>()(byId),
  'answers.restorePace': call<null>()(byId),
}
