import type { ClientState } from '../clients'
import type { PostingState } from '../interviews'
import type { EndingTag, EventKind, RoundStage } from '../stages'

/** A word as it is compared: without accents, signs and case. */
export const foldedWord = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

type Words<Value extends string> = Readonly<Record<Value, readonly string[]>>

function finder<Value extends string>(words: Words<Value>): (text: string) => Value | null {
  const known = new Map<string, Value>()
  for (const [value, names] of Object.entries(words) as [Value, readonly string[]][])
    for (const name of [value, ...names]) known.set(foldedWord(name), value)
  return (text) => known.get(foldedWord(text)) ?? null
}

/** The state of a client that a word of a file means, or null. */
export const readClientState = finder<ClientState>({
  prospective: ['prospect', 'lead', 'new', 'enquiry', 'potential'],
  active: ['current', 'open', 'ongoing', 'in progress', 'yes'],
  paused: ['on hold', 'hold', 'pause', 'waiting'],
  closed: ['done', 'finished', 'completed', 'ended', 'placed', 'inactive', 'former'],
  archived: ['archive'],
})

/** The state of a posting that a word of a file means, or null. */
export const readPostingState = finder<PostingState>({
  unknown: ['not known'],
  open: ['still up', 'online', 'live', 'active'],
  closed: ['taken down', 'offline', 'gone', 'filled'],
  reposted: ['posted again', 're posted'],
})

/** What a word in a column of stages stands for: a round, a dated event, or an ending. */
export type StageWord =
  | { readonly type: 'round'; readonly stage: RoundStage }
  | { readonly type: 'event'; readonly kind: EventKind }
  | { readonly type: 'ending'; readonly tag: EndingTag }

const rounds = finder<RoundStage>({
  screening: ['screening call', 'screen', 'phone screen', 'recruiter call', 'recruiter screen'],
  phone: ['phone interview', 'telephone', 'telephone interview', 'phone call'],
  first: [
    'first interview',
    'interview',
    '1st interview',
    'interview 1',
    'first round',
    '1st round',
    'round 1',
  ],
  second: ['second interview', '2nd interview', 'interview 2', 'second round', '2nd round', 'round 2'],
  final: [
    'final interview',
    'final round',
    'finalist',
    'last interview',
    'third interview',
    '3rd interview',
    'round 3',
  ],
  panel: ['panel interview', 'panel round'],
  meet_team: ['meeting with the team', 'meet the team', 'team meeting', 'team interview'],
  offer_meeting: ['offer meeting'],
  exploratory: ['exploratory interview', 'informational interview', 'informational', 'exploratory talk'],
})

const events = finder<EventKind>({
  applied: ['application', 'applied for', 'application sent', 'submitted', 'sent'],
  references: ['reference check', 'references checked'],
  background_check: ['background check', 'background'],
  approval: ['hr approval', 'budget approval', 'waiting for approval'],
  offer: ['offered', 'offer received', 'job offer'],
  accepted: ['acceptance', 'offer accepted', 'hired'],
  rejected: [],
  papers: ['papers handed in', 'papers'],
})

const endings = finder<EndingTag>({
  rejected: ['rejection', 'declined', 'turned down', 'refused', 'no'],
  ghosted: ['no answer', 'no response', 'never heard back', 'silence'],
  withdrew: ['withdrawn', 'withdrew application', 'pulled out'],
  filled: ['position filled', 'role filled'],
  accepted: [],
})

/** The stage that a word of a file means, or null. */
export function readStage(text: string): StageWord | null {
  const stage = rounds(text)
  if (stage) return { type: 'round', stage }
  const tag = endings(text)
  if (tag && tag !== 'accepted') return { type: 'ending', tag }
  const kind = events(text)
  return kind ? { type: 'event', kind } : null
}
