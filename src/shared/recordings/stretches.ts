/** Sound that was recorded without a break. `startMs` is where the session's clock stood, `lengthMs` how long it is. */
export type Stretch = { readonly id: string; readonly startMs: number; readonly lengthMs: number }

/** A moment of a stretch, in milliseconds from its beginning. */
export type StretchMoment = { readonly stretch: Stretch; readonly atMs: number }

// A recording is played without the silence between its stretches: its own time runs through them one after another, while
// marks and questions stand on the clock of the session. Both are in milliseconds.

/** How long all stretches are together. */
export const lengthOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { lengthMs }) => sum + lengthMs, 0)

/** Where a moment of the recording's own time lies; null where nothing was recorded. A moment past the end is the end. */
export function momentAt(stretches: readonly Stretch[], playMs: number): StretchMoment | null {
  let before = 0
  for (const stretch of stretches) {
    if (playMs < before + stretch.lengthMs) return { stretch, atMs: Math.max(0, playMs - before) }
    before += stretch.lengthMs
  }
  const last = stretches.at(-1)
  return last === undefined ? null : { stretch: last, atMs: last.lengthMs }
}

/** Where a stretch begins in the recording's own time. */
export function playStartOf(stretches: readonly Stretch[], id: string): number {
  const index = stretches.findIndex((stretch) => stretch.id === id)
  return lengthOf(stretches.slice(0, Math.max(0, index)))
}

/** The session's clock at a moment of the recording's own time. */
export function sessionMsAt(stretches: readonly Stretch[], playMs: number): number {
  const moment = momentAt(stretches, playMs)
  return moment === null ? 0 : moment.stretch.startMs + moment.atMs
}

/** The recording's own time at a moment of the session's clock; null for a moment that was not recorded. */
export function playMsAt(stretches: readonly Stretch[], sessionMs: number): number | null {
  for (const { id, startMs, lengthMs } of stretches)
    if (sessionMs >= startMs && sessionMs <= startMs + lengthMs)
      return playStartOf(stretches, id) + sessionMs - startMs
  return null
}
