import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@shared/errors'
import { afterAll, describe, expect, it } from 'vitest'
import { type DataFolder, dataFolderAt } from '../../src/main/data-folder'
import { openVault } from '../../src/main/vault/vault'
import { closedPractice, scratchFolder } from './support/practice-folder'

/** A practice on a disk that can be read and not written; null where this user may not mount one. */
function writeProtected(): DataFolder | null {
  const place = scratchFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', place], { stdio: 'ignore' })
  } catch {
    return null
  }
  cpSync(closedPractice().root, join(place, 'practice'), { recursive: true })
  execFileSync('mount', ['-o', 'remount,ro', place])
  return dataFolderAt(join(place, 'practice'))
}
const folder = writeProtected()
afterAll(() => {
  if (folder !== null) execFileSync('umount', ['-l', join(folder.root, '..')])
})

const contentOf = (root: string): string =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted().join('\n')

describe('a disk that cannot be written', () => {
  it.skipIf(folder === null)('is said, and nothing is made in its place, here or elsewhere', () => {
    if (folder === null) return
    const before = contentOf(folder.root)
    const bytes = readFileSync(folder.database)
    for (let again = 0; again < 3; again += 1) {
      let code = ''
      try {
        openVault(folder, () => new Date()).close()
      } catch (error) {
        code = error instanceof AppError ? error.code : String(error)
      }
      expect(code).toBe('folder-not-writable')
    }
    expect(contentOf(folder.root)).toBe(before)
    expect(readFileSync(folder.database).equals(bytes)).toBe(true)
  })
})
