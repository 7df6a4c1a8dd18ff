import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@shared/errors'
import { describe, expect, it } from 'vitest'
import { countClients, saveClient } from '../../src/main/clients/clients-repository'
import { type DataFolder, dataFolderAt } from '../../src/main/data-folder'
import { prepareDemo } from '../../src/main/demo/open-demo'
import { ensurePractice } from '../../src/main/settings/settings-service'
import { openVault } from '../../src/main/vault/vault'
import { countingIds, NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const now = () => NOW
const keep = { reset: false, now }
const reset = { reset: true, now }

function addClient(folder: DataFolder, fullName: string): void {
  const vault = openVault(folder, now)
  saveClient(vault.db, { fullName }, NOW.toISOString(), countingIds())
  vault.close()
}

function clientsIn(folder: DataFolder): number {
  const vault = openVault(folder, now)
  const count = countClients(vault.db)
  vault.close()
  return count
}

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'no error'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('the folder of the demo', () => {
  it('is filled once, and keeps what was changed in it', async () => {
    const folder = dataFolderAt(join(temporaryFolder(), 'demo'))
    await prepareDemo(folder, keep)
    expect(clientsIn(folder)).toBe(17)
    addClient(folder, 'Added Later')
    await prepareDemo(folder, keep)
    expect(clientsIn(folder)).toBe(18)
  })

  it('is rebuilt on reset, with its backups and nothing else thrown away', async () => {
    const folder = dataFolderAt(temporaryFolder())
    await prepareDemo(folder, keep)
    addClient(folder, 'Added Later')
    writeFileSync(join(folder.root, 'window.json'), '{}')
    writeFileSync(join(folder.backups, 'practice-old.db'), 'old')
    await prepareDemo(folder, reset)
    expect(clientsIn(folder)).toBe(17)
    expect(readdirSync(folder.backups)).toEqual([])
    expect(existsSync(join(folder.root, 'window.json'))).toBe(true)
  })

  it('is never taken from a real practice, with or without reset', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const vault = openVault(folder, now)
    ensurePractice(vault.db, now, countingIds())
    vault.close()
    addClient(folder, 'A Real Person')
    for (const options of [keep, reset])
      expect(await codeOf(() => prepareDemo(folder, options))).toBe('folder-not-empty')
    expect(clientsIn(folder)).toBe(1)
    expect(existsSync(join(folder.root, 'greenroom-demo'))).toBe(false)
  })

  it('is built after a build or a reset that was cut off', async () => {
    const folder = dataFolderAt(temporaryFolder())
    await prepareDemo(folder, keep)
    const cuts: readonly (() => void)[] = [
      () =>
        writeFileSync(
          join(folder.root, 'greenroom-demo'),
          'A demo practice that Greenroom is still building.\n',
        ),
      () => rmSync(folder.marker),
      () => {
        rmSync(folder.marker)
        rmSync(folder.database)
      },
    ]
    for (const cut of cuts) {
      cut()
      await prepareDemo(folder, keep)
      expect(clientsIn(folder)).toBe(17)
    }
  })

  it('is left alone on reset while another Greenroom has it open', async () => {
    const folder = dataFolderAt(temporaryFolder())
    await prepareDemo(folder, keep)
    const open = openVault(folder, now)
    expect(await codeOf(() => prepareDemo(folder, reset))).toBe('vault-in-use')
    expect(countClients(open.db)).toBe(17)
    open.close()
  })
})
