import { english } from '@shared/messages'

/** What the window shows when not even its frame can be drawn: no library and no language can be trusted any more. */
export function WindowBroken() {
  const { broken } = english.app
  return (
    <main style={{ padding: 'var(--space-8)' }} role="alert">
      <h1>{broken.window}</h1>
      <p>{broken.body}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {broken.reload}
      </button>
    </main>
  )
}
