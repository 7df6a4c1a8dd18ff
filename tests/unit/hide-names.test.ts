import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { clipboardClearing } from '../../src/main/clipboard-clearing'
import { nameWords } from '../../src/main/vault/name-words-repository'
import { withInitials } from '../../src/renderer/vault/hide-names'
import { memoryPractice, NOW } from '../support/practice'

function clipboard(isWanted = true) {
  const state = { text: '' }
  const clearing = clipboardClearing({
    read: () => state.text,
    clear: () => {
      state.text = ''
    },
    isWanted: () => isWanted,
  })
  const copy = (text: string) => {
    state.text = text
    clearing.copied(text)
  }
  return { state, copy, clearing }
}

describe('presentation mode', () => {
  it('knows every word of the names, also of those in the trash', () => {
    const { db, newId } = memoryPractice()
    const at = NOW.toISOString()
    const { id } = saveClient(db, { fullName: 'Marie-Claire O’Brien', preferredName: 'Mimi' }, at, newId)
    saveClient(db, { fullName: '张伟' }, at, newId)
    db.prepare('UPDATE client SET deletedAt = ? WHERE id = ?').run(at, id)
    expect(nameWords(db)).toEqual(expect.arrayContaining(['Marie-Claire', 'O’Brien', 'Mimi', '张伟']))
  })

  it('shows initials instead of names, in sentences and possessives, and leaves other words', () => {
    const names = new Set(['Marie', 'Keller', 'O’Brien', '张伟'])
    expect(withInitials('Marie Keller waits; Marie’s letter, KELLER and Kellerman.', names)).toBe(
      'M. K. waits; M.’s letter, KELLER and Kellerman.',
    )
    expect(withInitials('Mr O’Brien and 张伟', names)).toBe('Mr O. and 张.')
    expect(withInitials('', names)).toBe('')
  })
})

describe('the clipboard', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is cleared after half a minute if it is still ours', async () => {
    const { state, copy } = clipboard()
    copy('a letter')
    await vi.advanceTimersByTimeAsync(29_900)
    expect(state.text).toBe('a letter')
    await vi.advanceTimersByTimeAsync(200)
    expect(state.text).toBe('')
  })

  it('is left alone when something else was copied, or when the coach does not want it', async () => {
    const mine = clipboard()
    mine.copy('a letter')
    mine.state.text = 'a recipe'
    await vi.advanceTimersByTimeAsync(60_000)
    expect(mine.state.text).toBe('a recipe')
    const unwanted = clipboard(false)
    unwanted.copy('a letter')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(unwanted.state.text).toBe('a letter')
  })

  it('counts from the last copy, and is cleared at once by a lock', async () => {
    const { state, copy, clearing } = clipboard()
    copy('one')
    await vi.advanceTimersByTimeAsync(20_000)
    copy('two')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(state.text).toBe('two')
    await clearing.clearNow()
    expect(state.text).toBe('')
  })
})
