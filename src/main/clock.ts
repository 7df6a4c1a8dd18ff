const day = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

/**
 * The real clock, or one that begins elsewhere, in development, for tests and pictures: `GREENROOM_TODAY` is a calendar day,
 * which then begins at noon, or a UTC instant. `stands` keeps the clock there, so that two pictures of a screen show one time.
 */
export function clockOf(beginning: string | undefined, stands = false): () => Date {
  if (beginning === undefined || !(day.test(beginning) || instant.test(beginning))) return () => new Date()
  const beginningMs = Date.parse(day.test(beginning) ? `${beginning}T12:00:00Z` : beginning)
  if (stands) return () => new Date(beginningMs)
  // Only the beginning is set: moments go on, so that saves and versions keep their order.
  const offsetMs = beginningMs - Date.now()
  return () => new Date(Date.now() + offsetMs)
}
