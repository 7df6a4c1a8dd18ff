import { z } from 'zod'
import { call } from './call'
import type { AppErrorCode } from './errors'
import type { Practice } from './settings'
import { type LockReason, secretInput } from './vault'

/** What stands between the coach and a practice that is locked. */
export type LockedGate = {
  readonly kind: 'locked'
  readonly because: LockReason
  /** What the keychain did that should have opened it; null where none was asked. */
  readonly keychainProblem: 'keychain-changed' | 'keychain-refused' | null
}

/** A backup that can take the place of a practice that cannot be opened. */
export type GateBackup = { readonly name: string; readonly madeAt: string; readonly rows: number | null }

/** Ways out of a start that failed, in the order in which they are offered. */
export const gateWays = [
  'again',
  'restore',
  'takeKeys',
  'readOnly',
  'otherFolder',
  'openFolder',
  'quit',
] as const
export type GateWay = (typeof gateWays)[number]

/** Why a practice could not be opened. */
export type ProblemGate = {
  readonly kind: 'problem'
  readonly code: AppErrorCode
  /** What happened, what is safe, what to do. */
  readonly message: string
  readonly ways: readonly GateWay[]
  /** The newest backup that is there; null where there is none. */
  readonly backup: GateBackup | null
}

/** What is done to a practice of an older format before it opens. */
export type WorkingStep =
  | { readonly type: 'backup' }
  | { readonly type: 'check' }
  /** Steps are counted from 1. */
  | { readonly type: 'format'; readonly at: number; readonly of: number }

/** The practice is being brought to the newest format. */
export type WorkingGate = {
  readonly kind: 'working'
  readonly step: WorkingStep
  /** From 0 to 1; null where it is not known. */
  readonly share: number | null
  /** The coach has closed the window: the app ends when this is done. */
  readonly closesAfter: boolean
}

/** The practice is open, but the process of its window has died. */
export type CrashedGate = { readonly kind: 'crashed' }

export type GateFacts = (LockedGate | ProblemGate | WorkingGate | CrashedGate) & {
  readonly folder: string
  /** What opens this practice besides its key. */
  readonly hasPassphrase: boolean
  readonly hasRecovery: boolean
  readonly isDemo: boolean
  readonly theme: Practice['theme']
  readonly motion: Practice['motion']
}

const gate = { windows: ['gate'] } as const

/** What the page asks that stands before a practice which is not open. */
export const gateContract = {
  /** Null once the practice is open. */
  'gate.facts': call<GateFacts | null>()(z.strictObject({}), gate),
  /** Opens the practice, and the window then shows it; answers what stands in the way instead, if something does. */
  'gate.unlock': call<GateFacts | null>()(secretInput, gate),
  /** Tries again to open the practice; answers what stands in the way now, if something does. */
  'gate.again': call<GateFacts | null>()(z.strictObject({}), gate),
  /** Lets the coach choose another folder and opens that. */
  'gate.otherFolder': call<GateFacts | null>()(z.strictObject({}), gate),
  /** Makes the newest good backup the practice. What cannot be opened stays beside it under another name. */
  'gate.restore': call<GateFacts | null>()(z.strictObject({ secret: secretInput.nullable() }), gate),
  /** Takes the sealed keys that the newest backup carries, in the place of a key file that is lost. */
  'gate.takeKeys': call<GateFacts | null>()(z.strictObject({}), gate),
  /** Opens a practice on a medium that cannot be written, to read only. */
  'gate.readOnly': call<GateFacts | null>()(z.strictObject({ secret: secretInput.nullable() }), gate),
  /** Shows the practice again after its window stopped working, where it was or on Today. */
  'gate.goOn': call<null>()(z.strictObject({ to: z.enum(['same', 'today']) }), gate),
  /** Puts facts about app and practice on the clipboard; none of them is a client's. */
  'gate.copyDiagnostics': call<null>()(z.strictObject({}), gate),
  'gate.openFolder': call<null>()(z.strictObject({}), gate),
  'gate.quit': call<null>()(z.strictObject({}), gate),
}

export type GateCallName = keyof typeof gateContract
export type GateCallInput<Name extends GateCallName> = z.input<(typeof gateContract)[Name]['input']>
export type GateCallArgs<Name extends GateCallName> = z.output<(typeof gateContract)[Name]['input']>
export type GateCallOutput<Name extends GateCallName> = Exclude<
  (typeof gateContract)[Name]['output'],
  undefined
>
