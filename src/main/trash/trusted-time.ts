const DAY_MS = 86_400_000

/** How far the trash's time may move with one day on which the app is used. */
const DAYS_A_USED_DAY = 3

/**
 * The time by which the trash is judged old. A computer's clock may jump ahead by years, and nothing in the trash could be
 * brought back from that; so this time moves by at most three days with each day on which the app is used, and never past
 * the clock. After a long holiday it needs some days to catch up: what was removed then stays longer, never shorter.
 */
export function trustedTime(
  before: { readonly trustedAt: string; readonly sweptOn: string } | null,
  now: { readonly at: string; readonly today: string; readonly oldestRemoval: string | null },
): string {
  if (before === null) return earlier(now.oldestRemoval ?? now.at, now.at)
  if (before.sweptOn === now.today) return earlier(before.trustedAt, now.at)
  const furthest = new Date(Date.parse(before.trustedAt) + DAYS_A_USED_DAY * DAY_MS).toISOString()
  return earlier(furthest, now.at)
}

const earlier = (a: string, b: string): string => (a < b ? a : b)
