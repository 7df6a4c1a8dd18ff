import { builtInViewNames, builtInViews } from '@shared/client-view'
import { clientFilter } from '@shared/clients'
import type { ViewCounts } from '@shared/views'
import type { Database } from 'better-sqlite3'
import { countMatches } from '../clients/client-list'
import { refreshStandings } from '../standings/refresh-standings'
import { listViews } from './views-repository'

/** How many clients each view shows, each by one look into an index where the view is narrow enough. */
export function countViews(db: Database, today: string): ViewCounts {
  refreshStandings(db, today)
  const countOf = ({ sort: _sort, ...filter }: { readonly sort: unknown }) =>
    countMatches(db, clientFilter.parse(filter), today)
  return {
    // The names are those of the object they are made from.
    builtIn: Object.fromEntries(
      builtInViewNames.map((name) => [name, countOf(builtInViews[name])]),
    ) as ViewCounts['builtIn'],
    own: Object.fromEntries(listViews(db).map(({ id, query }) => [id, countOf(query)])),
  }
}
