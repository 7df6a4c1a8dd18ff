// coach FOLDER SESSION FROM SEED: leads a live session and says each act and each second after it was written.
import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { dataFolderAt } from '../../../src/main/data-folder'
import { createLiveSessions } from '../../../src/main/mock-sessions/live-sessions'
import { readSession } from '../../../src/main/mock-sessions/mock-sessions-repository'
import { openVault } from '../../../src/main/vault/vault'
import { seeded } from '../support/figures'
import { actOf } from '../support/session-acts'

const [root = '', sessionId = '', from = '0', seed = '1'] = process.argv.slice(2)
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}
const now = () => new Date()
/** One wait in so many is longer than a second, so that the clock is written by itself. */
const QUIET = 0.06

async function work(): Promise<void> {
  const { db } = openVault(dataFolderAt(root), now)
  const live = createLiveSessions({
    db,
    log: { info: () => undefined, error: (where, error) => say(`error ${where} ${String(error)}`) },
    now,
    monotonicMs: () => performance.now(),
    newId: () => v7(),
    emit: (name, payload) => {
      if (name === 'mockSessions.clock') say(`clock ${(payload as { elapsedMs: number }).elapsedMs}`)
    },
    holdIdleLock: () => () => undefined,
  })
  const random = seeded(Number(seed))
  const asked = live.begin(sessionId)
  live.act(sessionId, { kind: 'goOn' })
  say('open')
  for (let act = Number(from); ; act += 1) {
    await sleep(random() < QUIET ? 1_300 + random() * 1_200 : random() * 60)
    live.act(sessionId, actOf(act, asked))
    say(`act ${act}`)
    // The file of the journal is folded in now and then, as it is in an hour.
    if (act % 50 === 49) db.pragma('wal_checkpoint(TRUNCATE)')
    if (act % 100 === 99) readSession(db, sessionId)
  }
}

void work()
