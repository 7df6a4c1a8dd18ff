import { emailKey, nameWords } from '../client-likeness'
import { factText } from '../merge-fields'
import type { CheckFacts, Stranger } from './check-facts'
import { type CheckRule, type Finding, finding } from './finding'
import { quoteAround, shortened } from './letter-passages'
import { isOwn } from './names-in-text'

const greeting =
  /^(?:my )?(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|greetings)[, ]+([^,!:.\n]{1,80})[,!:.]?$/iu
const anybody = /^(?:all|both|there|friend|everybody|everyone|sir|madam|sir or madam|colleague)$/iu
const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|and|dear|my)$/iu

/** A greeting that names somebody else than the client. */
export function greetingFindings(facts: CheckFacts): readonly Finding[] {
  const first = facts.paragraphs[0]
  const line = first && !first.isWording ? (first.text.split('\n')[0] ?? '') : ''
  const named = greeting.exec(line.trim())?.[1]?.trim() ?? ''
  if (named === '' || anybody.test(named)) return []
  // A first name that was filled in for this letter is the coach's own decision.
  const names = [
    facts.client.fullName,
    facts.client.preferredName,
    factText(facts.facts, 'client.firstName') ?? '',
  ]
  const own = new Set(names.flatMap((name) => nameWords(name)))
  const words = nameWords(named).filter((word) => !titles.test(word))
  if (words.length === 0 || words.some((word) => own.has(word))) return []
  return [
    finding('greeting_name', {
      about: named,
      values: { named, client: facts.client.fullName },
      quote: shortened(line),
      record: { type: 'client', id: facts.client.id, clientId: facts.client.id },
    }),
  ]
}

const ruleOf: Readonly<Record<Stranger['kind'], CheckRule>> = {
  client: 'other_client',
  clientWord: 'other_client_word',
  employer: 'other_employer',
  person: 'other_person',
  address: 'other_address',
}

/** Names, employers, people and addresses that belong to another client's case. */
export function strangerFindings(facts: CheckFacts): readonly Finding[] {
  const texts = facts.paragraphs.flatMap((paragraph) => paragraph.sentences.map(({ text }) => text))
  const whole = facts.strangers.filter(({ kind }) => kind !== 'clientWord')
  return facts.strangers
    .filter(
      ({ kind, words }) =>
        // One word of a name that is already found as a whole says nothing new.
        kind !== 'clientWord' || !whole.some((other) => other.words.includes(words)),
    )
    .map((stranger) => {
      const sentence = texts.find((text) => text.includes(stranger.words)) ?? stranger.words
      return finding(ruleOf[stranger.kind], {
        about: stranger.words,
        values: {
          words: stranger.words,
          name: stranger.name,
          other: stranger.clientName,
          client: facts.client.fullName,
        },
        quote: quoteAround(sentence, Math.max(0, sentence.indexOf(stranger.words)), stranger.words.length),
        record:
          stranger.kind === 'client' || stranger.kind === 'clientWord'
            ? { type: 'client', id: stranger.recordId, clientId: stranger.recordId }
            : { type: 'client', id: stranger.clientId, clientId: stranger.clientId },
      })
    })
}

const place =
  /\b(?:interview|job|position|role|offer|decision|answer|application|conversation|meeting|call|round|talk)s? (?:\p{Ll}+ ){0,2}?(?:at|with|from) ((?:\p{Lu}[\p{L}\p{N}&’'-]+)(?: (?:(?:of|and|&|de|van|von) )?\p{Lu}[\p{L}\p{N}&’'-]+){0,3})/gu
const notNames =
  /^(?:HR|IT|I|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Mr|Ms|Mrs|Dr)\b/u

/** An employer or a person that the record does not know. */
export function unknownNameFindings(facts: CheckFacts): readonly Finding[] {
  const found = new Map<string, Finding>()
  const coach = facts.coach.names.map((name) => name.toLowerCase())
  for (const { text } of facts.paragraphs.flatMap((paragraph) => paragraph.sentences))
    for (const match of text.matchAll(place)) {
      const name = (match[1] ?? '').replace(/[’']s$/u, '')
      const isKnown =
        notNames.test(name) ||
        isOwn(name, facts.ownWords) ||
        coach.some((own) => own.includes(name.toLowerCase())) ||
        facts.strangers.some(({ words }) => words.includes(name) || name.includes(words))
      if (isKnown) continue
      const one = finding('employer_unknown', {
        about: name,
        values: { name, client: facts.client.fullName },
        quote: quoteAround(text, match.index, match[0].length),
        record: { type: 'client', id: facts.client.id, clientId: facts.client.id },
      })
      found.set(one.key, one)
    }
  return [...found.values()]
}

/** A recipient as it was confirmed on screen, with the client who has that address, if any. */
export type CheckedRecipient = {
  readonly address: string
  readonly name: string
  readonly owner: { readonly id: string; readonly fullName: string } | null
}

/**
 * The recipients of a letter against its client: another client's address, an address that is not on the client's record, a
 * name that is not the client's. Pure; who has an address is looked up by the caller. Serious where it is another client.
 */
export function recipientFindings(
  client: CheckFacts['client'],
  recipients: readonly CheckedRecipient[],
): readonly Finding[] {
  const own = emailKey(client.email)
  const ownWords = new Set([...nameWords(client.fullName), ...nameWords(client.preferredName)])
  const record = { type: 'client', id: client.id, clientId: client.id } as const
  return recipients.flatMap(({ address, name, owner }): Finding[] => {
    const values = { address, client: client.fullName, name, other: owner?.fullName ?? '' }
    const key = emailKey(address)
    if (owner !== null && owner.id !== client.id && key !== own)
      return [
        finding('recipient_other', {
          about: address,
          values,
          quote: address,
          record: { type: 'client', id: owner.id, clientId: owner.id },
        }),
      ]
    const isUnknown = key === '' || key !== own
    const words = nameWords(name)
    const isOtherName = words.length > 0 && !words.some((word) => ownWords.has(word))
    return [
      ...(isUnknown
        ? [finding('recipient_unknown', { about: address, values, quote: address, record })]
        : []),
      ...(isOtherName ? [finding('recipient_name', { about: name, values, quote: name, record })] : []),
    ]
  })
}
