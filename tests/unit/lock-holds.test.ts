import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startIdleWatch } from '../../src/main/vault/idle-watch'
import { lockHolds } from '../../src/main/vault/lock-holds'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('locking by itself', () => {
  it('comes after the minutes that are set, not before, not when held, and never at nought', () => {
    let idle = 0
    let minutes: number | null = 10
    const holds = lockHolds()
    let locks = 0
    const stop = startIdleWatch({
      idleSeconds: () => idle,
      minutes: () => minutes,
      isHeld: holds.isHeld,
      lock: () => {
        locks += 1
      },
    })
    idle = 599
    vi.advanceTimersByTime(15_000)
    expect(locks).toBe(0)
    const release = holds.holdIdleLock('a mock session')
    idle = 700
    vi.advanceTimersByTime(60_000)
    expect(locks).toBe(0)
    release()
    vi.advanceTimersByTime(15_000)
    expect(locks).toBe(1)
    minutes = null
    vi.advanceTimersByTime(60_000)
    expect(locks).toBe(1)
    stop()
    minutes = 10
    vi.advanceTimersByTime(60_000)
    expect(locks).toBe(1)
  })

  it('is held until the last of several holds is let go', () => {
    const holds = lockHolds()
    const [first, second] = [holds.holdIdleLock('one'), holds.holdIdleLock('one')]
    first()
    first()
    expect(holds.isHeld()).toBe(true)
    second()
    expect(holds.isHeld()).toBe(false)
  })

  it('waits for the savers, not for ever, and not for one that failed', async () => {
    const holds = lockHolds()
    const said: string[] = []
    const errors: unknown[] = []
    holds.beforeLock(async () => said.push('quick'))
    holds.beforeLock(() => Promise.reject(new Error('full')))
    holds.beforeLock(() => undefined)
    const takeBack = holds.beforeLock(async () => said.push('taken back'))
    takeBack()
    await holds.saveAll(400, (error) => errors.push(error))
    expect(said).toEqual(['quick'])
    expect(errors).toHaveLength(1)
    holds.beforeLock(() => new Promise(() => undefined))
    let isDone = false
    const save = async (): Promise<void> => {
      await holds.saveAll(400, () => undefined)
      isDone = true
    }
    const saving = save()
    await vi.advanceTimersByTimeAsync(399)
    expect(isDone).toBe(false)
    await vi.advanceTimersByTimeAsync(2)
    await saving
    expect(isDone).toBe(true)
  })
})
