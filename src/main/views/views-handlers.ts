import type { Handlers } from '../door'
import { keepStandings } from '../standings/standings-service'
import { countViews } from './view-counts'
import { keepView, listViews, markView, renameView, saveView } from './views-repository'

/** Answers the calls of `shared/views.ts`. */
export const viewsHandlers = {
  'views.list': (context) => listViews(context.db),
  'views.save': (context, draft) => saveView(context.db, draft, context.now().toISOString(), context.newId),
  'views.rename': (context, { id, name }) => renameView(context.db, id, name, context.now().toISOString()),
  'views.remove': (context, { id }) => {
    markView(context.db, id, context.now().toISOString())
    return null
  },
  'views.restore': (context, { id }) => markView(context.db, id, null),
  'views.counts': (context) => {
    keepStandings(context)
    return countViews(context.db, context.today())
  },
  'views.keep': (context, view) => {
    keepView(context.db, view, context.now().toISOString(), context.newId)
    return null
  },
} satisfies Partial<Handlers>
