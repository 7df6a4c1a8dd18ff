import { writeFileSync } from 'node:fs'
import { type DataFolder, dataFolderAt, prepareDataFolder } from '../../../src/main/data-folder'
import { migrate, migrations } from '../../../src/main/db/migrate'
import { openDatabase } from '../../../src/main/db/open-database'
import { createDataKey } from '../../../src/main/vault/vault-keys'
import { scratchFolder } from './practice-folder'

/** Clients in an old practice, with texts long enough to fill pages. */
export const OLD_CLIENTS = 400

/** A practice in the format of an earlier version, as that version left it. */
export function oldPractice(version: number, folder: DataFolder = dataFolderAt(scratchFolder())): DataFolder {
  prepareDataFolder(folder)
  const key = createDataKey(folder.keys)
  const db = openDatabase(folder.database, key, { create: true })
  migrate(
    db,
    migrations.filter((step) => step.version <= version),
  )
  const insert = db.prepare(
    `INSERT INTO client (id, fullName, preferredName, email, phone, addressText, state, goals, ranABusiness, createdAt, updatedAt)
     VALUES (?, ?, '', '', '', '', 'active', ?, 0, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
  )
  db.transaction(() => {
    for (let client = 0; client < OLD_CLIENTS; client += 1)
      insert.run(
        `01890009-0000-7000-8000-${String(client).padStart(12, '0')}`,
        `Client ${client}`,
        'g'.repeat(800),
      )
  })()
  db.close()
  writeFileSync(folder.marker, 'A practice is kept in the folder vault.\n')
  return folder
}

/** The formats that were shipped before the newest one. */
export const oldVersions = migrations.slice(0, -1).map(({ version }) => version)
