/** What was looked for and opened, for as long as the window lives; nothing of it is written down. */
export type RecentClient = { readonly id: string; readonly name: string }

const MOST = 5
const searches: string[] = []
const clients: RecentClient[] = []

function putFirst<Item>(list: Item[], item: Item, isSame: (other: Item) => boolean): void {
  const at = list.findIndex(isSame)
  if (at >= 0) list.splice(at, 1)
  list.unshift(item)
  list.length = Math.min(list.length, MOST)
}

/** Remembers a search that led somewhere. */
export function rememberSearch(text: string): void {
  const search = text.trim()
  if (search !== '') putFirst(searches, search, (other) => other === search)
}

/** Remembers a client whose case was opened. */
export function rememberClient(client: RecentClient): void {
  putFirst(clients, client, ({ id }) => id === client.id)
}

/** The newest searches, the last one first. */
export const recentSearches = (): readonly string[] => [...searches]

/** The clients opened last, without the one at hand. */
export const recentClients = (hereId: string | null): readonly RecentClient[] =>
  clients.filter(({ id }) => id !== hereId)
