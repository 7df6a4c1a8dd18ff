import type { AdviceKind, School } from '../advice'
import type { Client } from '../clients'
import type { Contact, Employer, Opportunity, Round, Standing } from '../interviews'
import type { MergeFacts } from '../merge-fields'
import type { RichTextDoc } from '../rich-text'
import type { Stage } from '../stages'
import type { Paragraph } from './letter-passages'

/** A topic of a letter, as far as the rules look at it. */
export type CheckTopic = {
  readonly topicId: string
  readonly title: string
  readonly kind: AdviceKind
  readonly school: School | null
  readonly stages: readonly Stage[]
  readonly contradicts: readonly string[]
  readonly body: string
  readonly shortBody: string
}

/** A letter that the client already has. */
export type EarlierLetter = {
  readonly id: string
  readonly title: string
  readonly opportunityId: string | null
  /** The calendar day on which it left. */
  readonly sentOn: string
  readonly topics: readonly string[]
  readonly paragraphs: readonly Paragraph[]
}

/** Somebody or something of another client whose name stands in the letter, found by index. */
export type Stranger = {
  readonly kind: 'client' | 'clientWord' | 'employer' | 'person' | 'address'
  /** As it stands in the letter. */
  readonly words: string
  /** The record's own name: who or what it is. */
  readonly name: string
  readonly recordId: string
  /** The client it belongs to. */
  readonly clientName: string
  readonly clientId: string
}

/** Everything the rules look at. No database, no clock. */
export type CheckFacts = {
  readonly today: string
  readonly doc: RichTextDoc
  readonly facts: MergeFacts
  readonly paragraphs: readonly Paragraph[]
  readonly topicIds: readonly string[]
  readonly library: readonly CheckTopic[]
  readonly client: Pick<Client, 'id' | 'fullName' | 'preferredName' | 'email'>
  readonly coach: { readonly names: readonly string[]; readonly closing: string }
  readonly opportunityId: string | null
  readonly standings: readonly Standing[]
  readonly opportunities: readonly Opportunity[]
  readonly employers: readonly Employer[]
  readonly contacts: readonly Contact[]
  readonly rounds: readonly Round[]
  /** Days of coaching appointments, as `YYYY-MM-DD`. */
  readonly appointmentDays: readonly string[]
  /** Other days on record: steps, messages, promises. */
  readonly otherDays: readonly string[]
  /** Opportunities whose employer let an earlier promise pass before giving a new one. */
  readonly brokenBefore: ReadonlySet<string>
  readonly hasWrittenOffer: boolean
  readonly earlier: readonly EarlierLetter[]
  readonly strangers: readonly Stranger[]
  /** All words of the client's own record, small, without signs, a space between; to tell whether something is known. */
  readonly ownWords: string
}

/** The standing the letter speaks of: the named opportunity's, else that of a client's only one. */
export function standingOf({ opportunityId, standings }: CheckFacts): Standing | null {
  if (opportunityId !== null) return standings.find((one) => one.opportunityId === opportunityId) ?? null
  return standings.length === 1 ? (standings[0] ?? null) : null
}

/** Whether a sentence speaks of another employer of the client than the letter does. */
export function namesOtherEmployer(sentence: string, facts: CheckFacts, standing: Standing): boolean {
  const text = sentence.toLowerCase()
  return facts.employers.some(
    ({ id, name }) => id !== standing.employerId && name !== '' && text.includes(name.toLowerCase()),
  )
}
