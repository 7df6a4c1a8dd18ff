import { Component, type ReactNode } from 'react'
import { call } from './api'
import { holdTyped } from './vault/typed-keeper'

type Props = {
  /** A new key gives the children another chance, without drawing healthy ones anew. */
  readonly resetKey: string
  /** What is shown in the children's place. */
  readonly fallback: ReactNode
  readonly children: ReactNode
}
type State = { readonly brokenAt: string | null }

/** Keeps a broken part from taking the window with it. Texts being saved live outside it and are not touched. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { brokenAt: null }

  static getDerivedStateFromError(): Partial<State> {
    return { brokenAt: '' }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (state.brokenAt === null) return null
    if (state.brokenAt === '') return { brokenAt: props.resetKey }
    return state.brokenAt === props.resetKey ? null : { brokenAt: null }
  }

  override componentDidCatch(error: unknown): void {
    holdTyped()
    void report(error)
  }

  override render(): ReactNode {
    return this.state.brokenAt === null ? this.props.children : this.props.fallback
  }
}

async function report(error: unknown): Promise<void> {
  try {
    await call('support.partBroke', placesOf(error))
  } catch {
    // Where even this cannot be told, the page says that it is broken all the same.
  }
}

/** What kind of error it is and where it came from; what it says may quote a client and is left out. */
function placesOf(error: unknown): { kind: string; frames: string[] } {
  const { name = '', stack = '' } = error instanceof Error ? error : {}
  const frames = [...stack.matchAll(/[\w.$-]{1,80}\.js:\d{1,7}:\d{1,7}/gu)].map(([place]) => place)
  return { kind: /^[A-Za-z]{1,40}$/u.test(name) ? name : 'Unknown', frames: frames.slice(0, 8) }
}
