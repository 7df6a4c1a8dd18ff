import { translatorOf } from '@shared/translate'
import type { Context } from '../context'
import type { Handlers } from '../door'
import { keepStandings } from '../standings/standings-service'
import { recordChanges } from '../undo/record-changes'
import { listEmployerPage } from './employer-figures-repository'
import { employerFile, matchEmployers } from './employer-file'
import { mergeEmployers } from './employer-merge-repository'
import {
  getEmployer,
  listSharedEmployers,
  markContact,
  markEmployer,
  saveContact,
  saveEmployer,
} from './employers-repository'
import { refreshEmployers, refreshSomeEmployers } from './refresh-employers'

const writing = ({ now, newId }: Context) => ({ at: now().toISOString(), newId })
const nowText = ({ now }: Context) => now().toISOString()

/** Answers the calls of `shared/employers.ts`. */
export const employersHandlers = {
  'employers.list': async (context, query) => {
    await refreshEmployers(context.db, context.today())
    return listEmployerPage(context.db, query)
  },
  'employers.get': (context, { id }) => {
    keepStandings(context)
    refreshSomeEmployers(context.db, context.today())
    return employerFile(context.db, id, context.today())
  },
  'employers.find': (context, { name }) => {
    refreshSomeEmployers(context.db, context.today())
    return matchEmployers(context.db, name)
  },
  'employers.listShared': (context, { clientId }) => listSharedEmployers(context.db, clientId),
  'employers.save': (context, draft) => saveEmployer(context.db, draft, writing(context)),
  'employers.remove': (context, { id }) => {
    markEmployer(context.db, id, nowText(context))
    return null
  },
  'employers.restore': (context, { id }) => {
    markEmployer(context.db, id, null)
    return null
  },
  'employers.merge': (context, { keptId, otherId }) => {
    const { db } = context
    const names = { kept: getEmployer(db, keptId).name, other: getEmployer(db, otherId).name }
    const label = translatorOf(context.language(), 'employers')('merged', names)
    const { at, newId } = writing(context)
    const { changeSetId } = recordChanges(db, { kind: 'merge', label, at, newId }, () =>
      mergeEmployers(db, keptId, otherId, at),
    )
    return { changeSetId }
  },
  'employers.saveContact': (context, draft) => saveContact(context.db, draft, writing(context)),
  'employers.removeContact': (context, { id }) => {
    markContact(context.db, id, nowText(context))
    return null
  },
  'employers.restoreContact': (context, { id }) => {
    markContact(context.db, id, null)
    return null
  },
} satisfies Partial<Handlers>
