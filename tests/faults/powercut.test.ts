import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { listBackups } from '../../src/main/backup/backup-files'
import { verifyBackup } from '../../src/main/backup/verified-backup'
import { dataFolderAt } from '../../src/main/data-folder'
import { startChild } from './support/child'
import { CutDisk, numberedFiles } from './support/cut-disk'
import { type DiskStep, readDiskRecord, straceCommand } from './support/disk-record'
import { countOr, runSeed, seeded, tellFigures } from './support/figures'
import { closedPractice, isSound, scratchFolder, withOpen } from './support/practice-folder'
import { compareSlots, readState } from './support/slots'

/** One record serves many cuts; a new one brings other lengths and moments. */
const CUTS_A_RECORD = 250
/** Across a checkpoint, writes of the settings and a backup, which the writer makes at fixed numbers. */
const FIRST_WRITE = 345
const WRITES = 120

type Found = {
  lost: number
  torn: number
  unopened: number
  unsound: number
  settingsLost: number
  backupsBad: number
}

/** Records a program that writes, then cuts the power at random steps and looks at what is left. */
async function cutPower(mode: string, writes: number, cuts: number, random: () => number) {
  const folder = closedPractice()
  const known = numberedFiles(folder.root)
  const disk = new CutDisk(folder.root, known)
  const record = join(scratchFolder(), 'record')
  const child = startChild(
    'writer',
    [folder.root, mode, String(FIRST_WRITE), String(writes)],
    straceCommand(record),
  )
  expect(await child.end()).toBe(0)
  const steps = await readDiskRecord(record, folder.root, known)
  rmSync(record)
  const figures = {
    cuts: 0,
    acks: 0,
    lostIn: 0,
    lost: 0,
    torn: 0,
    unopened: 0,
    unsound: 0,
    settingsLost: 0,
    backupsBad: 0,
  }
  const points = Array.from({ length: cuts }, () => Math.floor(random() * steps.length)).toSorted(
    (a, b) => a - b,
  )
  let done = 0
  for (const point of points) {
    // The runner hears nothing of a thread that never pauses, and gives it up.
    await nextTurn()
    while (done < point) {
      const step = steps[done]
      if (step) disk.take(step)
      done += 1
    }
    const found = lookAfterCut(disk, steps.slice(0, point), random)
    figures.cuts += 1
    figures.lostIn += found.lost > 0 ? 1 : 0
    for (const name of ['lost', 'torn', 'unopened', 'unsound', 'settingsLost', 'backupsBad'] as const)
      figures[name] += found[name]
  }
  figures.acks = steps.filter((step) => step.type === 'said' && /^\d+$/.test(step.line)).length
  return figures
}

function lookAfterCut(disk: CutDisk, before: readonly DiskStep[], random: () => number): Found {
  const said = before.flatMap((step) => (step.type === 'said' ? [step.line] : []))
  const acked = said.filter((line) => /^\d+$/.test(line)).map(Number)
  const state = Number(said.findLast((line) => line.startsWith('state '))?.slice(6) ?? 0)
  const backups = said.filter((line) => line.startsWith('backup ')).map((line) => line.slice(7))
  const root = scratchFolder()
  disk.cutInto(root, random)
  const folder = dataFolderAt(root)
  const found = { lost: 0, torn: 0, unopened: 0, unsound: 0, settingsLost: 0, backupsBad: 0 }
  try {
    withOpen(folder, (vault) => {
      Object.assign(found, compareSlots(vault.db, acked))
      found.unsound = isSound(vault) ? 0 : 1
      const listed = listBackups(folder.backups)
      for (const { name } of listed) verifyBackup(join(folder.backups, name), vault.key)
      found.backupsBad = backups.filter((at) => !listed.some(({ madeAt }) => madeAt === at)).length
    })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error.message.startsWith('backup')) found.backupsBad += 1
    else found.unopened = 1
  }
  if (state > 0 && (readState(folder) ?? 0) < state) found.settingsLost = 1
  if (existsSync(`${folder.backups}/state.json`) && readState(folder) === null) found.settingsLost = 1
  rmSync(root, { recursive: true, force: true })
  return found
}

describe('a power cut', () => {
  it('loses nothing that was acknowledged, wherever it comes', async () => {
    const cuts = countOr(8)
    const random = seeded(runSeed)
    const sum = {
      cuts: 0,
      acks: 0,
      lostIn: 0,
      lost: 0,
      torn: 0,
      unopened: 0,
      unsound: 0,
      settingsLost: 0,
      backupsBad: 0,
    }
    while (sum.cuts < cuts) {
      const part = await cutPower('FULL', WRITES, Math.min(CUTS_A_RECORD, cuts - sum.cuts), random)
      for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += part[name]
    }
    tellFigures('powercut FULL', sum)
    expect(sum).toMatchObject({ lost: 0, torn: 0, unopened: 0, unsound: 0, settingsLost: 0, backupsBad: 0 })
  })

  it('would lose acknowledged writes with synchronous=NORMAL, which this very test sees', async () => {
    const cuts = Math.min(countOr(15), 600)
    const figures = await cutPower('NORMAL', 60, cuts, seeded(runSeed + 1))
    tellFigures('powercut NORMAL', figures)
    expect(figures.lostIn).toBeGreaterThan(cuts / 3)
  })
})
