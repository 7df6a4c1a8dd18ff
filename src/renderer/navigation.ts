import { assertNever } from '@shared/errors'

export const caseTabs = [
  'timeline',
  'opportunities',
  'notes',
  'letters',
  'mockSessions',
  'appointments',
  'documents',
  'facts',
] as const
export type CaseTab = (typeof caseTabs)[number]

/** What mock sessions are made from. */
export const bankTabs = ['questions', 'criteria', 'sets', 'phrases'] as const
export type BankTab = (typeof bankTabs)[number]

/** Where the window is. Kept in the URL's hash, so that a reload comes back to the same place. */
export type Place =
  | { readonly at: 'today' }
  | { readonly at: 'clients' }
  | { readonly at: 'board' }
  | { readonly at: 'calendar' }
  | { readonly at: 'employers' }
  | { readonly at: 'employer'; readonly id: string }
  | { readonly at: 'figures' }
  | { readonly at: 'trash' }
  | { readonly at: 'import' }
  | {
      readonly at: 'client'
      readonly id: string
      readonly tab: CaseTab
      readonly opportunityId?: string
      /** The entry, note or row that is looked for in the tab. */
      readonly itemId?: string
    }
  | { readonly at: 'letters' }
  | { readonly at: 'letter'; readonly id: string }
  /** All that went out, and what waits to. */
  | { readonly at: 'outbox'; readonly id?: string }
  /** The anonymous copy of a letter. */
  | { readonly at: 'publish'; readonly id: string }
  | { readonly at: 'advice'; readonly topicId?: string }
  | { readonly at: 'ledger'; readonly topicId?: string }
  | { readonly at: 'sessionReport'; readonly id: string }
  /** What a client works on in the answer workshop. */
  | { readonly at: 'answers'; readonly clientId: string; readonly answerId?: string }
  /** `ref` names a question, criterion, phrase or set; `new` is one that is being written. */
  | { readonly at: 'questionBank'; readonly tab: BankTab; readonly ref?: string }
  | { readonly at: 'mockSessions' }
  | { readonly at: 'mockSession'; readonly id: string }
  /** The going through of a real round. */
  | { readonly at: 'debrief'; readonly roundId: string }
  /** `partId` names the part of the settings that is looked for. */
  | { readonly at: 'settings'; readonly partId?: string }
  /** The guide, at one of its chapters. */
  | { readonly at: 'help'; readonly sectionId?: string }
  /** What the app wrote about itself. */
  | { readonly at: 'log' }

const home: Place = { at: 'today' }

/** The hash of a place, also usable as a link's `href`. */
export function hashOf(place: Place): string {
  switch (place.at) {
    case 'today':
    case 'clients':
    case 'board':
    case 'calendar':
    case 'employers':
    case 'figures':
    case 'trash':
    case 'import':
    case 'letters':
    case 'log':
      return `#/${place.at}`
    case 'settings':
      return place.partId ? `#/settings/${encodeURIComponent(place.partId)}` : '#/settings'
    case 'employer':
      return `#/employers/${encodeURIComponent(place.id)}`
    case 'client': {
      const about = place.opportunityId ? `/${encodeURIComponent(place.opportunityId)}` : ''
      const item = place.itemId ? `?item=${encodeURIComponent(place.itemId)}` : ''
      return `#/clients/${encodeURIComponent(place.id)}/${place.tab}${about}${item}`
    }
    case 'debrief':
      return `#/mock-sessions/debrief/${encodeURIComponent(place.roundId)}`
    case 'sessionReport':
      return `#/mock-sessions/${encodeURIComponent(place.id)}/report`
    case 'answers':
      return `#/answers/${encodeURIComponent(place.clientId)}${place.answerId ? `/${encodeURIComponent(place.answerId)}` : ''}`
    case 'questionBank':
      return `#/question-bank/${place.tab}${place.ref ? `/${encodeURIComponent(place.ref)}` : ''}`
    case 'mockSessions':
      return '#/mock-sessions'
    case 'mockSession':
      return `#/mock-sessions/${encodeURIComponent(place.id)}`
    case 'letter':
      return `#/letters/${encodeURIComponent(place.id)}`
    case 'outbox':
      return place.id ? `#/outbox/${encodeURIComponent(place.id)}` : '#/outbox'
    case 'publish':
      return `#/letters/${encodeURIComponent(place.id)}/publish`
    case 'help':
      return place.sectionId ? `#/help/${encodeURIComponent(place.sectionId)}` : '#/help'
    case 'advice':
    case 'ledger':
      return place.topicId ? `#/${place.at}/${encodeURIComponent(place.topicId)}` : `#/${place.at}`
    default:
      return assertNever(place)
  }
}

/** Places that are one screen without a record of their own. */
const plainPlaces = ['today', 'board', 'calendar', 'figures', 'trash', 'import', 'log'] as const

/** The place a hash means; anything unknown is Today. */
export function placeOf(hash: string): Place {
  const [path = '', item] = hash.replace(/^#\/?/, '').split('?item=')
  const [at, id, tab, opportunityId] = path.split('/').map(decode)
  if (at === 'letters' && id) return { at: tab === 'publish' ? 'publish' : 'letter', id }
  if (at === 'letters') return { at: 'letters' }
  if (at === 'outbox') return id ? { at: 'outbox', id } : { at: 'outbox' }
  if (at === 'advice' || at === 'ledger') return id ? { at, topicId: id } : { at }
  if (at === 'mock-sessions' && id === 'debrief' && tab) return { at: 'debrief', roundId: tab }
  if (at === 'mock-sessions' && id && tab === 'report') return { at: 'sessionReport', id }
  if (at === 'answers' && id) return { at: 'answers', clientId: id, ...(tab ? { answerId: tab } : {}) }
  if (at === 'question-bank') {
    const bankTab = bankTabs.find((name) => name === id) ?? 'questions'
    return { at: 'questionBank', tab: bankTab, ...(tab ? { ref: tab } : {}) }
  }
  if (at === 'mock-sessions') return id ? { at: 'mockSession', id } : { at: 'mockSessions' }
  if (at === 'settings') return id ? { at, partId: id } : { at }
  if (at === 'help') return id ? { at, sectionId: id } : { at }
  if (at === 'employers') return id ? { at: 'employer', id } : { at: 'employers' }
  const plain = plainPlaces.find((name) => name === at)
  if (plain) return { at: plain }
  if (at !== 'clients') return home
  if (!id) return { at: 'clients' }
  const known = caseTabs.find((name) => name === tab) ?? 'timeline'
  return {
    at: 'client',
    id,
    tab: known,
    ...(opportunityId ? { opportunityId } : {}),
    ...(item ? { itemId: decode(item) } : {}),
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A hash typed by hand may hold a lone percent sign; it is then taken as it stands.
    return part
  }
}

/** How many steps back stay inside the app. */
let depth = 0

/** Goes to a place. `replace` leaves no step to come back to, for instance between tabs of one client. */
export function goTo(place: Place, options: { readonly replace?: boolean } = {}): void {
  const hash = hashOf(place)
  if (hash === window.location.hash) return
  if (options.replace) {
    window.history.replaceState(null, '', hash)
    window.dispatchEvent(new HashChangeEvent('hashchange'))
    return
  }
  depth += 1
  window.location.hash = hash
}

/** Goes back one step, or to Today when there is none. */
export function back(): void {
  if (depth === 0) return goTo(home)
  depth -= 1
  window.history.back()
}
