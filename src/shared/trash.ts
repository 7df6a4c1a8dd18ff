import { z } from 'zod'
import { call } from './call'
import { line, recordId } from './ids'

/** How long what was removed can be brought back. */
export const KEPT_DAYS = 30

/** What the trash shows. `wording` is the coach's text of a built-in piece of advice that was set back. */
export const trashKinds = [
  'client',
  'employer',
  'contact',
  'opportunity',
  'round',
  'roundQuestion',
  'event',
  'ending',
  'promise',
  'message',
  'question',
  'letter',
  'publication',
  'note',
  'appointment',
  'mockSession',
  'document',
  'consent',
  'customField',
  'wording',
  'ownTopic',
  'synonym',
  'criterion',
  'bankQuestion',
  'cliche',
  'questionSet',
  'answer',
  'answerVersion',
  'speakingPace',
  'holiday',
  'savedView',
  'importMapping',
] as const
export type TrashKind = (typeof trashKinds)[number]

export const trashRecord = z.strictObject({ kind: z.enum(trashKinds), id: recordId })
export type TrashRecord = z.infer<typeof trashRecord>

/** One removed record. */
export type TrashRow = TrashRecord & {
  /** What it is called, or how its text begins. May be empty. */
  readonly name: string
  /** The stage of a round, the kind of an event or message, the tag of an ending, the purpose of a consent. */
  readonly code: string | null
  /** The calendar day it is about. */
  readonly on: string | null
  readonly clientName: string | null
  readonly employer: string | null
  /** The practice's calendar days. Erasing may come later, never earlier. */
  readonly removedOn: string
  readonly erasedOn: string
  /** What it belongs to and what is in the trash too; it comes back with it. */
  readonly comesWith: readonly { readonly kind: TrashKind; readonly name: string }[]
}

export const trashQuery = z.strictObject({
  /** Words looked for in names, texts, clients and employers. */
  words: line().default(''),
  kind: z.enum(trashKinds).nullable().default(null),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(100),
})
export type TrashQuery = z.input<typeof trashQuery>

/** A page of the trash, newest first. */
export type TrashPage = {
  readonly rows: readonly TrashRow[]
  readonly total: number
  /** How many there are whatever is looked for. */
  readonly allTotal: number
}

const records = z.strictObject({ records: z.array(trashRecord).min(1).max(1_000) })

/** What came of erasing for good: how many went, and how many stay because something still refers to them. */
export type ErasedAnswer = { readonly erased: number; readonly kept: number }
/** The same with the day from which no backup holds it any more, if the app is used now and then. */
export type ForgottenAnswer = ErasedAnswer & { readonly forgottenOn: string }

export const trashCalls = {
  'trash.list': call<TrashPage>()(trashQuery),
  /** Brings records back, each with what it belongs to. */
  'trash.restore': call<{ readonly restored: number }>()(records),
  'trash.erase': call<ForgottenAnswer>()(records),
  'trash.empty': call<ForgottenAnswer>()(z.strictObject({})),
}
