import { z } from 'zod'
import { call } from './call'
import { recordId } from './ids'

export const erasureReasons = ['asked', 'retention'] as const
/** Why something was erased: the coach asked in the trash, or its time was over. */
export type ErasureReason = (typeof erasureReasons)[number]

/** That something was erased, without a word of what it was. */
export type ErasureRecord = {
  readonly id: string
  readonly erasedOn: string
  readonly reason: ErasureReason
  readonly clients: number
  /** How many records went in all. */
  readonly records: number
  /** The day from which no backup holds it any more, if the app is used now and then. */
  readonly forgottenOn: string
}

/** A closed client whose time is over. */
export type DueClient = { readonly id: string; readonly fullName: string; readonly restingSince: string }

/** How long closed clients are kept, whose time is over, and what was erased. */
export type Retention = {
  /** Months after which a closed client is proposed for erasing; null: never. */
  readonly months: number | null
  /** The first of them, longest at rest first. */
  readonly due: readonly DueClient[]
  readonly dueTotal: number
  /** The newest erasures. */
  readonly erasures: readonly ErasureRecord[]
}

export const retentionMonths = z.int().min(1).max(240)

/** What came of erasing clients whose time is over. */
export type RetentionErased = { readonly clients: number; readonly forgottenOn: string }

export const retentionCalls = {
  'retention.get': call<Retention>()(z.strictObject({})),
  'retention.saveMonths': call<Retention>()(z.strictObject({ months: retentionMonths.nullable() })),
  /** Erases clients with all that belongs to them; those whose time is not over are left alone. */
  'retention.erase': call<RetentionErased>()(
    z.strictObject({ clientIds: z.array(recordId).min(1).max(1_000) }),
  ),
}
