const none: ReadonlySet<string> = new Set()

/** The days on which the coach and the employers rest, for counting working days. */
export function useHolidays(): ReadonlySet<string> {
  return none
}
