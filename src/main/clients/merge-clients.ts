import type { BulkAnswer, ClientDraft } from '@shared/clients'
import { AppError } from '@shared/errors'
import { translatorOf } from '@shared/translate'
import { recordChanges } from '../undo/record-changes'
import type { ActContext } from './bulk-clients'
import { getClient, markClient, saveClient } from './clients-repository'
import { moveHistory } from './merge-clients-repository'

export type Merge = {
  /** The client who stays, and the one whose history goes over. */
  readonly keepId: string
  readonly goneId: string
  /** What was chosen for the one who stays. */
  readonly fields: Omit<ClientDraft, 'id'>
}

/**
 * Makes one client of two: everything of both histories hangs on the one who stays, the other goes to the trash, empty.
 * Can be taken back as a whole. Throws AppError not-found for a client who is not there or in the trash.
 */
export function mergeClients(context: ActContext, { keepId, goneId, fields }: Merge): BulkAnswer {
  const { db, now, newId, language } = context
  const [keep, gone] = [getClient(db, keepId), getClient(db, goneId)]
  if (keepId === goneId || keep.deletedAt !== null || gone.deletedAt !== null) throw new AppError('not-found')
  const label = translatorOf(language(), 'clients')('acts.merged', {
    one: gone.fullName,
    other: fields.fullName,
  })
  const at = now().toISOString()
  const { changeSetId } = recordChanges(db, { kind: 'merge', label, at, newId }, () => {
    moveHistory(db, goneId, keepId)
    saveClient(db, { ...fields, id: keepId }, at, newId)
    markClient(db, goneId, at)
  })
  return { changeSetId, count: 1 }
}
