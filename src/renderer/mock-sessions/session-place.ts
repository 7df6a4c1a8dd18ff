import type { SessionRow } from '@shared/mock-sessions'
import type { Place } from '../navigation'

/** Where a session is opened: its report when it is over, else the cockpit. */
export const placeOfSession = ({ id, state }: Pick<SessionRow, 'id' | 'state'>): Place =>
  state === 'ended' ? { at: 'sessionReport', id } : { at: 'mockSession', id }
