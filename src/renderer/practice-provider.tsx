import type { ReactNode } from 'react'
import { useCall } from './api'
import { PracticeContext, StartContext } from './practice'

/** Follows what the window was started with and the coach's practice, once for the whole window. */
export function PracticeProvider({ children }: { readonly children: ReactNode }) {
  const { data: start = null } = useCall('app.start', {})
  const { data: practice = null } = useCall('settings.get', {})
  return (
    <StartContext value={start}>
      <PracticeContext value={practice}>{children}</PracticeContext>
    </StartContext>
  )
}
