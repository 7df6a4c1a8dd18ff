import './presentation.css'
import { useSyncExternalStore } from 'react'
import { call } from '../api'
import { hideNames } from './hide-names'

// Not kept: a window that is opened or unlocked anew shows names again only after it was asked to.
let showNames: (() => void) | null = null
const listeners = new Set<() => void>()

const tell = (): void => {
  for (const listener of listeners) listener()
}

/** Shows initials instead of names and blurs what was written, or ends that. */
export async function togglePresentation(): Promise<void> {
  if (showNames === null) {
    const names = await call('vault.nameWords', {})
    showNames = hideNames(document.body, new Set(names))
    document.documentElement.dataset.presenting = ''
  } else {
    showNames()
    showNames = null
    delete document.documentElement.dataset.presenting
  }
  tell()
}

/** Whether names are hidden now. */
export function usePresenting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => showNames !== null,
  )
}
