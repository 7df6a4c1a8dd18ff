import type { CallInput } from '@shared/contract'
import type { TypingSave } from '@shared/support'
import { call } from '../api'

/** A save of a text, as the call that makes it. */
export type PendingSave = {
  readonly [Name in TypingSave]: { readonly name: Name; readonly input: CallInput<Name> }
}[TypingSave]

/** Often enough that hardly a word is missing, and not with every key. */
const TELL_MS = 40

const newest = new Map<string, PendingSave | null>()
let timer: ReturnType<typeof setTimeout> | undefined
let announced = 0

/** How many saves were announced so far: typing that announces one needs no other keeper. */
export const announcedSaves = (): number => announced

/**
 * Tells main of a save that is made in a moment, so that it is made even if this window's process dies before. Null says that it
 * was made, or is not wanted any more.
 */
export function announceSave(key: string, save: PendingSave | null): void {
  if (save !== null) announced += 1
  newest.set(key, save)
  timer ??= setTimeout(tell, TELL_MS)
}

function tell(): void {
  timer = undefined
  // A practice that has locked meanwhile has saved what there was.
  for (const [key, save] of newest) void call('support.willSave', { key, save }).catch(() => undefined)
  newest.clear()
}
