// backer FOLDER WHAT: makes backups, or restores the oldest one again and again, and says each when it is done.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups } from '../../../src/main/backup/backup-files'
import { backUpHere, backupsOf, finishRestore } from '../../../src/main/backup/backup-service'
import { dataFolderAt } from '../../../src/main/data-folder'
import { openVault } from '../../../src/main/vault/vault'

const [root = '', what = 'backup'] = process.argv.slice(2)
const folder = dataFolderAt(root)
const now = () => new Date()
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

async function backUp(): Promise<void> {
  const { db, key } = openVault(folder, now)
  const backups = backupsOf({ db, key, folder, now, run: backUpHere })
  say('open')
  for (;;) {
    const { last } = await backups.backUp('asked')
    say(last?.at ?? '')
  }
}

async function restore(): Promise<void> {
  const oldest = listBackups(folder.backups).at(-1)?.name ?? ''
  for (;;) {
    const { db, key, close } = openVault(folder, now)
    say('open')
    const backups = backupsOf({ db, key, folder, now, run: backUpHere })
    const restoring = await backups.prepare(join(folder.backups, oldest))
    close()
    finishRestore(folder, restoring)
    say('restored')
  }
}

void (what === 'backup' ? backUp() : restore())
