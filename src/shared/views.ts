import { z } from 'zod'
import { call } from './call'
import { type BuiltInView, clientColumnIds } from './client-view'
import { clientFilter, clientQuery } from './clients'
import { byId, line, recordId } from './ids'

/** A list of clients as it was left: what it is narrowed to, how it is sorted, how its columns stand. */
export const clientListView = z.strictObject({
  query: clientFilter.extend({ sort: clientQuery.shape.sort }),
  layout: z.strictObject({
    order: z.array(z.enum(clientColumnIds)).max(clientColumnIds.length),
    hidden: z.array(z.enum(clientColumnIds)).max(clientColumnIds.length),
    widths: z.partialRecord(z.enum(clientColumnIds), z.int().min(40).max(1_000)),
  }),
})
export type ClientListView = z.output<typeof clientListView>

/** A view under a name of the coach's own. */
export type SavedView = ClientListView & { readonly id: string; readonly name: string }

export const viewDraft = clientListView.extend({
  /** Absent for a new view. */
  id: recordId.optional(),
  name: line(60).min(1),
})
export type ViewDraft = z.input<typeof viewDraft>

/** How many clients each view shows: the built-in ones by their name, the coach's own by id. */
export type ViewCounts = {
  readonly builtIn: Readonly<Record<BuiltInView, number>>
  readonly own: Readonly<Record<string, number>>
}

export const viewsCalls = {
  'views.list': call<readonly SavedView[]>()(z.strictObject({})),
  'views.save': call<SavedView>()(viewDraft),
  'views.rename': call<SavedView>()(z.strictObject({ id: recordId, name: line(60).min(1) })),
  'views.remove': call<null>()(byId),
  'views.restore': call<SavedView>()(byId),
  'views.counts': call<ViewCounts>()(z.strictObject({})),
  /** Keeps how the list stands now, to be found again at the next start. */
  'views.keep': call<null>()(clientListView),
}
