import type { KeyAction } from './key-map'

type Handlers = Partial<Readonly<Record<KeyAction, (index: number) => void>>>

/** An action that something on screen would carry out now. */
export type LiveAction = { readonly action: KeyAction; readonly run: () => void }

const listening = new Set<() => Handlers>()

/** Counts handlers as on screen until the function it gives back is called. */
export function listenForActions(read: () => Handlers): () => void {
  listening.add(read)
  return () => {
    listening.delete(read)
  }
}

/** What the keys would do here, each action once, the screen's own before those of the frame around it. */
export function liveActions(): readonly LiveAction[] {
  const found = new Map<KeyAction, () => void>()
  for (const read of listening)
    for (const [action, handler] of Object.entries(read()) as [KeyAction, (index: number) => void][])
      if (!found.has(action)) found.set(action, () => handler(0))
  return [...found].map(([action, run]) => ({ action, run }))
}

/** What a key would do here; null where nothing on screen does it. */
export const liveAction = (wanted: KeyAction): (() => void) | null =>
  liveActions().find(({ action }) => action === wanted)?.run ?? null
