import type { AdviceTemplate } from '../advice'
import { closingTopicId } from '../compose-letter'
import { daysBetween } from '../dates'
import type { CheckFacts, CheckTopic, EarlierLetter } from './check-facts'
import { type Finding, finding } from './finding'
import { type Paragraph, shortened } from './letter-passages'
import { urgeAdvice, waitAdvice } from './word-patterns'

/** Advice this old may be turned round without a word about it. */
const oppositeDays = 60
/** "Keep searching" closes most letters; said twice within this time it is a refrain. */
const closingDays = 14

type Opposable = Pick<AdviceTemplate, 'topicId' | 'contradicts'>

/** Whether one of two topics is said to contradict the other. */
export const contradict = (one: Opposable, other: Opposable): boolean =>
  one.contradicts.includes(other.topicId) || other.contradicts.includes(one.topicId)

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []

/** The paragraph of a letter that says what a topic says; null when it was rewritten beyond knowing. */
export function topicPassage(topic: CheckTopic, paragraphs: readonly Paragraph[]): string | null {
  const known = new Set(wordsOf(`${topic.body} ${topic.shortBody}`.replaceAll(/\{\{[^}]*\}\}/gu, ' ')))
  const best = paragraphs
    .filter(({ isWording }) => !isWording)
    .map((paragraph) => {
      const words = wordsOf(paragraph.text)
      const share = words.filter((word) => known.has(word)).length / Math.max(8, words.length)
      return { text: paragraph.text, share }
    })
    .find(({ share }) => share >= 0.75)
  return best ? shortened(best.text, 180) : null
}

function earlierFinding(
  rule: 'said_before' | 'opposite_before',
  letter: EarlierLetter,
  topics: { readonly now: CheckTopic; readonly earlier: CheckTopic },
  facts: CheckFacts,
): Finding {
  const { now, earlier } = topics
  return finding(rule, {
    about: `${now.topicId} ${earlier.topicId}`,
    values: { sentOn: letter.sentOn, now: now.title, earlier: earlier.title },
    quote: topicPassage(now, facts.paragraphs),
    earlierQuote: topicPassage(earlier, letter.paragraphs),
    record: { type: 'letter', id: letter.id, clientId: facts.client.id },
  })
}

/** What the client has already been told: the same, or the opposite, with the passage of the letter that said it. */
export function earlierFindings(facts: CheckFacts): readonly Finding[] {
  const byId = new Map(facts.library.map((topic) => [topic.topicId, topic]))
  const topicsOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const now = topicsOf(facts.topicIds)
  const found = new Map<string, Finding>()
  for (const letter of facts.earlier.toSorted((a, b) => (a.sentOn < b.sentOn ? 1 : -1))) {
    const days = daysBetween(letter.sentOn, facts.today)
    for (const then of topicsOf(letter.topics)) {
      const opposite = days > oppositeDays ? undefined : now.find((topic) => contradict(topic, then))
      const same = now.find(({ topicId }) => topicId === then.topicId)
      const isRefrain = then.topicId === closingTopicId && days > closingDays
      if (opposite && !found.has(`o ${opposite.topicId}`))
        found.set(
          `o ${opposite.topicId}`,
          earlierFinding('opposite_before', letter, { now: opposite, earlier: then }, facts),
        )
      else if (same && !isRefrain && !found.has(`s ${same.topicId}`))
        found.set(
          `s ${same.topicId}`,
          earlierFinding('said_before', letter, { now: same, earlier: then }, facts),
        )
    }
  }
  const byTopic = [...found.values()]
  const told = new Set(byTopic.flatMap(({ rule, record }) => (rule === 'opposite_before' ? record?.id : [])))
  return [...byTopic, ...oppositeWords(facts, told)]
}

/** The first sentence that gives a kind of advice, as the coach says it. */
const firstSaying = (paragraphs: readonly Paragraph[], advice: typeof waitAdvice): string | null =>
  paragraphs
    .flatMap((one) => one.sentences)
    .find(({ text, isWording }) => !isWording && advice(text) !== null)?.text ?? null

/** "Wait a week" then and "call them today" now, or the other way round, whatever the topics are called. */
function oppositeWords(facts: CheckFacts, told: ReadonlySet<string | undefined>): readonly Finding[] {
  const waitsNow = firstSaying(facts.paragraphs, waitAdvice)
  const urgesNow = firstSaying(facts.paragraphs, urgeAdvice)
  const isSplit = waitsNow !== null && urgesNow !== null
  if (isSplit || (waitsNow === null && urgesNow === null)) return []
  for (const letter of facts.earlier.toSorted((a, b) => (a.sentOn < b.sentOn ? 1 : -1))) {
    const isOld = daysBetween(letter.sentOn, facts.today) > oppositeDays
    if (isOld || told.has(letter.id) || letter.opportunityId !== facts.opportunityId) continue
    const then = firstSaying(letter.paragraphs, waitsNow === null ? waitAdvice : urgeAdvice)
    if (then === null) continue
    return [
      finding('opposite_words', {
        about: letter.id,
        values: { sentOn: letter.sentOn },
        quote: shortened(waitsNow ?? urgesNow ?? ''),
        earlierQuote: shortened(then),
        record: { type: 'letter', id: letter.id, clientId: facts.client.id },
      }),
    ]
  }
  return []
}

/** Two pieces of advice in this letter that say the opposite of each other. */
export function withinFindings(facts: CheckFacts): readonly Finding[] {
  const topics = facts.topicIds.flatMap((id) => facts.library.find(({ topicId }) => topicId === id) ?? [])
  for (const [index, one] of topics.entries()) {
    const other = topics.slice(index + 1).find((later) => contradict(one, later))
    if (other)
      return [
        finding('opposite_within', {
          about: [one.topicId, other.topicId].toSorted().join(' '),
          values: { now: one.title, earlier: other.title },
        }),
      ]
  }
  return []
}
