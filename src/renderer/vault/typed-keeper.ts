import { useEffect } from 'react'
import { call } from '../api'
import { isSaving, takenChanges } from '../ui/autosaver'
import { announcedSaves } from '../ui/pending-save'
import { hasUnsavedWork } from '../ui/unsaved-work'
import { halfTypedOf, holdsText, readField, type TypedField } from './half-typed'

/** After a key; a word typed in a hurry is told once. */
const TELL_MS = 40
/** How soon it is noticed that a form was saved or left. */
const LOOK_MS = 1_000

/** Who saves a text: the window by itself, or the coach, in a dialog or on the screen. */
type Keeper = 'window' | 'dialog' | 'screen'
type Typed = { readonly field: TypedField; readonly keeper: Keeper }

const typed = new Map<HTMLElement, Typed>()
let isHeld = false
let told = ''
let telling: ReturnType<typeof setTimeout> | undefined
let looking: ReturnType<typeof setInterval> | undefined

/** From now on nothing that was typed is forgotten: its form went away without the coach. */
export function holdTyped(): void {
  isHeld = true
  send()
}

/** The coach has what was typed; what is typed from now on counts again. */
export function releaseTyped(): void {
  isHeld = false
  typed.clear()
  told = ''
}

/**
 * Tells main what is being typed into forms that only the coach can save, and into texts that could not be saved, so that it
 * outlives this window's process. Used once, by the app.
 */
export function useTypedKeeper(): void {
  useEffect(() => {
    document.addEventListener('input', heard, { capture: true })
    return () => document.removeEventListener('input', heard, { capture: true })
  }, [])
}

function heard({ target }: Event): void {
  if (!(target instanceof HTMLElement) || !holdsText(target) || isHeld) return
  // Read at once: what the key brings about may take the field away.
  const field = readField(target)
  const isInDialog = target.closest('[role="dialog"]') !== null
  typed.set(target, { field, keeper: isInDialog ? 'dialog' : 'screen' })
  const before = { announced: announcedSaves(), taken: takenChanges() }
  // By then the screen has heard of the key too, and what saves by itself has said so.
  setTimeout(() => {
    if (announcedSaves() !== before.announced) typed.delete(target)
    else if (takenChanges() !== before.taken) typed.set(target, { field, keeper: 'window' })
    telling ??= setTimeout(tellTyped, TELL_MS)
    looking ??= setInterval(tellTyped, LOOK_MS)
  })
}

/** Whether a text is in no record yet. */
function isUnsaved(element: HTMLElement, { keeper }: Typed): boolean {
  if (keeper === 'window') return isSaving()
  if (!element.isConnected) return false
  return keeper === 'dialog' || element === document.activeElement || hasUnsavedWork()
}

/** Tells main at once what is still in no record; what was saved meanwhile is forgotten there too. */
export function tellTyped(): void {
  clearTimeout(telling)
  telling = undefined
  if (isHeld) return
  for (const [element, one] of typed) if (!isUnsaved(element, one)) typed.delete(element)
  if (typed.size === 0) {
    clearInterval(looking)
    looking = undefined
  }
  send()
}

function send(): void {
  const halfTyped = halfTypedOf([...typed.values()].map(({ field }) => field))
  const now = halfTyped === null ? '' : JSON.stringify(halfTyped)
  if (now === told) return
  told = now
  // A practice that has locked meanwhile has kept what there was.
  void call('vault.keepHalfTyped', { halfTyped }).catch(() => undefined)
}
