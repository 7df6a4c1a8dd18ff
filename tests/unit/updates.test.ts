import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@shared/errors'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { feedUrl } from '../../src/main/updates/feed-address'
import { type UpdaterHost, updates } from '../../src/main/updates/updates-service'
import { listen } from '../support/listening-server'
import { temporaryFolder } from '../support/temporary'
import { type FeedManner, type UpdateFeed, updateFeed } from '../support/update-feed'

let feed: UpdateFeed
beforeAll(async () => {
  feed = await updateFeed()
})
afterAll(() => feed.close())

function appAt(version: string, more: Partial<UpdaterHost> = {}) {
  const shown: string[] = []
  const folder = join(temporaryFolder(), 'updates')
  const service = updates({
    version,
    isPackaged: false,
    folder,
    platform: 'linux',
    isAppImage: false,
    publisher: null,
    quit: () => undefined,
    showFile: (file) => shown.push(file),
    ...more,
  })
  const pending = () =>
    existsSync(join(folder, 'pending'))
      ? readdirSync(join(folder, 'pending')).filter((name) => name.endsWith('.deb'))
      : []
  return { ...service, shown, folder, pending }
}

const wayOf = (more: Partial<UpdaterHost>) => appAt('0.4.0', { isPackaged: true, ...more }).way

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )

/** The address as it is kept, or the code of what is wrong with it. */
const addressOf = (text: string, allowsLoopback = false) => {
  try {
    return feedUrl(text, { allowsLoopback }).href
  } catch (error) {
    return error instanceof AppError ? error.code : 'bug'
  }
}

describe('the address of a feed', () => {
  it('is https, or this computer where that is allowed, and carries no secret', () => {
    expect(addressOf('https://updates.example.org/greenroom')).toBe('https://updates.example.org/greenroom')
    expect(addressOf('http://127.0.0.1:8080/', true)).toBe('http://127.0.0.1:8080/')
    for (const wrong of [
      'http://127.0.0.1:8080/',
      'http://updates.example.org/',
      'https://coach:secret@updates.example.org/',
      'file:///etc/passwd',
      'updates.example.org',
      '',
    ])
      expect(addressOf(wrong), wrong).toBe('update-address')
    expect(addressOf('http://127.0.0.1.example.org/', true)).toBe('update-address')
  })
})

describe('a feed', () => {
  it('that offers the same version or an older one has nothing new, and is told nothing of this computer', async () => {
    const { check } = appAt('0.4.0')
    for (const version of ['0.4.0', '0.3.9', '0.4.0-beta.1']) {
      feed.become({ kind: 'offers', version })
      expect(await check(feed.address), version).toBeNull()
    }
    for (const { path, headers } of feed.visits) {
      expect(path).toBe('/greenroom/latest-linux.yml')
      expect(headers).not.toContain('x-user-staging-id')
    }
  })

  it.each<[FeedManner, string]>([
    [{ kind: 'page' }, 'update-no-feed'],
    [{ kind: 'missing' }, 'update-no-feed'],
    [{ kind: 'unchecked', version: '9.0.0' }, 'update-no-feed'],
  ])('that is %j is refused', async (manner, code) => {
    const { check } = appAt('0.4.0')
    feed.become(manner)
    expect(await codeOf(check(feed.address))).toBe(code)
  })

  it('that leads elsewhere is not followed', async () => {
    const elsewhere = await listen()
    const { check } = appAt('0.4.0')
    feed.become({ kind: 'sends elsewhere', to: `http://127.0.0.1:${elsewhere.port}/latest-linux.yml` })
    expect(await codeOf(check(feed.address))).toBe('update-elsewhere')
    expect(elsewhere.visits).toEqual([])
    elsewhere.close()
  })

  it('that does not answer is said to', async () => {
    const gone = await listen()
    const address = `http://127.0.0.1:${gone.port}/`
    gone.close()
    expect(await codeOf(appAt('0.4.0').check(address))).toBe('update-unreachable')
  }, 20_000)
})

describe('a download', () => {
  it('is checked against the announced checksum and handed over as a file', async () => {
    const { check, download, install, ready, shown, folder } = appAt('0.4.0')
    feed.become({ kind: 'offers', version: '9.1.0', notes: '<p>Letters leave <b>faster</b>.</p>' })
    expect(await check(feed.address)).toEqual({
      version: '9.1.0',
      bytes: 3_000_000,
      notes: 'Letters leave faster.',
    })
    const percents: number[] = []
    await download((percent) => percents.push(percent))
    expect(ready()).toBe('9.1.0')
    await install()
    const [file = ''] = shown
    expect(file).toBe(join(folder, 'pending', 'greenroom_9.1.0_amd64.deb'))
    expect(readFileSync(file).equals(feed.content)).toBe(true)
    writeFileSync(file, 'another file')
    expect(await codeOf(install())).toBe('update-damaged')
    expect(existsSync(file)).toBe(false)
    expect(ready()).toBeNull()
  })

  it.each([
    ['lies', 'update-damaged'],
    ['breaks off', 'update-cut'],
  ] as const)('from a feed that %s is thrown away', async (kind, code) => {
    const { check, download, install, ready, pending } = appAt('0.4.0')
    feed.become({ kind, version: '9.0.0' })
    expect(await check(feed.address)).toMatchObject({ version: '9.0.0' })
    expect(await codeOf(download(() => undefined))).toBe(code)
    expect(ready()).toBeNull()
    expect(pending()).toEqual([])
    expect(await codeOf(install())).toBe('not-found')
  })

  it('is put in by the app only where it may change itself, and for Windows only where a signature can be asked for', () => {
    expect(wayOf({})).toBe('show')
    expect(wayOf({ isAppImage: true })).toBe('restart')
    expect(wayOf({ platform: 'darwin' })).toBe('restart')
    expect(wayOf({ platform: 'win32' })).toBe('show')
    expect(wayOf({ platform: 'win32', publisher: 'Greenroom maintainers' })).toBe('restart')
    expect(wayOf({ isPackaged: false, isAppImage: true })).toBe('show')
  })
})
