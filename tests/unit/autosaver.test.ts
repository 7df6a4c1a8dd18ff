import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAutosaver, flushAll } from '../../src/renderer/ui/autosaver'

const now = () => new Date('2026-05-15T14:02:00Z')
const saver = () => createAutosaver<string>({ delayMs: 500, now, errorOf: () => null })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('saves once, half a second after the last change, with the newest text', async () => {
  const save = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
  const autosaver = saver()
  autosaver.change('a', save)
  await vi.advanceTimersByTimeAsync(499)
  autosaver.change('ab', save)
  await vi.advanceTimersByTimeAsync(499)
  expect(save).not.toHaveBeenCalled()
  expect(autosaver.state()).toEqual({ kind: 'unsaved' })
  await vi.advanceTimersByTimeAsync(1)
  expect(save.mock.calls).toEqual([['ab']])
  expect(autosaver.state()).toEqual({ kind: 'saved', at: now() })
})

test('never sends two saves at once, and what is typed meanwhile follows', async () => {
  const finish: (() => void)[] = []
  const sent: string[] = []
  const save = (text: string) => {
    sent.push(text)
    return new Promise<void>((resolve) => finish.push(resolve))
  }
  const autosaver = saver()
  autosaver.change('first', save)
  await vi.advanceTimersByTimeAsync(500)
  autosaver.change('second', save)
  const all = autosaver.flush()
  expect(sent).toEqual(['first'])
  finish[0]?.()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toEqual(['first', 'second'])
  finish[1]?.()
  expect(await all).toBe(true)
})

test('keeps a text that could not be saved and sends it on the next try', async () => {
  const sent: string[] = []
  let isBroken = true
  const save = (text: string) => {
    sent.push(text)
    return isBroken ? Promise.reject(new Error('disk full')) : Promise.resolve()
  }
  const autosaver = saver()
  autosaver.change('kept', save)
  expect(await autosaver.flush()).toBe(false)
  expect(autosaver.state()).toEqual({ kind: 'failed', error: null })
  expect(await flushAll()).toBe(false)
  isBroken = false
  expect(await flushAll()).toBe(true)
  expect(sent).toEqual(['kept', 'kept', 'kept'])
  expect(autosaver.state().kind).toBe('saved')
})

test('a text is saved the way that was given with it, also after a switch to another record', async () => {
  const first = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
  const second = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
  const one = saver()
  const other = saver()
  one.change('of the first', first)
  other.change('of the second', second)
  expect(await flushAll()).toBe(true)
  expect(first.mock.calls).toEqual([['of the first']])
  expect(second.mock.calls).toEqual([['of the second']])
})

test('forgets a text that was removed', async () => {
  const save = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
  const autosaver = saver()
  autosaver.change('removed', save)
  autosaver.discard()
  expect(await flushAll()).toBe(true)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(save).not.toHaveBeenCalled()
})
