import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { newestGoodBackup } from '../../src/main/backup/backup-files'
import { newestVersion, versionOf } from '../../src/main/db/migrate'
import { openDatabase } from '../../src/main/db/open-database'
import { plainKeys } from '../../src/main/vault/vault-keys'
import { startChild } from './support/child'
import { countOr, isShortRun, runSeed, seeded, tellFigures } from './support/figures'
import { OLD_CLIENTS, oldPractice, oldVersions } from './support/old-practice'
import { copyOf, dropFolder } from './support/practice-folder'

it('leaves the old format or the new one, after a kill -9 at any moment, and a verified backup before the new', async () => {
  const kills = countOr(1)
  const random = seeded(runSeed)
  const figures = {
    formats: 0,
    kills: 0,
    old: 0,
    new: 0,
    between: 0,
    lost: 0,
    unsound: 0,
    noBackup: 0,
  }
  // In the short run a few formats stand for all.
  const versions = isShortRun ? oldVersions.filter((_version, index) => index % 9 === 0) : oldVersions
  for (const version of versions) {
    figures.formats += 1
    const start = oldPractice(version)
    const whole = await timeOf(copyOf(start).root)
    for (let kill = 0; kill < kills; kill += 1) {
      const folder = copyOf(start)
      const child = startChild('opener', [folder.root])
      await child.says('opening')
      await sleep(random() * whole)
      await child.kill()
      figures.kills += 1
      const [key] = plainKeys(folder.keys).values()
      if (!key) throw new Error('The practice has lost its key')
      const db = openDatabase(folder.database, key)
      const found = versionOf(db)
      figures.old += found === version ? 1 : 0
      figures.new += found === newestVersion ? 1 : 0
      figures.between += found === version || found === newestVersion ? 0 : 1
      figures.lost += OLD_CLIENTS - Number(db.prepare('SELECT count(*) FROM client').pluck().get())
      figures.unsound += db.pragma('integrity_check(1)', { simple: true }) === 'ok' ? 0 : 1
      db.close()
      const backup = newestGoodBackup(folder.backups, key)
      figures.noBackup += found === newestVersion && backup === null ? 1 : 0
      dropFolder(folder)
    }
  }
  tellFigures('migration', figures)
  expect(figures).toMatchObject({ between: 0, lost: 0, unsound: 0, noBackup: 0 })
})

/** How long the change of format takes from its first line to its last, in milliseconds. */
async function timeOf(root: string): Promise<number> {
  const child = startChild('opener', [root])
  await child.says('opening')
  const began = performance.now()
  await child.end()
  expect(child.said).toContain('closed')
  return performance.now() - began
}
