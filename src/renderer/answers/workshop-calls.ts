/** The answers that a change in the workshop makes out of date. */
export const workshopCalls = ['answers.list', 'answers.paces', 'trash.list'] as const
