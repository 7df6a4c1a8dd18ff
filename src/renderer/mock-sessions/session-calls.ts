import type { CallName } from '@shared/contract'

/** Answers that a change of a session puts out of date. */
export const sessionCalls: readonly CallName[] = [
  'mockSessions.list',
  'mockSessions.open',
  'mockSessions.history',
  'mockSessions.report',
  'interviews.history',
  'trash.list',
  'today.list',
]
