/** Answers that show something of what went out or waits to. */
export const sentCalls = [
  'sending.list',
  'sending.get',
  'letters.list',
  'letters.listAll',
  'interviews.history',
  'followUps.ofClient',
] as const
