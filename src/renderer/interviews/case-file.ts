import type { Client } from '@shared/clients'
import type { CaseHistory, TimelineItem } from '@shared/interviews'

/** One client's case as the case view's parts get it. */
export type CaseFile = {
  readonly client: Client
  /** What the client is called in sentences. */
  readonly name: string
  readonly history: CaseHistory
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
  | { readonly type: 'chooseForLetter' }

/** What a client is called in a sentence: the preferred name, else the first word of the full one. */
export const callNameOf = (client: Pick<Client, 'fullName' | 'preferredName'>): string =>
  client.preferredName || (client.fullName.split(/\s+/)[0] ?? client.fullName)

/** Where one opportunity stands, by its id. */
export const standingOf = (history: CaseHistory, opportunityId: string | null) =>
  history.standings.find((standing) => standing.opportunityId === opportunityId) ?? null
