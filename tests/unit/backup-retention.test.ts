import type { BackupReason } from '@shared/backups'
import { addDays, addMonths } from '@shared/dates'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DatedBackup, expiredBackups, forgottenOn } from '../../src/main/backup/backup-retention'

const asOf = '2026-05-15'

function backup(madeOn: string, time = '09:00', reason: BackupReason = 'daily'): DatedBackup {
  const madeAt = `${madeOn}T${time}:00.000Z`
  return { name: `${madeAt} ${reason}`, madeAt, madeOn, reason }
}
const keptOf = (backups: readonly DatedBackup[], day = asOf): readonly string[] => {
  const gone = new Set(expiredBackups(backups, day))
  return backups.filter(({ name }) => !gone.has(name)).map(({ madeAt }) => madeAt.slice(0, 16))
}

describe('which backups go', () => {
  it('keeps the newest three of the last day and one of each of the 14 days before', () => {
    const today = ['08:00', '09:00', '10:00', '11:00', '12:00'].map((time) => backup(asOf, time))
    const before = Array.from({ length: 20 }, (_, index) => addDays(asOf, -1 - index)).flatMap((day) => [
      backup(day, '09:00'),
      backup(day, '17:00'),
    ])
    const kept = keptOf([...today, ...before])
    expect(kept.filter((at) => at.startsWith(asOf))).toEqual([
      `${asOf}T10:00`,
      `${asOf}T11:00`,
      `${asOf}T12:00`,
    ])
    const days = kept.filter((at) => !at.startsWith(asOf))
    expect(days.every((at) => at.endsWith('17:00'))).toBe(true)
    expect(days).toHaveLength(13 + 1)
    // The 14th is the newest of April that is older than two weeks.
    expect(days.at(-1)).toBe('2026-04-30T17:00')
  })

  it('keeps the newest of each of twelve months and forgets what is older than a year', () => {
    const backups = Array.from({ length: 500 }, (_, index) => backup(addDays(asOf, -index)))
    const kept = keptOf(backups)
    expect(kept).toHaveLength(14 + 12)
    expect(kept.at(-1)).toBe('2025-05-31T09:00')
    expect(keptOf([backup(asOf), backup(addMonths(asOf, -12))])).toEqual([`${asOf}T09:00`])
  })

  it('keeps what was made before risky acts for 30 days, the newest five of a kind', () => {
    const acts = Array.from({ length: 8 }, (_, index) =>
      backup('2026-04-20', `10:0${index}`, 'before-import'),
    )
    const undo = backup('2026-04-18', '10:00', 'before-restore')
    const old = backup('2026-04-14', '10:00', 'before-restore')
    const kept = keptOf([backup(asOf), backup('2026-04-20', '18:00'), ...acts, undo, old])
    expect(kept).toContain('2026-04-18T10:00')
    expect(kept).not.toContain('2026-04-14T10:00')
    expect(kept.filter((at) => at.startsWith('2026-04-20T10'))).toHaveLength(5)
  })

  it('never lets the newest go, and keeps more where the trusted day lags behind', () => {
    expect(keptOf([backup('2019-01-01')])).toEqual(['2019-01-01T09:00'])
    const month = Array.from({ length: 30 }, (_, index) => backup(addDays(asOf, -index)))
    expect(keptOf(month, addDays(asOf, -20)).length).toBeGreaterThan(keptOf(month).length)
  })

  it('holds for any backups: the newest stays, and thinning twice is thinning once', () => {
    const anyBackup = fc
      .record({
        days: fc.integer({ min: -800, max: 30 }),
        hour: fc.integer({ min: 10, max: 23 }),
        reason: fc.constantFrom<BackupReason>('daily', 'asked', 'before-import', 'before-restore'),
      })
      .map(({ days, hour, reason }) => backup(addDays(asOf, days), `${hour}:00`, reason))
    const distinct = fc.uniqueArray(anyBackup, { selector: ({ madeAt }) => madeAt, maxLength: 60 })
    fc.assert(
      fc.property(distinct, (backups) => {
        const gone = new Set(expiredBackups(backups, asOf))
        const left = backups.filter(({ name }) => !gone.has(name))
        const newest = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0]
        if (newest) expect(left).toContain(newest)
        expect(expiredBackups(left, asOf)).toEqual([])
      }),
      { numRuns: 300, seed: 20260515 },
    )
  })

  it('says when the last backup with something in it goes', () => {
    expect(forgottenOn('2026-05-15')).toBe('2027-05-16')
    expect(forgottenOn('2028-02-29')).toBe('2029-03-01')
  })
})
