import { assertNever } from '@shared/errors'
import type { GateFacts } from '@shared/gate'
import { useEffect, useState } from 'react'
import { askGate } from './ask-gate'
import { CrashedScreen } from './crashed-screen'
import { ProblemScreen } from './problem-screen'
import { UnlockScreen } from './unlock-screen'
import { WorkingScreen } from './working-screen'

/** How often the page looks whether work is going on, and how far it is. */
const LOOK_MS = 400

/** What stands before the practice, until it is open and main shows it in this window. */
export function GatePage({ first }: { readonly first: GateFacts }) {
  const [facts, setFacts] = useState(first)
  /** Null means that the practice is open: this page stays as it is until it is replaced. */
  const take = (next: GateFacts | null): void => {
    if (next !== null) setFacts(next)
  }
  const isWorking = facts.kind === 'working'
  useEffect(() => {
    // Work that takes long may begin behind a passphrase that was just typed, and ends behind this page.
    const look = async (): Promise<void> => {
      const next = await askGate('gate.facts', {})
      if (next !== null && (isWorking || next.kind === 'working')) setFacts(next)
    }
    const timer = setInterval(() => void look(), LOOK_MS)
    return () => clearInterval(timer)
  }, [isWorking])
  switch (facts.kind) {
    case 'locked':
      return <UnlockScreen facts={facts} onNext={take} />
    case 'problem':
      return <ProblemScreen key={facts.code} facts={facts} onNext={take} />
    case 'working':
      return <WorkingScreen facts={facts} />
    case 'crashed':
      return <CrashedScreen />
    default:
      return assertNever(facts)
  }
}
