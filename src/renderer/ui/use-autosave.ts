import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react'
import { CallError } from '../api'
import { createAutosaver, type SaveState } from './autosaver'
import { announceSave, type PendingSave } from './pending-save'
import { useUnsavedNotice } from './unsaved-notice'

/** After the last change; a screen with a preview to renew may want less. */
const usualDelayMs = 500

export type Autosave<Draft> = {
  readonly state: SaveState
  /** Takes the newest text. Call it on every change. */
  readonly change: (draft: Draft) => void
  /** Saves at once. True when everything is safe. */
  readonly flush: () => Promise<boolean>
  /** Forgets what is unsaved; only for a text that was just removed. */
  readonly discard: () => void
  /** For `onBlur` of the field or editor. */
  readonly onBlur: () => void
}

const errorOf = (error: unknown) => (error instanceof CallError ? error.answer : null)

/**
 * Saves a text half a second after its last change, and at once on blur, on a change of `recordKey`, when the screen
 * goes away and when the window closes. A text that could not be saved stays, and `state` says so.
 */
export function useAutosave<Draft>(options: {
  /** What the text belongs to, for instance a note's id. Another key means another text. */
  readonly recordKey: string
  /** Sends the draft; throws when it was not saved. The one given with the change is used, also after a switch. */
  readonly save: (draft: Draft) => Promise<unknown>
  readonly delayMs?: number
  /** The same save as one call, which is made even if the window's process dies before `save` is called. */
  readonly announce?: (draft: Draft) => PendingSave
}): Autosave<Draft> {
  const { recordKey, save, announce, delayMs = usualDelayMs } = options
  const tell = useUnsavedNotice()
  const saver = useMemo(
    () => ({ recordKey, ...createAutosaver<Draft>({ delayMs, now: () => new Date(), errorOf }) }),
    [recordKey, delayMs],
  )
  const isAnnounced = announce !== undefined
  useEffect(() => {
    if (!isAnnounced) return undefined
    return saver.subscribe(() => {
      if (saver.state().kind === 'saved') announceSave(recordKey, null)
    })
  }, [saver, recordKey, isAnnounced])
  const state = useSyncExternalStore(saver.subscribe, saver.state)

  const leave = useEffectEvent(async (left: { readonly flush: () => Promise<boolean> }) => {
    // The screen that shows the state goes away: only now is a notice the place to say that it failed.
    if (!(await left.flush())) tell(left.flush)
  })
  useEffect(() => () => void leave(saver), [saver])

  return {
    state,
    change: (draft) => {
      saver.change(draft, save)
      if (announce) announceSave(recordKey, announce(draft))
    },
    flush: saver.flush,
    discard: saver.discard,
    onBlur: () => void saver.flush(),
  }
}
