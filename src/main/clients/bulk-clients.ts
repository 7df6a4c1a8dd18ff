import type { BulkAct, BulkAnswer, ClientSelection } from '@shared/clients'
import { bulkAct, clientSelection } from '@shared/clients'
import { assertNever } from '@shared/errors'
import { translatorOf } from '@shared/translate'
import type { Context } from '../context'
import { recordChanges } from '../undo/record-changes'
import { addTags, removeClients, removeTags, setStates } from './bulk-clients-repository'
import { listMatchingIds } from './client-list'

/** What acts over clients need of the outside world. */
export type ActContext = Pick<Context, 'db' | 'now' | 'today' | 'newId' | 'language'>

/** The clients that a selection means, by name where it is a whole list. */
export function selectedIds({ db, today }: ActContext, input: ClientSelection): string[] {
  const selection = clientSelection.parse(input)
  if ('ids' in selection) return selection.ids
  const except = new Set(selection.except)
  return listMatchingIds(db, selection.list, today()).filter((id) => !except.has(id))
}

/** Does one thing to all clients of a selection, in one transaction that can be taken back as a whole. */
export function actOnClients(context: ActContext, selection: ClientSelection, input: BulkAct): BulkAnswer {
  const { db, now, newId } = context
  const act = bulkAct.parse(input)
  const ids = selectedIds(context, selection)
  const at = now().toISOString()
  const label = labelOf(context, act, ids.length)
  const { result: count, changeSetId } = recordChanges(db, { kind: 'bulk', label, at, newId }, () => {
    switch (act.kind) {
      case 'tag':
        return Math.max(addTags(db, ids, act.add, { at, newId }), removeTags(db, ids, act.remove))
      case 'state':
        return setStates(db, ids, act.state, at)
      case 'remove':
        return removeClients(db, ids, at)
      default:
        return assertNever(act)
    }
  })
  return { changeSetId, count }
}

function labelOf({ language }: ActContext, act: ReturnType<typeof bulkAct.parse>, count: number): string {
  const t = translatorOf(language(), 'clients')
  switch (act.kind) {
    case 'tag': {
      const tags = [...act.add, ...act.remove].map((tag) => `“${tag}”`).join(', ')
      return act.remove.length === 0 ? t('acts.tagged', { count, tags }) : t('acts.untagged', { count, tags })
    }
    case 'state':
      return t('acts.state', { count, state: t(`states.${act.state}`) })
    case 'remove':
      return t('acts.removed', { count })
    default:
      return assertNever(act)
  }
}
