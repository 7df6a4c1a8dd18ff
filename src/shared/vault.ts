import { z } from 'zod'
import { call, event } from './call'

/** Why the practice was locked; `start` is a practice that asks for its passphrase when the app begins. */
export const lockReasons = ['start', 'asked', 'idle', 'suspend', 'screen'] as const
export type LockReason = (typeof lockReasons)[number]

/** What opens a practice besides its key: a passphrase, or the words of a recovery code as they were typed. */
export const secretInput = z.strictObject({
  kind: z.enum(['passphrase', 'recovery']),
  text: z.string().min(1).max(1_000),
})
export type SecretInput = z.infer<typeof secretInput>

/** Shorter passphrases are guessed too soon. */
export const shortestPassphrase = 8
export const passphraseText = z.string().min(shortestPassphrase).max(1_000)

const halfTyped = z.strictObject({
  /** The place in the window, as its hash. */
  hash: z.string().max(2_000),
  fields: z.array(z.strictObject({ label: z.string().max(300), text: z.string().max(100_000) })).max(60),
})
/** Text that only the coach could have saved, field by field as they stood on the screen. */
export type HalfTyped = z.infer<typeof halfTyped>

/** What kept such text: a lock, or a window that stopped working. */
export type KeptTyped = HalfTyped & { readonly because: 'lock' | 'window' }

/** After how many minutes without a touch the practice locks by itself; 0 is never. */
export const idleMinutes = [0, 2, 5, 10, 20, 60] as const
export type IdleMinutes = (typeof idleMinutes)[number]

/** What protects the practice, and how it locks. */
export type VaultState = {
  readonly isDemo: boolean
  readonly hasPassphrase: boolean
  readonly recoveryMadeAt: string | null
  readonly hasKeychain: boolean
  /** Whether the key lies in its file as it is. */
  readonly isPlain: boolean
  /** What this computer's keychain calls itself; null where there is none. */
  readonly keychain: string | null
  readonly lockAfterMinutes: number
  readonly clearsClipboard: boolean
}

/** Which words of a printed code are to be typed, counted from one. */
export type PrintedCode = { readonly asks: readonly [number, number] }

export const vaultCalls = {
  'vault.state': call<VaultState>()(z.strictObject({})),
  /** Sets a passphrase, or changes it, which takes the earlier one. */
  'vault.setPassphrase': call<VaultState>()(
    z.strictObject({
      text: passphraseText,
      before: z.string().max(1_000).nullable(),
      byKeychain: z.boolean(),
    }),
  ),
  'vault.removePassphrase': call<VaultState>()(z.strictObject({ before: z.string().max(1_000) })),
  /** Opens by the keychain at the start from now on, or asks. */
  'vault.useKeychain': call<VaultState>()(z.strictObject({ isUsed: z.boolean() })),
  /** Thinks up a recovery code and prints it; its words reach no window. Null when nothing was printed. */
  'vault.printRecovery': call<PrintedCode | null>()(z.strictObject({})),
  /** Takes the code that was printed, once the coach has typed the two words that were asked for from the paper. */
  'vault.keepRecovery': call<VaultState>()(z.strictObject({ words: z.array(z.string().max(40)).length(2) })),
  /** Gives the practice a new key; the window shows the practice anew at the end. */
  'vault.rekey': call<null>()(z.strictObject({ passphrase: z.string().max(1_000).nullable() })),
  'vault.lock': call<{ readonly locked: boolean }>()(z.strictObject({})),
  /** The page has saved what it could and may go. */
  'vault.readyToLock': call<null>()(z.strictObject({ halfTyped: halfTyped.nullable() })),
  /** What is half typed now, told while it is typed, so that it outlives the window; null when nothing is any more. */
  'vault.keepHalfTyped': call<null>()(z.strictObject({ halfTyped: halfTyped.nullable() })),
  /** What was half typed when the practice locked or the window stopped working. */
  'vault.halfTyped': call<KeptTyped | null>()(z.strictObject({})),
  /** The coach has seen it. */
  'vault.dropHalfTyped': call<null>()(z.strictObject({})),
  'vault.saveLocking': call<VaultState>()(
    z.strictObject({ lockAfterMinutes: z.int().min(0).max(240), clearsClipboard: z.boolean() }),
  ),
  /** The coach was told that the practice lies in the folder of a cloud service. */
  'vault.cloudSaid': call<null>()(z.strictObject({})),
  /** Every word of the names that presentation mode hides. */
  'vault.nameWords': call<readonly string[]>()(z.strictObject({})),
  /** The coach has set up what protects the practice, or has put it off. */
  'vault.setUpDone': call<null>()(z.strictObject({})),
}

export const vaultEvents = {
  /** The practice is about to lock: save what can be saved, then answer with `vault.readyToLock`. */
  'vault.locking': event<null>(),
}
