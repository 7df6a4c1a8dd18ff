import { english } from '@shared/messages'
import { CallError } from './api'
import { useClosing } from './use-closing'

/** What the window shows when the practice could not be read at all: no language and no theme are known yet. */
export function StartFailed({ error }: { readonly error: unknown }) {
  const { startFailed, broken } = english.app
  // Nothing was typed here, so nothing keeps the window from closing.
  useClosing(() => Promise.resolve(true))
  return (
    <main style={{ padding: 'var(--space-8)' }}>
      <h1>{startFailed}</h1>
      <p>{error instanceof CallError ? error.answer.message : english.ui.failure.unexpected}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {broken.reload}
      </button>
    </main>
  )
}
