// writer FOLDER MODE FROM COUNT: writes into a practice and says each write after it was acknowledged.
import { writeSync } from 'node:fs'
import { backUpHere, backupsOf } from '../../../src/main/backup/backup-service'
import { dataFolderAt } from '../../../src/main/data-folder'
import { openVault } from '../../../src/main/vault/vault'
import { writeSlot, writeState } from '../support/slots'

const [root = '', mode = 'FULL', from = '1', count = '1000000'] = process.argv.slice(2)
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

const now = () => new Date()

async function work(): Promise<void> {
  const folder = dataFolderAt(root)
  const { db, key, close } = openVault(folder, now)
  // The practice sets FULL itself; another mode shows what that is good for.
  if (mode !== 'FULL') db.pragma(`synchronous = ${mode}`)
  const backups = backupsOf({ db, key, folder, now, run: backUpHere })
  say('open')
  const first = Number(from)
  for (let write = first; write < first + Number(count); write += 1) {
    writeSlot(db, write)
    say(`${write}`)
    if (write % 25 === 0) {
      writeState(folder, write)
      say(`state ${write}`)
    }
    if (write % 60 === 0) db.pragma('wal_checkpoint(TRUNCATE)')
    if (write % 400 === 0) {
      const { last } = await backups.backUp('daily')
      say(`backup ${last?.at}`)
    }
  }
  close()
  say('closed')
}

void work()
