import { KEPT_DAYS } from '@shared/trash'

const DAY_MS = 86_400_000

/** The moment since which what was removed or done is kept. */
export const keptSince = (now: Date): string => new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString()
