import type { GateFacts } from '@shared/gate'
import { useState } from 'react'
import { ProblemScreen } from './problem-screen'
import { UnlockScreen } from './unlock-screen'

/** What stands before the practice, until it is open and main shows it in this window. */
export function GatePage({ first }: { readonly first: GateFacts }) {
  const [facts, setFacts] = useState(first)
  /** Null means that the practice is open: this page stays as it is until it is replaced. */
  const take = (next: GateFacts | null): void => {
    if (next !== null) setFacts(next)
  }
  return facts.kind === 'locked' ? (
    <UnlockScreen facts={facts} onNext={take} />
  ) : (
    <ProblemScreen key={facts.code} facts={facts} onNext={take} />
  )
}
