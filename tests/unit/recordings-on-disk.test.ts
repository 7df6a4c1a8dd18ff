import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { newDataKey } from '../../src/main/db/data-key'
import { migrate } from '../../src/main/db/migrate'
import { loadSqlite, openDatabase } from '../../src/main/db/open-database'
import { eraseRecording } from '../../src/main/recordings/recordings-service'
import { ensurePractice } from '../../src/main/settings/settings-service'
import { preparedSessionIn } from '../support/mock-session'
import { openRecordingDesk, recordedParts, recordSeconds } from '../support/recorded-sound'
import { temporaryFolder } from '../support/temporary'

const now = () => new Date('2026-05-15T12:00:00Z')
const newId = () => v7()

/** A practice with a minute of sound in a file that `open` makes. */
async function recordedPractice(open: (file: string) => Database) {
  const file = join(temporaryFolder(), 'practice.db')
  const db = open(file)
  migrate(db)
  ensurePractice(db, now, newId)
  const sessionId = preparedSessionIn(db, { at: now().toISOString(), newId }, 2)
  const { desk, live } = openRecordingDesk(db, sessionId)
  await recordSeconds(desk, sessionId, 60)
  live.end(sessionId)
  return { db, file, sessionId, context: { db, now, newId, today: () => '2026-05-15' } }
}

const encrypted = (file: string): Database => openDatabase(file, newDataKey(), { create: true })

/** The same without its cipher, so that a test can look into every page, also into those that were let go of. */
function inTheOpen(file: string): Database {
  const db = loadSqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('foreign_keys = ON')
  return db
}

/** Sixty-four bytes from the middle of the sound. */
const canary = Buffer.from(recordedParts()[4]?.bytes.subarray(200, 264) ?? [])

/** Whether the file or the log beside it holds the sound as it is. */
const isThere = (file: string): boolean =>
  [file, `${file}-wal`].some((path) => existsSync(path) && readFileSync(path).includes(canary))

describe('recorded sound on the disk', () => {
  it('is encrypted, in the file and in the log beside it', async () => {
    const { db, file } = await recordedPractice(encrypted)
    expect(canary).toHaveLength(64)
    expect(isThere(file)).toBe(false)
    db.pragma('wal_checkpoint(TRUNCATE)')
    expect(isThere(file)).toBe(false)
    db.close()
  })

  it('is overwritten when it is deleted: no page holds it any more, nor does the log', async () => {
    const { db, file, sessionId, context } = await recordedPractice(inTheOpen)
    expect(isThere(file)).toBe(true)
    db.pragma('wal_checkpoint(TRUNCATE)')
    expect(isThere(file)).toBe(true)
    await eraseRecording(context, sessionId)
    expect(isThere(file)).toBe(false)
    db.close()
    expect(isThere(file)).toBe(false)
  })

  it('would be found if its rows were only let go of', async () => {
    const { db, file } = await recordedPractice(inTheOpen)
    db.pragma('secure_delete = OFF')
    db.exec('DELETE FROM recordingPiece')
    db.pragma('wal_checkpoint(TRUNCATE)')
    expect(isThere(file)).toBe(true)
    db.close()
  })
})
