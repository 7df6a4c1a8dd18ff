/** The real clock, or one that stands on a day: `GREENROOM_TODAY=YYYY-MM-DD` in development, for tests and pictures. */
export function clockOf(frozenDay: string | undefined): () => Date {
  if (frozenDay === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(frozenDay)) return () => new Date()
  // Only the day stands still: moments go on, so that saves and versions keep their order.
  const offsetMs = Date.parse(`${frozenDay}T12:00:00Z`) - Date.now()
  return () => new Date(Date.now() + offsetMs)
}
