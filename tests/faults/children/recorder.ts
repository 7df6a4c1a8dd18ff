// recorder FOLDER SESSION SOUND: records a live session and says each piece after it was written.
import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataFolderAt } from '../../../src/main/data-folder'
import { openVault } from '../../../src/main/vault/vault'
import { endlessSound, openRecordingDesk, recordedParts } from '../../support/recorded-sound'

const [root = '', sessionId = '', soundFile = ''] = process.argv.slice(2)
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

async function work(): Promise<void> {
  const { db } = openVault(dataFolderAt(root), () => new Date())
  const { desk } = openRecordingDesk(db, sessionId)
  await desk.ask(sessionId)
  const { recordingId } = desk.begin(sessionId)
  say('open')
  for (const piece of endlessSound(recordedParts(soundFile))) {
    desk.keep({ recordingId, ...piece })
    say(`piece ${recordingId} ${piece.position}`)
    await sleep(3)
    if (piece.position % 50 === 49) db.pragma('wal_checkpoint(TRUNCATE)')
  }
}

void work()
