import { addMonths } from '@shared/dates'
import type { ErasureReason, Retention, RetentionErased } from '@shared/retention'
import type { ForgottenAnswer, TrashRecord } from '@shared/trash'
import { forgottenOn } from '../backup/backup-retention'
import { markClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { dayOfInstant } from '../practice-day'
import { eraseRecords } from '../trash/trash-service'
import {
  countAllClients,
  countResting,
  findRetentionMonths,
  isResting,
  listErasures,
  listResting,
  recordErasure,
} from './retention-repository'

type ErasingContext = Pick<Context, 'db' | 'now' | 'today' | 'newId'>

const SHOWN_CLIENTS = 200
const SHOWN_ERASURES = 12

/** The moment before which a record counts as at rest; null where nothing is ever proposed. */
function restBefore({ db, today }: ErasingContext): string | null {
  const months = findRetentionMonths(db)
  return months === null ? null : `${addMonths(today(), -months)}T00:00:00.000Z`
}

/** The policy, whose time is over by it, and what was erased. */
export function retention(context: ErasingContext): Retention {
  const { db } = context
  const before = restBefore(context)
  const dayOf = dayOfInstant(db)
  return {
    months: findRetentionMonths(db),
    due:
      before === null
        ? []
        : listResting(db, before, SHOWN_CLIENTS).map(({ updatedAt, ...client }) => ({
            ...client,
            restingSince: dayOf(updatedAt),
          })),
    dueTotal: before === null ? 0 : countResting(db, before),
    erasures: listErasures(db, SHOWN_ERASURES),
  }
}

/**
 * Erases clients whose time is over, with their history, letters and versions, documents, recordings, search words and
 * what recorded acts keep of them, and writes down that it was done. Others are left alone.
 */
export async function eraseResting(
  context: ErasingContext,
  ids: readonly string[],
): Promise<RetentionErased> {
  const { db, now } = context
  const before = restBefore(context)
  const due = before === null ? [] : ids.filter((id) => isResting(db, id, before))
  if (due.length === 0) return { clients: 0, forgottenOn: forgottenOn(context.today()) }
  const at = now().toISOString()
  db.transaction(() => {
    for (const id of due) markClient(db, id, at)
  })()
  const records = due.map((id) => ({ kind: 'client' as const, id }))
  const answer = await eraseAndRecord(context, records, 'retention')
  return { clients: answer.erased, forgottenOn: answer.forgottenOn }
}

/** Erases removed records for good and writes down that it was done, without a word of what they were. */
export async function eraseAndRecord(
  context: ErasingContext,
  records: readonly TrashRecord[] | 'all',
  reason: ErasureReason,
): Promise<ForgottenAnswer> {
  const { db, today, newId, now } = context
  const clientsBefore = countAllClients(db)
  const answer = await eraseRecords(db, records)
  const gone = forgottenOn(today())
  if (answer.erased > 0)
    recordErasure(db, {
      id: newId(),
      erasedOn: today(),
      reason,
      clients: Math.max(0, clientsBefore - countAllClients(db)),
      records: answer.erased,
      forgottenOn: gone,
      createdAt: now().toISOString(),
    })
  return { ...answer, forgottenOn: gone }
}
