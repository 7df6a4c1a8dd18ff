import type { Client } from '@shared/clients'
import type { CaseHistory, TimelineItem } from '@shared/interviews'
import type { Consent, CustomField } from '@shared/records'

/** One client's case as the case view's parts get it. */
export type CaseFile = {
  readonly client: Client
  /** What the client is called in sentences. */
  readonly name: string
  readonly history: CaseHistory
  /** Newest first. */
  readonly consents: readonly Consent[]
  /** The coach's own fields, whose values the client has. */
  readonly customFields: readonly CustomField[]
  /** The opportunity that Now shows; null when there is none yet. */
  readonly shownId: string | null
}

export type EntryOf<Type extends TimelineItem['type']> = Extract<TimelineItem, { type: Type }>

/** What a dialog of the case view is about; `id` is null for something new. */
export type CaseDialog =
  | { readonly type: 'round' | 'promise'; readonly id: string | null }
  | { readonly type: 'opportunity'; readonly id: string | null }
  | { readonly type: 'message'; readonly entry: EntryOf<'message'> | null }
  | { readonly type: 'question'; readonly entry: EntryOf<'question'> | null }
  | { readonly type: 'event'; readonly entry: EntryOf<'event'> | null }
  | {
      readonly type: 'ending'
      readonly entry: EntryOf<'ending'> | null
      readonly opportunityId: string | null
    }
  | { readonly type: 'appointment'; readonly entry: EntryOf<'appointment'> | null }
  | { readonly type: 'document'; readonly entry: EntryOf<'document'> }
  | { readonly type: 'consent'; readonly entry: Consent | null }
  | { readonly type: 'reply' }
  | { readonly type: 'closeOut' }
  | { readonly type: 'chooseForLetter' }

/** The entries of one kind, as the timeline has them: the latest first. */
export const entriesOf = <Type extends TimelineItem['type']>(
  history: CaseHistory,
  type: Type,
): readonly EntryOf<Type>[] => history.timeline.filter((item): item is EntryOf<Type> => item.type === type)

/** The coaching meetings, the latest first; those of one day by their time. */
export const meetingsOf = (history: CaseHistory): readonly EntryOf<'appointment'>[] => {
  const moment = ({ on, startTime }: EntryOf<'appointment'>) => `${on} ${startTime ?? ''}`
  return entriesOf(history, 'appointment').toSorted((a, b) => moment(b).localeCompare(moment(a)))
}

/** What a client is called in a sentence: the preferred name, else the first word of the full one. */
export const callNameOf = (client: Pick<Client, 'fullName' | 'preferredName'>): string =>
  client.preferredName || (client.fullName.split(/\s+/)[0] ?? client.fullName)

/** Where one opportunity stands, by its id. */
export const standingOf = (history: CaseHistory, opportunityId: string | null) =>
  history.standings.find((standing) => standing.opportunityId === opportunityId) ?? null
