import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dataFolderAt } from '../../src/main/data-folder'
import { newDataKey, wipeKey } from '../../src/main/db/data-key'
import { pendingSaves } from '../../src/main/support/pending-saves'
import { typedText } from '../../src/main/vault/typed-text'
import { temporaryFolder } from '../support/temporary'

const text = { hash: '#/clients/1/timeline', fields: [{ label: 'Role', text: 'Kanarienvogelzüchter' }] }
const key = newDataKey()
const save = (words: string) => ({ name: 'notes.save', input: { words } }) as const
const openIn = (root: string, isReadOnly = false) => {
  const folder = dataFolderAt(root)
  mkdirSync(folder.vault, { recursive: true })
  const onError = vi.fn<(error: unknown) => void>()
  return {
    file: join(folder.vault, 'half-typed'),
    onError,
    typed: typedText({ folder, key, isReadOnly, onError }),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('text in open forms', () => {
  test('is in memory at once, sealed on the disk after two seconds, and there in the next run', () => {
    const root = temporaryFolder()
    const { typed, file } = openIn(root)
    typed.keep(text)
    expect(typed.read(), 'what is being typed is not shown as what was lost').toBeNull()
    expect(existsSync(file)).toBe(false)
    vi.advanceTimersByTime(2_000)
    expect(readFileSync(file).includes('Kanarienvogel')).toBe(false)
    const next = openIn(root).typed
    expect(next.read()).toEqual({ ...text, because: 'window' })
    next.keep(null)
    expect(next.read(), 'what an earlier run left is not forgotten by a page without text').not.toBeNull()
    next.drop()
    expect(next.read()).toBeNull()
    expect(existsSync(file)).toBe(false)
  })

  test('that was saved is forgotten, on the disk too', () => {
    const { typed, file } = openIn(temporaryFolder())
    typed.keep(text)
    vi.advanceTimersByTime(2_000)
    typed.keep(null)
    expect(typed.read()).toBeNull()
    expect(existsSync(file)).toBe(false)
    typed.keep(text)
    typed.keep(null)
    vi.advanceTimersByTime(10_000)
    expect(existsSync(file)).toBe(false)
  })

  test('goes with a page that goes, and outlives one that broke or died', () => {
    const { typed, file } = openIn(temporaryFolder())
    typed.keep(text)
    vi.advanceTimersByTime(2_000)
    typed.hold()
    typed.leave()
    expect(typed.read()).toMatchObject(text)
    typed.leave()
    expect(typed.read(), 'until the coach has seen it').toMatchObject(text)
    typed.drop()
    expect(typed.read()).toBeNull()
    expect(existsSync(file)).toBe(false)
    typed.keep(text)
    vi.advanceTimersByTime(2_000)
    typed.leave()
    expect(typed.read()).toBeNull()
    expect(existsSync(file)).toBe(false)
    typed.sealNow('lock', text)
    const next = openIn(join(file, '..', '..')).typed
    next.leave()
    expect(next.read(), 'what a lock has kept is not a page’s to take along').toMatchObject(text)
  })

  test('of an earlier run is neither shown with nor lost under what is typed before it is asked for', () => {
    const root = temporaryFolder()
    const first = openIn(root)
    first.typed.keep(text)
    vi.advanceTimersByTime(2_000)
    const { typed, file } = openIn(root)
    const newer = { hash: '#/today', fields: [{ label: 'Note', text: 'Zirkusdirektor' }] }
    typed.keep(newer)
    vi.advanceTimersByTime(2_000)
    expect(typed.read()).toEqual({ ...text, because: 'window' })
    expect(openIn(root).typed.read()?.fields).toEqual([...text.fields, ...newer.fields])
    typed.keep(null)
    expect(openIn(root).typed.read()).toEqual({ ...text, because: 'window' })
    typed.keep(newer)
    vi.advanceTimersByTime(2_000)
    typed.drop()
    expect(typed.read()).toBeNull()
    expect(openIn(root).typed.read()?.fields).toEqual(newer.fields)
    typed.keep(null)
    expect(existsSync(file)).toBe(false)
  })

  test('is sealed by a lock with what the page read last, and never with a wiped key or on a read-only disk', () => {
    const root = temporaryFolder()
    const { typed } = openIn(root)
    const other = { ...text, hash: '#/today' }
    typed.keep(text)
    typed.sealNow('lock', other)
    expect(openIn(root).typed.read()).toEqual({ ...other, because: 'lock' })

    const wiped = newDataKey()
    const folder = dataFolderAt(temporaryFolder())
    mkdirSync(folder.vault, { recursive: true })
    const closed = typedText({
      folder,
      key: wiped,
      isReadOnly: false,
      onError: vi.fn<(error: unknown) => void>(),
    })
    closed.keep(text)
    wipeKey(wiped)
    vi.advanceTimersByTime(5_000)
    expect(existsSync(join(folder.vault, 'half-typed'))).toBe(false)

    const still = openIn(temporaryFolder(), true)
    still.typed.keep(text)
    vi.advanceTimersByTime(5_000)
    expect(existsSync(still.file)).toBe(false)
    still.typed.hold()
    expect(still.typed.read()).toMatchObject(text)
  })

  test('that cannot be sealed stays in memory, and the failure is told', () => {
    const folder = dataFolderAt(join(temporaryFolder(), 'gone'))
    const onError = vi.fn<(error: unknown) => void>()
    const typed = typedText({ folder, key, isReadOnly: false, onError })
    typed.keep(text)
    vi.advanceTimersByTime(2_000)
    expect(onError).toHaveBeenCalledOnce()
    typed.hold()
    expect(typed.read()).toMatchObject(text)
  })
})

test('of the saves that a window announced the newest of each text is made, the oldest first', () => {
  const saves = pendingSaves()
  saves.set('a', save('one'))
  saves.set('b', save('two'))
  saves.set('a', save('three'))
  saves.set('c', save('four'))
  saves.set('c', null)
  expect(saves.takeAll()).toEqual([save('two'), save('three')])
  expect(saves.takeAll()).toEqual([])
  for (let count = 0; count < 500; count += 1) saves.set(`key ${count}`, save('x'))
  expect(saves.takeAll()).toHaveLength(60)
})
