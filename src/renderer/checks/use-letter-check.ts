import type { CheckedFinding } from '@shared/checks'
import { type CallError, useCall } from '../api'

export type LetterCheckView = {
  /** Findings that count, what holds the letter first. */
  readonly open: readonly CheckedFinding[]
  readonly dismissed: readonly CheckedFinding[]
  /** How many keep the letter from leaving. */
  readonly holding: number
  readonly error: CallError | null
  readonly retry: () => void
}

/** What main's checks say about a letter as it is stored; it is asked again after each save. */
export function useLetterCheck(letterId: string): LetterCheckView {
  const { data, error, refetch } = useCall('checks.ofLetter', { id: letterId }, { keepPrevious: true })
  const findings = data?.findings ?? []
  return {
    open: findings.filter(({ dismissed }) => dismissed === null),
    dismissed: findings.filter(({ dismissed }) => dismissed !== null),
    holding: data?.holding ?? 0,
    error,
    retry: () => void refetch(),
  }
}
