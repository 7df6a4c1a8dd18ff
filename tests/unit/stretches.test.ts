import {
  lengthOf,
  momentAt,
  playMsAt,
  playStartOf,
  type Stretch,
  sessionMsAt,
} from '@shared/recordings/stretches'
import { describe, expect, it } from 'vitest'

/** From 10 to 40 seconds of the session, and from 60 to 70. */
const stretches: readonly Stretch[] = [
  { id: 'a', startMs: 10_000, lengthMs: 30_000 },
  { id: 'b', startMs: 60_000, lengthMs: 10_000 },
]

describe('the two times of a recording', () => {
  it('runs through its stretches without the silence between them', () => {
    expect(lengthOf(stretches)).toBe(40_000)
    expect(playStartOf(stretches, 'b')).toBe(30_000)
    expect(momentAt(stretches, 29_999)).toMatchObject({ stretch: { id: 'a' }, atMs: 29_999 })
    expect(momentAt(stretches, 30_000)).toMatchObject({ stretch: { id: 'b' }, atMs: 0 })
    expect(momentAt(stretches, 99_000)).toMatchObject({ stretch: { id: 'b' }, atMs: 10_000 })
    expect(momentAt([], 5)).toBeNull()
  })

  it('says where the session’s clock stood, and back', () => {
    expect(sessionMsAt(stretches, 0)).toBe(10_000)
    expect(sessionMsAt(stretches, 35_000)).toBe(65_000)
    expect(playMsAt(stretches, 65_000)).toBe(35_000)
    for (const playMs of [0, 1, 12_345, 30_000, 39_999])
      expect(playMsAt(stretches, sessionMsAt(stretches, playMs))).toBe(playMs)
  })

  it('knows no moment that was not recorded', () => {
    for (const sessionMs of [0, 9_999, 50_000, 70_001]) expect(playMsAt(stretches, sessionMs)).toBeNull()
  })
})
