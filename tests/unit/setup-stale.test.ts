import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint } from '../../scripts/lib/fingerprint.mjs'
import { arePackagesInstalled } from '../../scripts/lib/packages.mjs'

let folder = ''
const write = (file: string, content: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), content)
}
const take = () => fingerprint(folder, ['src', 'package.json'])
const install = (packages: object) => write('node_modules/.package-lock.json', JSON.stringify({ packages }))
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'greenroom-stale-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('fingerprint', () => {
  beforeEach(() => {
    write('src/a.ts', 'one')
    write('src/deep/b.ts', 'two')
    write('package.json', '{}')
  })

  it('stays the same when only times change', () => {
    const before = take()
    utimesSync(path.join(folder, 'src/a.ts'), new Date(0), new Date(0))
    expect(take()).toBe(before)
  })

  it.each([
    ['a changed file', () => write('src/deep/b.ts', 'too')],
    ['a new file', () => write('src/c.ts', '')],
    ['a removed file', () => rmSync(path.join(folder, 'package.json'))],
    [
      'a line moved to the next file',
      () => {
        write('src/a.ts', 'on')
        write('src/deep/b.ts', 'etwo')
      },
    ],
  ])('changes with %s', (_what, change) => {
    const before = take()
    change()
    expect(take()).not.toBe(before)
  })

  it('does not see other files', () => {
    const before = take()
    write('docs/readme.md', 'text')
    expect(take()).toBe(before)
  })
})

describe('arePackagesInstalled', () => {
  const locked = {
    '': { version: '1.0.0' },
    'node_modules/yaml': { version: '2.9.1', integrity: 'sha512-a' },
    'node_modules/for-mac': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  }
  beforeEach(() => {
    write('package-lock.json', JSON.stringify({ packages: locked }))
  })

  it('is content with what npm installs here, without the optional ones for other systems', () => {
    install({ 'node_modules/yaml': locked['node_modules/yaml'] })
    expect(arePackagesInstalled(folder)).toBe(true)
  })

  it('sees an install that was never made, or was interrupted', () => {
    expect(arePackagesInstalled(folder)).toBe(false)
    write('node_modules/yaml/package.json', '{}')
    expect(arePackagesInstalled(folder)).toBe(false)
  })

  it('sees a package of another version, another content, or none', () => {
    install({ 'node_modules/yaml': { version: '2.9.0', integrity: 'sha512-a' } })
    expect(arePackagesInstalled(folder)).toBe(false)
    install({ 'node_modules/yaml': { version: '2.9.1', integrity: 'sha512-x' } })
    expect(arePackagesInstalled(folder)).toBe(false)
    install({})
    expect(arePackagesInstalled(folder)).toBe(false)
  })

  it('says in a sentence that the lockfile is damaged', () => {
    write('package-lock.json', '{')
    expect(() => arePackagesInstalled(folder)).toThrow('package-lock.json is missing or damaged')
  })
})

describe('package-lock.json', () => {
  type Locked = {
    readonly resolved?: string
    readonly optionalDependencies?: Readonly<Record<string, string>>
  }
  const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8'),
  )

  it('lists the optional builds for every system, without which npm ci refuses it', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          !(`${place}/node_modules/${name}` in lock.packages) && !(`node_modules/${name}` in lock.packages),
      ),
    )
    expect(missing).toEqual([])
  })

  it('holds no download addresses, so that any registry serves', () => {
    expect(
      Object.keys(lock.packages).filter((place) => lock.packages[place]?.resolved !== undefined),
    ).toEqual([])
  })
})
