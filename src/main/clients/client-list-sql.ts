import type { ClientSortKey } from '@shared/clients'

/** Sort keys are closed words, so that no text of a window ever becomes SQL. Clients without a value come last. */
const sortColumns: Readonly<Record<ClientSortKey, string>> = {
  name: 's.name COLLATE NOCASE',
  stage: 's.stageRank',
  waiting: 's.stageOn',
  quiet: 's.contactOn',
  promise: 's.promisedTo',
  next: 's.nextOn',
  lastLetter: 's.lastLetterOn',
}

/** The ORDER BY of a list; name and id settle ties. */
export function orderSql(
  sort: readonly { readonly key: ClientSortKey; readonly descending: boolean }[],
): string {
  const keys = sort.map(
    ({ key, descending }) => `${sortColumns[key]} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  )
  return [...keys, 's.name COLLATE NOCASE', 's.clientId'].join(', ')
}

/**
 * The WHERE of a list: by `:state`, and by words in name, employers and tags (`:filter`, in small letters). What is not asked
 * for is not written, so that an index can serve the rest.
 */
export function matchSql(query: { readonly state: string | null; readonly filter: string }): string {
  const parts = [
    ...(query.state === null ? [] : ['s.state = :state']),
    ...(query.filter === '' ? [] : ['instr(s.searchText, :filter) > 0']),
  ]
  return parts.length === 0 ? '1' : parts.join(' AND ')
}
