import { daysBetween } from '../dates'
import { type CheckFacts, namesOtherEmployer, standingOf } from './check-facts'
import { type Finding, finding } from './finding'
import { quoteAround } from './letter-passages'
import { firstMatch, isSupposed, waitAdvice } from './word-patterns'

const lates = [
  /\b(?:they|he|she|the (?:answer|decision|reply|company|employer|manager|date|promise))(?:[’'](?:re|s)| (?:is|are|was|were)) (?:now |already |long |well |much )?(?:\w+ (?:days?|weeks?) |a week |a day )?(?:late|overdue)\b/iu,
  /\b(?:date|day|deadline|promise|time|week)\b[^.,;]{0,40}\b(?:has|have) (?:now |already |long )?(?:come and gone|passed|gone by|slipped|run out)\b/iu,
  /\bbroken promise\b|\b(?:broke|have broken|has broken|didn[’']t keep|did not keep|haven[’']t kept|have not kept) (?:their|its|his|her|that|the) (?:promise|word)\b/iu,
  /\b(?:should|ought to) have (?:heard|answered|called|written|decided|rung)\b/iu,
]

/** The letter against what the employer promised: waiting although the day has passed, late although it is ahead. */
export function promiseFindings(facts: CheckFacts): readonly Finding[] {
  const standing = standingOf(facts)
  const promise = standing?.promise
  if (!standing || !promise || standing.ending !== null) return []
  const record = { type: 'promise', id: promise.id, clientId: facts.client.id } as const
  const { employer, daysLate } = standing
  // A promise that was broken and then renewed may still be spoken of.
  const isAhead = daysLate === null && !facts.brokenBefore.has(standing.opportunityId)
  const sentences = facts.paragraphs
    .flatMap((paragraph) => paragraph.sentences)
    .filter(({ text, isWording }) => !isWording && !namesOtherEmployer(text, facts, standing))
  for (const { text } of sentences) {
    const wait = daysLate === null ? null : waitAdvice(text)
    if (wait)
      return [
        finding('wait_but_late', {
          about: wait.words,
          values: { employer, promisedOn: promise.to, days: daysLate ?? 0 },
          quote: quoteAround(text, wait.at, wait.words.length),
          record,
        }),
      ]
    const late = isAhead ? firstMatch(text, lates) : null
    if (late && !isSupposed(text, late.at))
      return [
        finding('late_but_ahead', {
          about: late.words,
          values: { employer, promisedOn: promise.to, days: daysBetween(facts.today, promise.to) },
          quote: quoteAround(text, late.at, late.words.length),
          record,
        }),
      ]
  }
  return []
}
