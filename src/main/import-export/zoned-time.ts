/** A day and a clock time in some time zone. */
export type ZonedTime = { readonly on: string; readonly time: string }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}

/** Whether this computer knows a time zone of this name. */
export function isZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** The day and the clock time of an instant in a time zone. */
export function zonedTimeOf(instant: Date, zone: string): ZonedTime {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  return {
    on: `${(parts.year ?? '').padStart(4, '0')}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  }
}

/**
 * The instant of a day and a clock time in a time zone. In the hour that a spring night leaves out it is the time after
 * the gap; in the hour that an autumn night has twice, the first.
 */
export function instantOf({ on, time }: ZonedTime, zone: string): Date {
  const asUtc = new Date(`${on}T${time}:00Z`).getTime()
  const offsetAt = (instant: number): number => {
    const { on: day, time: clock } = zonedTimeOf(new Date(instant), zone)
    return new Date(`${day}T${clock}:00Z`).getTime() - instant
  }
  const before = asUtc - offsetAt(asUtc - 86_400_000)
  const after = asUtc - offsetAt(asUtc + 86_400_000)
  const isRight = (instant: number): boolean => instant + offsetAt(instant) === asUtc
  // The offset of the day before gives the first of two hours, and in a gap the time after it.
  if (isRight(before) || !isRight(after)) return new Date(before)
  return new Date(after)
}
