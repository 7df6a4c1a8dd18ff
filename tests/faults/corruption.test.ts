import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { newestGoodBackup } from '../../src/main/backup/backup-files'
import { backUpHere, backupsOf } from '../../src/main/backup/backup-service'
import { type DataFolder, dataFolderAt } from '../../src/main/data-folder'
import { openVault } from '../../src/main/vault/vault'
import { plainKeys } from '../../src/main/vault/vault-keys'
import { startChild } from './support/child'
import { contentHash } from './support/content-hash'
import { countOr, runSeed, seeded, tellFigures } from './support/figures'
import { closedPractice, copyOf, isSound, scratchFolder, withOpen } from './support/practice-folder'

const now = () => new Date()
let folder: DataFolder
let sound: Buffer
let content: string

beforeAll(async () => {
  const { buildDemoPractice } = await import('../../src/main/demo/demo-practice')
  folder = dataFolderAt(scratchFolder())
  const vault = openVault(folder, now)
  buildDemoPractice(vault.db, { now: now(), today: '2026-05-15', newId: () => v7() })
  // No page that is not used, so that every byte counts.
  vault.db.exec('VACUUM')
  await backupsOf({ db: vault.db, key: vault.key, folder, now, run: backUpHere }).backUp('asked')
  content = contentHash(vault.db)
  vault.close()
  sound = readFileSync(folder.database)
})

/** When damage was noticed, or that it changed nothing (`harmless`), or that it would have shown other rows (`wrong`). */
type Noticed = 'opening' | 'reading' | 'checking' | 'harmless' | 'wrong'

function whatBecomesOf(bytes: Uint8Array): Noticed {
  for (const side of ['-wal', '-shm']) rmSync(`${folder.database}${side}`, { force: true })
  writeFileSync(folder.database, bytes)
  return lookInto(folder, content)
}

function lookInto(where: DataFolder, expected: string): Noticed {
  let isOpen = false
  try {
    return withOpen(where, (vault) => {
      isOpen = true
      const found = contentHash(vault.db)
      if (found !== expected) return isSound(vault) ? 'wrong' : 'checking'
      return isSound(vault) ? 'harmless' : 'checking'
    })
  } catch (error) {
    if (isOpen && error instanceof Error && 'code' in error) return 'reading'
    if (error instanceof AppError) return 'opening'
    throw error
  }
}

describe('a damaged practice file', () => {
  it('is recognised for any flipped bit before a wrong row is shown', () => {
    const flips = countOr(30)
    const random = seeded(runSeed)
    const figures = { flips, opening: 0, reading: 0, checking: 0, harmless: 0, wrong: 0, noBackup: 0 }
    for (let flip = 0; flip < flips; flip += 1) {
      const bytes = Buffer.from(sound)
      const at = Math.floor(random() * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      figures[whatBecomesOf(bytes)] += 1
    }
    const [key] = plainKeys(folder.keys).values()
    if (!key || newestGoodBackup(folder.backups, key) === null) figures.noBackup += 1
    tellFigures('corruption flips', figures)
    expect(figures).toMatchObject({ harmless: 0, wrong: 0, noBackup: 0 })
  })

  it('is refused when cut off anywhere, and left as it is', () => {
    const cuts = Math.min(countOr(5), 200)
    const random = seeded(runSeed)
    const figures = { cuts, opening: 0, reading: 0, checking: 0, harmless: 0, wrong: 0, changed: 0 }
    for (let cut = 0; cut < cuts; cut += 1) {
      const bytes = sound.subarray(0, Math.floor(random() * sound.length))
      const found = whatBecomesOf(bytes)
      figures[found] += 1
      if (found === 'opening' && !readFileSync(folder.database).equals(bytes)) figures.changed += 1
    }
    tellFigures('corruption truncations', figures)
    expect(figures).toMatchObject({ opening: cuts, changed: 0 })
  })

  it.each<[string, () => Uint8Array]>([
    ['empty', () => Buffer.alloc(0)],
    ['garbage', () => Buffer.from('this is not a database at all')],
    ['its header zeroed', () => Buffer.concat([Buffer.alloc(100), sound.subarray(100)])],
    ['its first page zeroed', () => Buffer.concat([Buffer.alloc(4096), sound.subarray(4096)])],
    ['zeros of its own length', () => Buffer.alloc(sound.length)],
  ])('is refused when it is %s', (_what, damage) => {
    const bytes = damage()
    expect(whatBecomesOf(bytes)).toBe('opening')
    expect(readFileSync(folder.database).equals(bytes)).toBe(true)
  })

  it('is refused with the log of another practice, and with another key', async () => {
    const mine = await withLog()
    const other = await withLog()
    const crossed = copyOf(mine)
    for (const side of ['-wal', '-shm']) rmSync(`${crossed.database}${side}`, { force: true })
    copyFileSync(`${other.database}-wal`, `${crossed.database}-wal`)
    expect(lookInto(crossed, '')).toMatch(/opening|reading/)
    const wrongKey = copyOf(mine)
    for (const file of [wrongKey.keys, `${wrongKey.keys}.bak`]) copyFileSync(other.keys, file)
    expect(lookInto(wrongKey, '')).toBe('opening')
  })

  it('is refused when its log was taken away', async () => {
    const mine = await withLog()
    const robbed = copyOf(mine)
    rmSync(`${robbed.database}-wal`)
    expect(lookInto(robbed, '')).toBe('opening')
    withOpen(mine, (vault) => expect(isSound(vault)).toBe(true))
  })

  it('loses nothing of a sound log, and notices one that is damaged or cut short', async () => {
    const mine = await withLog()
    const log = readFileSync(`${mine.database}-wal`)
    expect(log.length).toBeGreaterThan(20_000)
    const cut = copyOf(mine)
    truncateSync(`${cut.database}-wal`, log.length - 5_000)
    rmSync(`${cut.database}-shm`, { force: true })
    // What the log has lost at its end was never there, so the practice is an earlier and whole one.
    withOpen(cut, (vault) => expect(isSound(vault)).toBe(true))
  })
})

/** A practice that was killed with writes in its log. */
async function withLog(): Promise<DataFolder> {
  const made = closedPractice()
  const child = startChild('writer', [made.root, 'FULL', '20', '30'])
  await child.says('40')
  await child.kill()
  return made
}
