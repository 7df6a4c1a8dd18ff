import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { dataFolderAt } from '../../src/main/data-folder'
import { plainKeys } from '../../src/main/vault/vault-keys'
import { startChild } from './support/child'
import { CutDisk, numberedFiles } from './support/cut-disk'
import { readDiskRecord, straceCommand } from './support/disk-record'
import { countOr, runSeed, seeded, tellFigures } from './support/figures'
import { closedPractice, scratchFolder } from './support/practice-folder'
import { readState } from './support/slots'

const countOf = (facts: readonly boolean[]): number => facts.filter(Boolean).length

/** How the small files stand after a fault: all of them readable, and none older than what was acknowledged. */
function look(root: string, acked: number) {
  const folder = dataFolderAt(root)
  const window = heightIn(join(root, 'window.json'))
  const hasFresh = existsSync(`${folder.keys}.fresh`)
  const broken = [window === 'broken', !isKey(folder.keys), hasFresh && !isKey(`${folder.keys}.fresh`)]
  const older = [(readState(folder) ?? 0) < acked, Number(window ?? 0) < acked]
  return { unparsable: countOf(broken), lost: countOf(older) }
}

/** The number in the window's file; null where there is none yet. */
function heightIn(file: string): number | 'broken' | null {
  if (!existsSync(file)) return null
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { height: number }).height
  } catch {
    return 'broken'
  }
}

function isKey(file: string): boolean {
  try {
    return plainKeys(file).size > 0
  } catch {
    return false
  }
}

const ackedOf = (lines: readonly string[]): number => Number.parseInt(lines.at(-1) ?? '0', 10)

describe('the settings and the key file', () => {
  it('are whole and never older than acknowledged after a kill -9', async () => {
    const kills = countOr(3)
    const random = seeded(runSeed)
    const folder = closedPractice()
    const figures = { kills, writes: 0, unparsable: 0, lost: 0 }
    for (let kill = 0; kill < kills; kill += 1) {
      const child = startChild('keeper', [folder.root])
      await child.says('1 key')
      await sleep(random() * 300)
      await child.kill()
      const acked = ackedOf(child.said)
      const found = look(folder.root, acked)
      figures.writes += child.said.length
      figures.unparsable += found.unparsable
      figures.lost += found.lost
    }
    tellFigures('settings killed', figures)
    expect(figures).toMatchObject({ unparsable: 0, lost: 0 })
  })

  it('are whole and never older than acknowledged after a power cut', async () => {
    const cuts = countOr(25)
    const random = seeded(runSeed)
    const folder = closedPractice()
    const known = numberedFiles(folder.root)
    const disk = new CutDisk(folder.root, known)
    const record = join(scratchFolder(), 'record')
    expect(await startChild('keeper', [folder.root, '40'], straceCommand(record)).end()).toBe(0)
    const steps = await readDiskRecord(record, folder.root, known)
    const points = Array.from({ length: cuts }, () => Math.floor(random() * steps.length)).toSorted(
      (a, b) => a - b,
    )
    const figures = { cuts, unparsable: 0, lost: 0 }
    let done = 0
    for (const point of points) {
      for (; done < point; done += 1) {
        const step = steps[done]
        if (step) disk.take(step)
      }
      const said = steps.slice(0, point).flatMap((step) => (step.type === 'said' ? [step.line] : []))
      const root = scratchFolder()
      disk.cutInto(root, random)
      const found = look(root, ackedOf(said))
      figures.unparsable += found.unparsable
      figures.lost += found.lost
    }
    tellFigures('settings cut', figures)
    expect(figures).toMatchObject({ unparsable: 0, lost: 0 })
  })
})
