import type { AdviceTemplate, School, Suggestion, SuggestionReason } from '@shared/advice'
import { contradict } from '@shared/checks/earlier-rules'

/** Which advice is shown: of both schools, or of one together with what belongs to neither. */
export type SchoolChoice = 'both' | School

/** One line of the list: a suggestion, or a topic found by searching. `rank` counts from 1 as shown. */
export type AdviceLine = {
  readonly topicId: string
  readonly title: string
  readonly rank: number
  readonly school: School | null
  /** 0 to 1; null for a topic that was searched for. */
  readonly score: number | null
  readonly reasons: readonly SuggestionReason[]
  /** When the advice fits; said instead of reasons for a topic that was searched for. */
  readonly when: string | null
  /** Ranks on the same list of what says the opposite. */
  readonly opposes: readonly number[]
}

/** No more than there are keys for. */
export const lineLimit = 9

/** The suggestions of one choice, ranked anew, each with the ranks of those that contradict it. */
export function suggestionLines(
  suggestions: readonly Suggestion[],
  choice: SchoolChoice,
  limit: number,
): readonly AdviceLine[] {
  const shown = suggestions
    .filter(({ school }) => choice === 'both' || school === null || school === choice)
    .slice(0, limit)
  return shown.map((suggestion, index) => ({
    topicId: suggestion.topicId,
    title: suggestion.title,
    rank: index + 1,
    school: suggestion.school,
    score: suggestion.score,
    // The school and its opposite are said from the ranks on screen, which main does not know.
    reasons: suggestion.reasons.filter(({ kind }) => kind !== 'school'),
    when: null,
    opposes: ranksOfOpposites(suggestion, shown),
  }))
}

/** Topics that were searched for, as lines. */
export function foundLines(topics: readonly AdviceTemplate[]): readonly AdviceLine[] {
  return topics.map((topic, index) => ({
    topicId: topic.topicId,
    title: topic.title,
    rank: index + 1,
    school: topic.school,
    score: null,
    reasons: [],
    when: topic.when,
    opposes: ranksOfOpposites(topic, topics),
  }))
}

type Opposable = { readonly topicId: string; readonly contradicts: readonly string[] }

function ranksOfOpposites(one: Opposable, shown: readonly Opposable[]): readonly number[] {
  return shown.flatMap((other, index) => (contradict(one, other) ? [index + 1] : []))
}

/** `.92`: two places without the nought, as scores are printed. */
export const scoreText = (score: number): string => score.toFixed(2).replace(/^0/, '')
