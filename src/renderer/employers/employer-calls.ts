import type { CallName } from '@shared/contract'

/** The answers that a change of an employer or of its people makes out of date. */
export const employerCalls = [
  'employers.list',
  'employers.get',
  'employers.find',
  'interviews.history',
  'letters.get',
] as const satisfies readonly CallName[]
