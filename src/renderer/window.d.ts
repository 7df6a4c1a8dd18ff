import type { CallName, EventName } from '@shared/contract'
import type { Result } from '@shared/errors'
import type { GateCallName } from '@shared/gate'

declare global {
  // Declared as an interface because only an interface merges with the browser's own.
  interface Window {
    /** The one door to main, opened by the preload script. Payloads are checked by `api.ts`'s types. */
    readonly greenroom: {
      readonly call: (name: CallName | GateCallName, input: unknown) => Promise<Result<unknown>>
      readonly on: (event: EventName, listener: (payload: unknown) => void) => () => void
    }
  }
}
