import type { AdviceTemplate } from './advice'

/** Text for comparing: small letters, no accents, one kind of apostrophe. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLowerCase()

/**
 * The topics in which every word of `words` occurs, in title, occasion or text. Those with the words in their title
 * come first, then those with the words in their occasion; otherwise the library's order stays. No words find all.
 */
export function findTopics(topics: readonly AdviceTemplate[], words: string): readonly AdviceTemplate[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return topics
  const ranked = topics.flatMap((topic) => {
    const places = [topic.title, `${topic.title} ${topic.when}`, allText(topic)].map(plain)
    const place = places.findIndex((text) => wanted.every((word) => text.includes(word)))
    return place < 0 ? [] : [{ topic, place }]
  })
  return ranked.toSorted((a, b) => a.place - b.place).map(({ topic }) => topic)
}

const allText = ({ title, when, body, shortBody, topicId }: AdviceTemplate): string =>
  `${title} ${when} ${body} ${shortBody} ${topicId.replaceAll('-', ' ')}`
