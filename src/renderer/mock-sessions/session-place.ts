import type { SessionRow } from '@shared/mock-sessions'
import type { Place } from '../navigation'

/** Where a session is opened: a debrief at its round, a practice session that is over at its report, else the cockpit. */
export const placeOfSession = ({
  id,
  kind,
  state,
  roundId,
}: Pick<SessionRow, 'id' | 'kind' | 'state' | 'roundId'>): Place => {
  if (kind === 'debrief' && roundId !== null) return { at: 'debrief', roundId }
  return state === 'ended' ? { at: 'sessionReport', id } : { at: 'mockSession', id }
}
