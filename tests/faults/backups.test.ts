import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@shared/errors'
import { describe, expect, it } from 'vitest'
import { listBackups } from '../../src/main/backup/backup-files'
import { backUpHere, backupsOf, finishRestore } from '../../src/main/backup/backup-service'
import { countRows, verifyBackup } from '../../src/main/backup/verified-backup'
import type { DataFolder } from '../../src/main/data-folder'
import type { Vault } from '../../src/main/vault/vault'
import { type Child, startChild } from './support/child'
import { contentHash } from './support/content-hash'
import { countOr, runSeed, seeded, tellFigures } from './support/figures'
import { closedPractice, copyOf, dropFolder, isSound, withOpen } from './support/practice-folder'
import { writeSlot } from './support/slots'

const now = () => new Date()
const backupsIn = (folder: DataFolder, { db, key }: Vault) =>
  backupsOf({ db, key, folder, now, run: backUpHere })

/** Waits until a program has made a backup. */
async function firstBackup({ said, process: program }: Child): Promise<void> {
  while (program.exitCode === null && !said.some((line) => line.endsWith('Z'))) await sleep(20)
}

describe('backups and restores', () => {
  it('leave no partial file under a final name, whenever they are killed', async () => {
    const kills = countOr(3)
    const random = seeded(runSeed)
    const figures = { kills, made: 0, bad: 0, missing: 0 }
    let folder = closedPractice()
    for (let kill = 0; kill < kills; kill += 1) {
      if (kill % 20 === 0) folder = renewed(folder)
      const child = startChild('backer', [folder.root, 'backup'])
      await child.says('open')
      // On a slow computer none of them would come to its first backup, and there would be nothing to look at.
      if (kill === 0) await firstBackup(child)
      await sleep(random() * 600)
      await child.kill()
      const acked = child.said.filter((line) => line.endsWith('Z'))
      withOpen(folder, ({ key }) => {
        const found = listBackups(folder.backups)
        figures.made += found.length
        for (const { name } of found) {
          try {
            verifyBackup(join(folder.backups, name), key)
          } catch (error) {
            if (!(error instanceof AppError)) throw error
            figures.bad += 1
          }
        }
        figures.missing += acked.filter((at) => !found.some(({ madeAt }) => madeAt === at)).length
      })
    }
    tellFigures('backups killed', figures)
    expect(figures).toMatchObject({ bad: 0, missing: 0 })
    expect(figures.made).toBeGreaterThan(0)
  })

  it('leave the old practice or the restored one, whenever they are killed', async () => {
    const kills = countOr(2)
    const random = seeded(runSeed + 1)
    const figures = { kills, old: 0, restored: 0, neither: 0, unsound: 0 }
    const start = closedPractice()
    const [before, after] = await withVault(start, async (vault) => {
      const first = contentHash(vault.db)
      await backupsIn(start, vault).backUp('asked')
      for (let write = 40; write < 60; write += 1) writeSlot(vault.db, write)
      return [first, contentHash(vault.db)]
    })
    for (let kill = 0; kill < kills; kill += 1) {
      const folder = copyOf(start)
      const child = startChild('backer', [folder.root, 'restore'])
      await child.says('open')
      await sleep(random() * 900)
      await child.kill()
      withOpen(folder, (vault) => {
        const found = contentHash(vault.db)
        if (found === before) figures.restored += 1
        else if (found === after) figures.old += 1
        else figures.neither += 1
        figures.unsound += isSound(vault) ? 0 : 1
      })
      dropFolder(folder)
    }
    tellFigures('restores killed', figures)
    expect(figures).toMatchObject({ neither: 0, unsound: 0 })
  })

  it('bring back exactly what was backed up', async () => {
    const rounds = countOr(3)
    const random = seeded(runSeed + 2)
    const figures = { rounds, different: 0 }
    let folder = closedPractice()
    for (let round = 0; round < rounds; round += 1) {
      await nextTurn()
      if (round % 25 === 0) folder = renewed(folder)
      const { backedUp, restoring } = await withVault(folder, async (vault) => {
        const backups = backupsIn(folder, vault)
        for (let write = 0; write < random() * 20; write += 1) writeSlot(vault.db, Math.floor(random() * 1e6))
        const { last } = await backups.backUp('asked')
        const content = contentHash(vault.db)
        for (let write = 0; write < 5; write += 1) writeSlot(vault.db, Math.floor(random() * 1e6))
        const name = backups.list().find(({ madeAt }) => madeAt === last?.at)?.name ?? ''
        return { backedUp: content, restoring: await backups.prepare(backups.fileOf(name)) }
      })
      finishRestore(folder, restoring)
      figures.different += withOpen(folder, ({ db }) => contentHash(db)) === backedUp ? 0 : 1
    }
    tellFigures('restores compared', figures)
    expect(figures.different).toBe(0)
  })

  it('refuse every backup with a flipped bit, and leave the practice alone', async () => {
    const flips = countOr(15)
    const random = seeded(runSeed + 3)
    const folder = closedPractice()
    const figures = { flips, taken: 0, changed: 0 }
    await withVault(folder, async (vault) => {
      const backups = backupsIn(folder, vault)
      await backups.backUp('asked')
      const [backup] = backups.list()
      const sound = backups.fileOf(backup?.name ?? '')
      const file = join(folder.backups, 'flipped.db')
      const counts = JSON.stringify(countRows(vault.db))
      for (let flip = 0; flip < flips; flip += 1) {
        // The runner hears nothing of a thread that never pauses, and gives it up.
        await nextTurn()
        copyFileSync(sound, file)
        const bytes = readFileSync(file)
        const at = Math.floor(random() * bytes.length)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
        writeFileSync(file, bytes)
        try {
          await backups.prepare(file)
          figures.taken += 1
        } catch (error) {
          if (!(error instanceof AppError)) throw error
        }
      }
      if (JSON.stringify(countRows(vault.db)) !== counts) figures.changed += 1
      expect(readdirSync(folder.vault).filter((name) => name.includes('restored'))).toEqual([])
    })
    tellFigures('backups with a flipped bit', figures)
    expect(figures).toMatchObject({ taken: 0, changed: 0 })
  })
})

/** A fresh practice in the place of one that has had its share. */
function renewed(worn: DataFolder): DataFolder {
  dropFolder(worn)
  return closedPractice()
}

/** Opens a practice for work that takes its time, and closes it whatever happens. */
async function withVault<Answer>(
  folder: DataFolder,
  work: (vault: Vault) => Promise<Answer>,
): Promise<Answer> {
  const { openVault } = await import('../../src/main/vault/vault')
  const vault = openVault(folder, now)
  try {
    return await work(vault)
  } finally {
    vault.close()
  }
}
