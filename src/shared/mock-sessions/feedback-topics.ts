import type { Finding } from './session-findings'

/** So many pieces of advice go with a feedback letter: it is to be read, not worked through. */
const topicsNamed = 2

/** The advice that a criterion ties to. One of the coach's own ties to none. */
const criterionTopics: Readonly<Record<string, string>> = {
  preparedness: 'prepare-every-interview',
  fit: 'talk-shop',
  team: 'team-player-proof',
  positivity: 'stay-positive',
  motivation: 'attitude-beats-skill',
  timing: 'question-timing',
  'talking-shop': 'talk-shop',
  delivery: 'calm-nerves',
}

/**
 * The catalogue's advice for what is to be practised, what matters most first. `topicOf` names the advice that a question
 * of the bank ties to; `weakRefs` are the questions that were weak, the weakest first.
 */
export function topicsToPractise(
  practise: readonly Finding[],
  weakRefs: readonly string[],
  topicOf: (questionRef: string) => string | null,
): readonly string[] {
  const named = practise.flatMap(({ about }) => {
    if (about.type === 'criterion') return criterionTopics[about.criterionRef] ?? []
    return about.type === 'question' && about.questionRef !== null ? (topicOf(about.questionRef) ?? []) : []
  })
  const weak = weakRefs.flatMap((questionRef) => topicOf(questionRef) ?? [])
  return [...new Set([...named, ...weak])].slice(0, topicsNamed)
}
