import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { clientDraft } from '@shared/clients'
import { AppError, type AppErrorCode } from '@shared/errors'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { listBackups, newestGoodBackup, sweepPartials } from '../../src/main/backup/backup-files'
import {
  type Backups,
  backUpHere,
  backupsOf,
  finishRestore,
  restoreBackup,
} from '../../src/main/backup/backup-service'
import { backupState, spokenState } from '../../src/main/backup/backup-state'
import { readTrailer } from '../../src/main/backup/backup-trailer'
import { startDailyBackups } from '../../src/main/backup/daily-backups'
import { verifyBackup } from '../../src/main/backup/verified-backup'
import { saveClient } from '../../src/main/clients/clients-repository'
import { type DataFolder, dataFolderAt } from '../../src/main/data-folder'
import { dataKeyOf } from '../../src/main/db/data-key'
import { ensurePractice } from '../../src/main/settings/settings-service'
import { saveSweepState } from '../../src/main/trash/sweep-state-repository'
import { openVault, type Vault } from '../../src/main/vault/vault'
import { countingIds, NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const atOf = () => NOW.toISOString()
const newId = countingIds()

async function codeOf(work: () => unknown): Promise<AppErrorCode | 'no error'> {
  try {
    await work()
    return 'no error'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const open: Vault[] = []
afterEach(() => {
  for (const vault of open.splice(0)) vault.close()
})

/** An open practice with a client, and its backups made right here. The clock goes on by a second with each look. */
function practiceIn(folder: DataFolder): { vault: Vault; backups: Backups; add: (name: string) => void } {
  let ticks = 0
  const now = () => {
    ticks += 1
    return new Date(NOW.getTime() + ticks * 1000)
  }
  const vault = openVault(folder, now)
  open.push(vault)
  ensurePractice(vault.db, now, newId)
  const add = (fullName: string): void => {
    saveClient(vault.db, clientDraft.parse({ fullName }), atOf(), newId)
  }
  return { vault, add, backups: backupsOf({ db: vault.db, key: vault.key, folder, now, run: backUpHere }) }
}
const closeAll = (): void => {
  for (const vault of open.splice(0)) vault.close()
}
const namesIn = (vault: Vault): unknown =>
  vault.db.prepare('SELECT fullName FROM client ORDER BY fullName').pluck().all()

describe('a backup', () => {
  it('says of itself what it holds, behind pages that open in place', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const { vault, add, backups } = practiceIn(folder)
    add('Ann')
    const { last } = await backups.backUp('asked')
    const [backup] = backups.list()
    expect(backup).toMatchObject({ reason: 'asked', place: 'here', madeAt: last?.at, rows: last?.rows })
    const file = join(folder.backups, backup?.name ?? '')
    const trailer = readTrailer(file)
    expect(trailer?.facts).toEqual({
      format: 1,
      madeAt: last?.at,
      reason: 'asked',
      rows: last?.rows,
      schema: expect.any(Number),
      keys: expect.toSatisfy((keys: unknown) => keys === null || typeof keys === 'string'),
    })
    const bytes = readFileSync(file)
    for (const form of [Buffer.from(vault.key), Buffer.from(vault.key).toString('hex')])
      expect(bytes.includes(form)).toBe(false)
    expect(verifyBackup(file, vault.key).counts.client).toBe(1)
    expect(readdirSync(folder.backups).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it.each<[string, (file: string) => void]>([
    ['its end cut off', (file) => truncateSync(file, statSync(file).size - 1)],
    ['all behind its pages cut off by half', (file) => truncateSync(file, statSync(file).size - 60)],
    ['half of it missing', (file) => truncateSync(file, 8192)],
    ['something added', (file) => appendFileSync(file, 'x')],
    ['a changed number in what it says', (file) => flip(file, statSync(file).size - 150)],
    ['a changed page', (file) => flip(file, 4096 * 3 + 100)],
    ['nothing in it', (file) => truncateSync(file, 0)],
  ])('is refused with %s', async (_what, damage) => {
    const folder = dataFolderAt(temporaryFolder())
    const { vault, backups } = practiceIn(folder)
    await backups.backUp('asked')
    const file = backups.fileOf(backups.list()[0]?.name ?? '')
    damage(file)
    expect(await codeOf(() => verifyBackup(file, vault.key))).toBe('backup-invalid')
    expect(newestGoodBackup(folder.backups, vault.key)).toBeNull()
    expect(await codeOf(() => backups.prepare(file))).toBe('backup-invalid')
    expect(readdirSync(folder.vault).filter((name) => name.includes('restored'))).toEqual([])
  })

  it('is never written over another one of the same moment', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const vault = openVault(folder, () => NOW)
    open.push(vault)
    ensurePractice(vault.db, () => NOW, newId)
    const { db, key } = vault
    const backups = backupsOf({ db, key, folder, now: () => NOW, run: backUpHere })
    await backups.backUp('asked')
    await backups.backUp('asked')
    expect(backups.list()).toHaveLength(2)
  })

  it('is thinned out by the day the trash trusts, after a new one has been verified', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const { vault, backups } = practiceIn(folder)
    await backups.backUp('asked')
    const [made] = backups.list()
    const old = ['2024-01-05', '2024-01-06'].map((day) => `practice-${day}T090000-000Z-daily.db`)
    for (const name of old) copyFileSync(backups.fileOf(made?.name ?? ''), join(folder.backups, name))
    await backups.backUp('asked')
    expect(readdirSync(folder.backups)).toEqual(expect.arrayContaining(old))
    saveSweepState(vault.db, { trustedAt: atOf(), sweptOn: '2026-05-15' })
    await backups.backUp('asked')
    expect(backups.list().filter(({ name }) => old.includes(name))).toEqual([])
    expect(backups.list()).toHaveLength(3)
  })

  it('leaves nothing of one that was cut off, and leaves alone what is being written', () => {
    const folder = temporaryFolder()
    const cutOff = `.practice-2026-05-15T090000-000Z-daily.db.${2 ** 22 + 1}.partial`
    const alive = `.practice-2026-05-15T090000-000Z-daily.db.${process.pid}.partial`
    for (const name of [cutOff, `${cutOff}-journal`, alive, 'practice.txt'])
      writeFileSync(join(folder, name), 'x')
    sweepPartials(folder)
    expect(readdirSync(folder).toSorted()).toEqual([alive, 'practice.txt'])
  })

  it('says in words that it failed, and when it worked again', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const { backups } = practiceIn(folder)
    rmSync(folder.database.replace('practice.db', ''), { recursive: true })
    expect(await codeOf(() => backups.backUp('daily'))).toBe('backup-failed')
    const spoken = spokenState(backupState(folder), 'en')
    expect(spoken.problem?.message).toMatch(/could not be made.*Your practice is safe/)
    expect(spoken.last).toBeNull()
  })
})

describe('the second folder', () => {
  it('gets each backup, compared byte by byte, in a folder of this practice', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const stick = temporaryFolder()
    const { backups } = practiceIn(folder)
    await backups.backUp('asked')
    await backups.chooseSecond(stick)
    await backups.backUp('asked')
    const [inside] = readdirSync(stick)
    expect(inside).toMatch(/^Greenroom-backups-[0-9a-f]{8}$/)
    const copies = readdirSync(join(stick, inside ?? ''))
    expect(copies.toSorted()).toEqual(
      listBackups(folder.backups)
        .map(({ name }) => name)
        .toSorted(),
    )
    for (const name of copies) {
      const copy = readFileSync(join(stick, inside ?? '', name))
      expect(copy.equals(readFileSync(join(folder.backups, name))), name).toBe(true)
    }
    expect(backups.list()).toHaveLength(2)
    rmSync(join(folder.backups, copies[0] ?? ''))
    expect(backups.list().map(({ place }) => place)).toContain('second')
    expect(backups.dropSecond().second).toBeNull()
    expect(backups.list().map(({ place }) => place)).toEqual(['here'])
  })

  it('is missed without harm: the backup stands, no folder is made in its place, and it is said', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const stick = join(temporaryFolder(), 'stick')
    mkdirSync(stick)
    const { backups } = practiceIn(folder)
    await backups.chooseSecond(stick)
    rmSync(stick, { recursive: true })
    const state = await backups.backUp('daily')
    expect(state.problem).toBeNull()
    expect(state.second?.problem?.code).toBe('second-folder-missing')
    expect(spokenState(state, 'en').second?.problem?.message).toContain(stick)
    expect(existsSync(stick)).toBe(false)
    expect(await codeOf(() => backups.chooseSecond(stick))).toBe('second-folder-missing')
  })
})

describe('a restore', () => {
  it('goes back to a backup, and back again to what it replaced', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const first = practiceIn(folder)
    first.add('Ann')
    await first.backups.backUp('asked')
    const [before] = first.backups.list()
    first.add('Bob')
    const restoring = await first.backups.prepare(first.backups.fileOf(before?.name ?? ''))
    expect(namesIn(first.vault)).toEqual(['Ann', 'Bob'])
    expect(await codeOf(() => finishRestore(folder, restoring))).toBe('vault-in-use')
    closeAll()
    finishRestore(folder, restoring)
    expect(readdirSync(folder.vault).filter((name) => name.includes('restored'))).toEqual([])

    const second = practiceIn(folder)
    expect(namesIn(second.vault)).toEqual(['Ann'])
    expect(second.vault.db.pragma('journal_mode', { simple: true })).toBe('wal')
    const { restored } = second.backups.state()
    expect(restored?.madeAt).toBe(before?.madeAt)
    const back = await second.backups.prepare(second.backups.fileOf(restored?.replaced ?? ''))
    closeAll()
    finishRestore(folder, back)
    expect(namesIn(practiceIn(folder).vault)).toEqual(['Ann', 'Bob'])
  })

  it('keeps a file that cannot be opened, and offers the newest sound backup', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const { vault, add, backups } = practiceIn(folder)
    const key = dataKeyOf(vault.key)
    add('Ann')
    await backups.backUp('asked')
    add('Bob')
    await backups.backUp('asked')
    const [newest, older] = backups.list()
    flip(backups.fileOf(newest?.name ?? ''), 5000)
    closeAll()
    writeFileSync(folder.database, 'this is not a database at all')
    expect(await codeOf(() => openVault(folder, () => NOW))).toBe('vault-key-wrong')
    const good = newestGoodBackup(folder.backups, key)
    expect(good?.madeAt).toBe(older?.madeAt)
    const keys = { backup: key, practice: key }
    const rows = await restoreBackup(folder, good?.file ?? '', keys, { now: () => NOW, run: backUpHere })
    expect(rows).toBe(good?.rows)
    expect(namesIn(practiceIn(folder).vault)).toEqual(['Ann'])
    const damaged = readdirSync(folder.vault).find((name) => name.includes('damaged'))
    expect(damaged).toBe('practice.db.damaged-2026-05-15T120000-000Z')
    expect(readFileSync(join(folder.vault, damaged ?? ''), 'utf8')).toBe('this is not a database at all')
  })

  it('refuses a backup of another practice and leaves everything as it is', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const other = practiceIn(dataFolderAt(temporaryFolder()))
    await other.backups.backUp('asked')
    const { backups } = practiceIn(folder)
    const foreign = other.backups.fileOf(other.backups.list()[0]?.name ?? '')
    expect(await codeOf(() => backups.prepare(foreign))).toBe('backup-key-wrong')
    expect(backups.list()).toEqual([])
    expect(backups.state().restored).toBeNull()
  })

  it('gives a backup of another key the key of the practice', async () => {
    const other = practiceIn(dataFolderAt(temporaryFolder()))
    other.add('Cleo')
    await other.backups.backUp('asked')
    const folder = dataFolderAt(temporaryFolder())
    const key = dataKeyOf(practiceIn(folder).vault.key)
    const backup = dataKeyOf(other.vault.key)
    closeAll()
    const file = listBackups(other.vault.folder.backups)[0]?.name ?? ''
    const keys = { backup, practice: key }
    await restoreBackup(folder, join(other.vault.folder.backups, file), keys, {
      now: () => NOW,
      run: backUpHere,
    })
    expect(namesIn(practiceIn(folder).vault)).toEqual(['Cleo'])
  })
})

/** Lets time go by in which nobody asks for anything. */
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

/** The schedule with a clock of its own. */
function schedule(failing = false) {
  vi.useFakeTimers({ now: NOW })
  let last: string | null = null
  let made = 0
  const state = () => ({
    last: last === null ? null : { at: last, rows: 1 },
    problem: null,
    second: null,
    restored: null,
  })
  const backups = {
    state,
    backUp: async () => {
      made += 1
      if (failing) throw new AppError('backup-failed')
      last = new Date().toISOString()
      return state()
    },
  } as unknown as Backups
  const heard: unknown[] = []
  const daily = startDailyBackups({
    backups,
    now: () => new Date(),
    dayOf: (instant) => new Date(instant).toISOString().slice(0, 10),
    onDone: (_state, error) => heard.push(error),
    clock: () => Date.now(),
  })
  return { daily, made: () => made, heard }
}

describe('the daily backup', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('comes after the first screen, at a quiet moment, once a day', async () => {
    const { made, daily } = schedule()
    await pass(19)
    expect(made()).toBe(0)
    daily.heard()
    await pass(2)
    expect(made()).toBe(0)
    await pass(10)
    expect(made()).toBe(1)
    await pass(11 * 3600)
    expect(made()).toBe(1)
    await pass(3600)
    expect(made()).toBe(2)
    daily.stop()
    await pass(48 * 3600)
    expect(made()).toBe(2)
  })

  it('does not wait for ever for a coach who never pauses', async () => {
    const { made, daily } = schedule()
    for (let second = 0; second < 16 * 60 && made() === 0; second += 1) {
      daily.heard()
      await pass(1)
    }
    expect(made()).toBe(1)
    daily.stop()
  })

  it('says that it failed and tries again half an hour later', async () => {
    const { made, heard, daily } = schedule(true)
    await pass(60)
    expect(made()).toBe(1)
    expect(heard[0]).toBeInstanceOf(AppError)
    await pass(20 * 60)
    expect(made()).toBe(1)
    await pass(12 * 60)
    expect(made()).toBe(2)
    daily.stop()
  })
})

/** Turns one bit of a file. */
function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
