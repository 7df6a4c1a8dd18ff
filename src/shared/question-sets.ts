import { z } from 'zod'
import { call } from './call'
import { byId, line, longText, recordId } from './ids'
import { bankRef, type RoleFamily } from './question-bank'
import type { RoundStage } from './stages'

/** More questions than these make no session. */
export const setItemLimit = 60

export const questionSetDraft = z.strictObject({
  id: recordId.nullable(),
  name: line(120).min(1),
  detail: longText(2_000).default(''),
  /** In their order. */
  items: z
    .array(
      z.strictObject({
        /** Made by whoever adds the item, so that a save can be repeated safely; null leaves it to the app. */
        id: recordId.nullable(),
        questionRef: bankRef.nullable(),
        body: line(500).min(1),
        /** How long the answer may take; null for no limit. */
        limitSeconds: z.int().min(10).max(3_600).nullable(),
        /** Refs of the criteria the answer is scored by. */
        criteria: z.array(bankRef).max(20),
      }),
    )
    .max(setItemLimit),
})
export type QuestionSetDraft = z.input<typeof questionSetDraft>

export type QuestionSetItem = {
  readonly id: string
  readonly questionRef: string | null
  readonly body: string
  readonly limitSeconds: number | null
  readonly criteria: readonly string[]
}
export type QuestionSet = {
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly items: readonly QuestionSetItem[]
  readonly updatedAt: string
}
/** `changeSetId` takes the making of a set or the removal of questions back; null for smaller changes. */
export type SetAct = { readonly set: QuestionSet; readonly changeSetId: string | null }

/** A question that clients really met in rounds, names taken out, counted. */
export type MetQuestion = {
  readonly body: string
  /** The question of the bank that it is, in other words; null where none is near. */
  readonly questionRef: string | null
  readonly count: number
  readonly clientCount: number
  readonly lastOn: string
  readonly employers: readonly { readonly name: string; readonly count: number }[]
  readonly roleFamilies: readonly { readonly family: RoleFamily; readonly count: number }[]
  readonly stages: readonly RoundStage[]
}

/** Why a question is suggested for a client's next round. */
export type SuggestedReason =
  | { readonly kind: 'weakBefore'; readonly score: number }
  | { readonly kind: 'metHere'; readonly count: number }
  | { readonly kind: 'gap'; readonly months: number }
  | { readonly kind: 'role'; readonly family: RoleFamily }
  | { readonly kind: 'stage'; readonly stage: RoundStage }
  | { readonly kind: 'topic'; readonly topicId: string }
  | {
      readonly kind:
        | 'entrepreneur'
        | 'overqualified'
        | 'change'
        | 'firstJob'
        | 'remote'
        | 'insider'
        | 'managerNumber'
        | 'travel'
        | 'otherProcess'
        | 'usual'
    }

export type SuggestedItem = Omit<QuestionSetItem, 'id'> & { readonly reasons: readonly SuggestedReason[] }

/** A round that lies ahead. */
export type NextRound = {
  readonly roundId: string
  readonly clientId: string
  readonly clientName: string
  readonly employer: string
  readonly role: string
  readonly stage: RoundStage
  readonly heldOn: string
}

/** Questions for one client, for a round or (`round` null) for any interview. */
export type SuggestedSet = {
  readonly clientId: string
  readonly clientName: string
  readonly round: NextRound | null
  readonly items: readonly SuggestedItem[]
}

const nothing = z.strictObject({})

/** Sets, what is suggested for them, and what clients really met. */
export const questionSetsCalls = {
  /** What clients really met, the most frequent first. */
  'questionBank.met': call<readonly MetQuestion[]>()(nothing),
  /** The rounds of the next four weeks, the nearest first. */
  'questionBank.nextRounds': call<readonly NextRound[]>()(nothing),
  /** For the round that is named, else the client's next one. */
  'questionBank.suggestSet': call<SuggestedSet>()(
    z.strictObject({ clientId: recordId, roundId: recordId.nullable().default(null) }),
  ),

  'questionBank.sets': call<readonly QuestionSet[]>()(nothing),
  'questionBank.saveSet': call<SetAct>()(questionSetDraft),
  'questionBank.duplicateSet': call<SetAct>()(byId),
  'questionBank.removeSet': call<{ readonly changeSetId: string | null }>()(byId),
}
