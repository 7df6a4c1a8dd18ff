import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { AppError, type AppErrorCode } from '@shared/errors'
import { describe, expect, it } from 'vitest'
import { verifyBackup } from '../../src/main/backup/verified-backup'
import { dataFolderAt } from '../../src/main/data-folder'
import { type DataKey, dataKeyOf } from '../../src/main/db/data-key'
import { migrations, newestVersion, versionOf } from '../../src/main/db/migrate'
import { databaseFacts, openDatabase } from '../../src/main/db/open-database'
import { openVault } from '../../src/main/vault/vault'
import { plainKeys } from '../../src/main/vault/vault-keys'
import { oldPractice } from '../faults/support/old-practice'
import { memoryPractice, NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const now = () => NOW
const canary = 'CanaryZebra4711'

function codeOf(work: () => unknown): AppErrorCode | 'no error' {
  try {
    work()
    return 'no error'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

/** A practice with one client in it, closed. */
function closedPractice() {
  const folder = dataFolderAt(temporaryFolder())
  const vault = openVault(folder, now)
  vault.db.exec(
    `INSERT INTO client (id, fullName, preferredName, email, phone, addressText, state, goals, ranABusiness, createdAt, updatedAt)
     VALUES ('c1', '${canary}', '', '', '', '', 'active', '', 0, '', '')`,
  )
  vault.close()
  return folder
}

describe('a practice in an older format', () => {
  const older = migrations.at(-3)?.version ?? 0

  it('can be left as it is, for whoever changes it elsewhere', () => {
    const folder = oldPractice(older)
    expect(codeOf(() => openVault(folder, now, undefined, { older: 'refuse' }))).toBe('vault-older')
    expect(existsSync(folder.backups) ? readdirSync(folder.backups) : []).toEqual([])
    const db = openDatabase(folder.database, plainKeys(folder.keys).values().next().value as DataKey)
    expect(versionOf(db)).toBe(older)
    db.close()
  })

  it('says what is done to it, step by step: backup, its check, each change of the format', () => {
    const folder = oldPractice(older)
    const steps: string[] = []
    const vault = openVault(folder, now, undefined, {
      tell: (step) => steps.push(step.type === 'format' ? `format ${step.at} of ${step.of}` : step.type),
    })
    expect(versionOf(vault.db)).toBe(newestVersion)
    vault.close()
    const changes = migrations.filter(({ version }) => version > older).length
    expect(steps).toEqual([
      'backup',
      'check',
      ...Array.from({ length: changes }, (_, index) => `format ${index + 1} of ${changes}`),
    ])
    steps.length = 0
    openVault(folder, now, undefined, { older: 'refuse', tell: ({ type }) => steps.push(type) }).close()
    expect(steps).toEqual([])
  })
})

describe('the vault', () => {
  it('is encrypted with aegis, commits fully, and reads its facts back', () => {
    const folder = closedPractice()
    const vault = openVault(folder, now)
    expect(databaseFacts(vault.db)).toEqual({
      sqlite: expect.stringMatching(/^3\.(5[1-9]|[6-9]\d)\./),
      cipher: 'aegis',
      synchronous: 2,
    })
    expect(vault.db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(vault.db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(vault.db.pragma('temp_store', { simple: true })).toBe(2)
    expect(vault.db.prepare('SELECT fullName FROM client').pluck().get()).toBe(canary)
    vault.close()
  })

  it('leaves no plain word on the disk, not even SQLite’s own first line', () => {
    const folder = closedPractice()
    const files = readdirSync(folder.root, { recursive: true, encoding: 'utf8' })
    for (const name of files) {
      const file = `${folder.root}/${name}`
      if (!statSync(file).isFile()) continue
      expect(readFileSync(file).includes(canary), name).toBe(false)
    }
    expect(readFileSync(folder.database).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
  })

  it('keeps the key twice, readable by this user alone', () => {
    const folder = closedPractice()
    for (const file of [folder.keys, `${folder.keys}.bak`]) expect(statSync(file).mode & 0o777).toBe(0o600)
    rmSync(folder.keys)
    openVault(folder, now).close()
    expect(existsSync(folder.keys)).toBe(true)
    rmSync(folder.keys)
    rmSync(`${folder.keys}.bak`)
    expect(codeOf(() => openVault(folder, now))).toBe('vault-key-missing')
    expect(existsSync(folder.keys)).toBe(false)
  })

  it('never makes an empty practice in place of a missing or empty one', () => {
    const folder = closedPractice()
    rmSync(folder.database)
    expect(codeOf(() => openVault(folder, now))).toBe('vault-missing')
    expect(existsSync(folder.database)).toBe(false)
    writeFileSync(folder.database, '')
    expect(codeOf(() => openVault(folder, now))).toBe('vault-damaged')
    expect(statSync(folder.database).size).toBe(0)
  })

  it.each([
    [
      'its first page overwritten',
      (file: string) => writeFileSync(file, Buffer.alloc(8192, 7), { flag: 'r+' }),
    ],
    ['garbage in its place', (file: string) => writeFileSync(file, 'this is not a database at all')],
    ['half of it cut off', (file: string) => truncateSync(file, 4096 * 3)],
  ])('refuses a file with %s and leaves it as it is', (_what, damage) => {
    const folder = closedPractice()
    damage(folder.database)
    const before = readFileSync(folder.database)
    expect(codeOf(() => openVault(folder, now))).toMatch(/^vault-(damaged|key-wrong)$/)
    expect(readFileSync(folder.database).equals(before)).toBe(true)
  })

  it('refuses another practice’s key', () => {
    const one = closedPractice()
    const other = closedPractice()
    copyFileSync(other.keys, one.keys)
    expect(codeOf(() => openVault(one, now))).toBe('vault-key-wrong')
  })

  it('refuses a newer format and does not touch it', () => {
    const folder = closedPractice()
    const vault = openVault(folder, now)
    vault.db.pragma(`user_version = ${newestVersion + 10}`)
    vault.close()
    const before = readFileSync(folder.database)
    expect(codeOf(() => openVault(folder, now))).toBe('vault-newer')
    expect(readFileSync(folder.database).equals(before)).toBe(true)
  })

  it('backs up and verifies before it migrates an older format', () => {
    const folder = closedPractice()
    const vault = openVault(folder, now)
    const key = dataKeyOf(vault.key)
    vault.db.pragma('user_version = 5')
    vault.close()
    // The format says 5 but its tables exist, so the step fails: the file must stay old and the backup must stand.
    expect(codeOf(() => openVault(folder, now))).toBe('migration-failed')
    const [backup] = readdirSync(folder.backups)
    expect(backup).toMatch(/before-migration\.db$/)
    expect(verifyBackup(`${folder.backups}/${backup}`, key).counts.client).toBe(1)
    const old = openDatabase(folder.database, key)
    expect(old.pragma('user_version', { simple: true })).toBe(5)
    expect(old.prepare('SELECT count(*) FROM client').pluck().get()).toBe(1)
    old.close()
  })

  it('makes a verified backup before another version of the app opens it, and none for the same', () => {
    const folder = closedPractice()
    const backups = () => readdirSync(folder.backups).filter((name) => name.endsWith('before-version.db'))
    for (const version of [null, '0.4.0', '0.4.0', null])
      openVault(folder, now, undefined, { appVersion: version }).close()
    expect(backups()).toEqual([])
    const { key } = openVault(folder, now, undefined, { appVersion: '0.5.0' })
    const [backup] = backups()
    expect(verifyBackup(`${folder.backups}/${backup}`, key).counts.client).toBe(1)
  })

  it('is held by one at a time and let go of when closed', () => {
    const folder = closedPractice()
    const vault = openVault(folder, now)
    expect(codeOf(() => openVault(folder, now))).toBe('vault-in-use')
    vault.close()
    openVault(folder, now).close()
  })

  it('goes on after a first run that was cut off between key and file', () => {
    const folder = closedPractice()
    rmSync(folder.marker)
    writeFileSync(folder.database, '')
    const vault = openVault(folder, now)
    expect(vault.isNew).toBe(true)
    vault.close()
    expect(existsSync(folder.marker)).toBe(true)
  })

  it('says so when the folder cannot be made', () => {
    const file = `${temporaryFolder()}/a-file`
    writeFileSync(file, 'x')
    expect(codeOf(() => openVault(dataFolderAt(`${file}/inside`), now))).toBe('folder-not-writable')
  })
})

describe('a practice in memory', () => {
  it('has every table strict', () => {
    const { db } = memoryPractice()
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all()
    expect(loose).toEqual([])
  })
})
