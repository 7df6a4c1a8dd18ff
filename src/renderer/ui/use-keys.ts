import { useEffect, useEffectEvent, useRef } from 'react'
import { usePractice, useStart } from '../practice'
import { isBare, isPressed, type KeyAction, keysOf } from './key-map'
import { listenForActions } from './live-actions'

/** `index` counts the keys of the action from 0: the third advice is index 2 of `addAdvice`. */
export type KeyHandlers = Partial<Readonly<Record<KeyAction, (index: number) => void>>>

const textInputs =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]'

/** True while the focus is where letters are text. */
const isInText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(textInputs) !== null

/** True while a dialog or an open menu has the keyboard to itself. Closed ones may stay in the page, unseen. */
export const isCovered = (): boolean =>
  [...document.querySelectorAll('[aria-modal="true"], [role="menu"], [role="listbox"]')].some((element) =>
    element.checkVisibility(),
  )

/**
 * Whether a dialog or menu was open when the key went down. It is noted before anybody acts on the key, since Escape
 * closes the dialog first and would otherwise go on to mean "back" as well.
 */
let wasCovered = false
window.addEventListener('keydown', () => (wasCovered = isCovered()), { capture: true })

const ownKeys: Readonly<Record<string, string>> = {
  Enter: 'button, a, [role=button]',
  ' ': 'button, a, [role=button], input',
  ArrowLeft: 'input[type=range]',
  ArrowRight: 'input[type=range]',
}

/** Enter and Space belong to the button or link that has the focus, Space to a box that is ticked too, arrows to a slider. */
const isOwnKey = (key: string, target: EventTarget | null): boolean => {
  const owner = ownKeys[key]
  return owner !== undefined && target instanceof HTMLElement && target.closest(owner) !== null
}

/** Keys with which one writes, moves and selects in a text. */
const textKeys = /^( |Enter|Escape|Delete|mod\+a$|(?:(?:alt|shift)\+)*Arrow)/

/**
 * Gives keys their meaning while the component is on screen. Handlers may be fresh closures each time.
 * Keys rest while a dialog or a menu is open, and a key with which one edits (arrows, Enter, Escape, Delete) rests in text fields.
 */
export function useKeys(handlers: KeyHandlers, options: { readonly enabled?: boolean } = {}): void {
  const { bareKeys } = usePractice()
  const isMac = useStart().platform === 'darwin'
  const enabled = options.enabled ?? true
  const pressed = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || wasCovered) return
    const inText = isInText(event.target)
    for (const [action, handler] of Object.entries(handlers) as [KeyAction, (index: number) => void][]) {
      const index = keysOf(action).findIndex((key) => {
        const rests = inText && !isBare(key) && textKeys.test(key)
        return !rests && !isOwnKey(key, event.target) && isPressed(key, event, { inText, bareKeys, isMac })
      })
      if (index < 0) continue
      event.preventDefault()
      handler(index)
      return
    }
  })
  // An effect event cannot be asked while something is drawn, which is when a list of commands asks.
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    if (!enabled) return undefined
    const listen = (event: KeyboardEvent): void => pressed(event)
    const stopOffering = listenForActions(() => latest.current)
    document.addEventListener('keydown', listen)
    return () => {
      stopOffering()
      document.removeEventListener('keydown', listen)
    }
  }, [enabled])
}

/** For `aria-keyshortcuts` of a button that a key of the map presses too. */
export function useAriaKeys(): (action: KeyAction) => string {
  const { bareKeys } = usePractice()
  const isMac = useStart().platform === 'darwin'
  return (action) =>
    keysOf(action)
      .slice(0, 1)
      .map((key) => {
        if (isBare(key)) return bareKeys ? key.toUpperCase() : `Alt+${key.toUpperCase()}`
        return key
          .replace('mod', isMac ? 'Meta' : 'Control')
          .replace('alt', 'Alt')
          .replace('shift', 'Shift')
      })
      .join(' ')
}
