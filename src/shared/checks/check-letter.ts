import type { CheckFacts } from './check-facts'
import { earlierFindings, withinFindings } from './earlier-rules'
import { type Finding, seriousRules } from './finding'
import { interviewDayFindings, roundNumberFindings } from './interview-rules'
import { closingFindings, emptyFindings, placeholderFindings } from './leftover-rules'
import { promiseFindings } from './promise-rules'
import { standingFindings } from './standing-rules'
import { greetingFindings, strangerFindings, unknownNameFindings } from './wrong-client-rules'

const rules: readonly ((facts: CheckFacts) => readonly Finding[])[] = [
  greetingFindings,
  strangerFindings,
  placeholderFindings,
  promiseFindings,
  standingFindings,
  interviewDayFindings,
  roundNumberFindings,
  unknownNameFindings,
  withinFindings,
  earlierFindings,
  closingFindings,
  emptyFindings,
]

const isSerious = (one: Finding): boolean => seriousRules.has(one.rule)

/** Everything the rules have to say about a letter, what holds it first. Deterministic: the same facts, the same findings. */
export function checkLetter(facts: CheckFacts): readonly Finding[] {
  const found = rules.flatMap((rule) => rule(facts))
  const unique = [...new Map(found.map((one) => [one.key, one])).values()]
  return [...unique.filter(isSerious), ...unique.filter((one) => !isSerious(one))]
}
