import { EventEmitter, once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cacheFolder } from '../../scripts/lib/cache.mjs'
import { findCacheFolder } from '../../scripts/lib/locations.mjs'
import { withLock } from '../../scripts/lib/lock.mjs'

describe('findCacheFolder', () => {
  it.each([
    ['linux', {}, '/home/ana/.cache/greenroom'],
    ['linux', { XDG_CACHE_HOME: '/var/tmp/ana' }, '/var/tmp/ana/greenroom'],
    ['darwin', {}, '/home/ana/Library/Caches/greenroom'],
  ] as const)('follows the habits of %s with %o', (platform, env, expected) => {
    expect(findCacheFolder({ platform, env, home: '/home/ana' })).toBe(path.normalize(expected))
  })
})

const fill = (folder: string) => writeFile(path.join(folder, 'file'), 'whole')
const fillHalf = async (folder: string) => {
  await writeFile(path.join(folder, 'file'), 'half')
  throw new Error('disk full')
}

describe('the cache', () => {
  let home = ''
  const inCache = (name = '') => path.join(home, 'greenroom', name)
  beforeEach(() => {
    home = mkdtempSync(path.join(os.tmpdir(), 'greenroom-cache-'))
    vi.stubEnv('XDG_CACHE_HOME', home)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(home, { recursive: true })
  })

  it('fills a folder once', async () => {
    let fills = 0
    const fillAndCount = (folder: string) => {
      fills += 1
      return fill(folder)
    }
    await cacheFolder('thing-1', fillAndCount)
    const folder = await cacheFolder('thing-1', fillAndCount)
    expect(fills).toBe(1)
    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('whole')
  })

  it('leaves nothing when filling fails', async () => {
    await expect(cacheFolder('thing-1', fillHalf)).rejects.toThrow('disk full')
    expect(readdirSync(inCache())).toEqual([])
  })

  it('gives two at once the same whole folder', async () => {
    const folders = await Promise.all([cacheFolder('thing-1', fill), cacheFolder('thing-1', fill)])
    expect(folders).toEqual([inCache('thing-1'), inCache('thing-1')])
    expect(readdirSync(inCache())).toEqual(['thing-1'])
  })

  it('removes old leftovers of killed setups, and no young ones', async () => {
    mkdirSync(inCache('.making-old'), { recursive: true })
    mkdirSync(inCache('.making-new'))
    const longAgo = new Date(Date.now() - 48 * 60 * 60 * 1000)
    utimesSync(inCache('.making-old'), longAgo, longAgo)
    await cacheFolder('thing-1', fill)
    expect(readdirSync(inCache()).toSorted()).toEqual(['.making-new', 'thing-1'])
  })

  it('lets one at a time through a lock, and gives it back after an error', async () => {
    const seen: string[] = []
    const work = (name: string, end: Promise<unknown>) => async () => {
      seen.push(`${name} starts`)
      await end
      seen.push(`${name} ends`)
    }
    const waits = new EventEmitter()
    const secondWaits = once(waits, 'second')
    const first = withLock('build', work('first', secondWaits))
    await vi.waitFor(() => expect(seen).toEqual(['first starts']))
    const second = withLock('build', work('second', Promise.resolve()), () => waits.emit('second'))
    await Promise.all([first, second])
    expect(seen).toEqual(['first starts', 'first ends', 'second starts', 'second ends'])
    await expect(withLock('build', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(readdirSync(inCache('locks'))).toEqual([])
  })

  it('takes over the lock of a process that is gone', async () => {
    await withLock('build', async () => {
      const [lock = ''] = readdirSync(inCache('locks'))
      // No process has this id: Linux ends at 2^22, Windows and macOS far lower.
      await writeFile(inCache(`locks/${lock}`), '2147483646')
      await expect(withLock('build', () => Promise.resolve('mine'))).resolves.toBe('mine')
    })
    expect(existsSync(inCache('locks'))).toBe(true)
  })
})
