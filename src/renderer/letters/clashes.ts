import type { AdviceTemplate } from '@shared/advice'
import type { Letter } from '@shared/letters'

/** Two pieces of advice that say the opposite of each other. `key` names the pair. */
export type Clash = { readonly key: string; readonly one: AdviceTemplate; readonly other: AdviceTemplate }

/** A clash with a letter that the client already has; `on` is the day it was exported. */
export type EarlierClash = Clash & { readonly letterId: string; readonly on: string }

type Opposable = Pick<AdviceTemplate, 'topicId' | 'contradicts'>

/** Whether one of two topics is said to contradict the other. */
export const contradict = (one: Opposable, other: Opposable): boolean =>
  one.contradicts.includes(other.topicId) || other.contradicts.includes(one.topicId)

const chosen = (topicIds: readonly string[], library: readonly AdviceTemplate[]) =>
  topicIds.flatMap((id) => library.find(({ topicId }) => topicId === id) ?? [])

/** The first two topics of a letter that contradict each other, or null. */
export function clashWithin(topicIds: readonly string[], library: readonly AdviceTemplate[]): Clash | null {
  const used = chosen(topicIds, library)
  for (const [index, one] of used.entries()) {
    const other = used.slice(index + 1).find((later) => contradict(one, later))
    if (other) return { key: `${one.topicId} ${other.topicId}`, one, other }
  }
  return null
}

/** The newest exported letter to the client that advised the opposite of a topic of this letter, or null. */
export function earlierClash(facts: {
  readonly letterId: string
  readonly topics: readonly string[]
  readonly letters: readonly Letter[]
  readonly library: readonly AdviceTemplate[]
}): EarlierClash | null {
  const used = chosen(facts.topics, facts.library)
  const sent = facts.letters
    .filter(({ id, exportedAt }) => id !== facts.letterId && exportedAt !== null)
    .toSorted((a, b) => (b.exportedAt ?? '').localeCompare(a.exportedAt ?? ''))
  for (const letter of sent) {
    for (const other of chosen(letter.topics, facts.library)) {
      const one = used.find((topic) => contradict(topic, other))
      if (one && letter.exportedAt)
        return {
          key: `${letter.id} ${one.topicId} ${other.topicId}`,
          one,
          other,
          letterId: letter.id,
          on: letter.exportedAt.slice(0, 10),
        }
    }
  }
  return null
}
