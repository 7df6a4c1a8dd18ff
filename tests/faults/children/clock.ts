// clock INSTANT…: what the demo practice says at each instant, as one line of JSON each. The zone is that of TZ.
import { writeSync } from 'node:fs'
import { listClients } from '../../../src/main/clients/client-list'
import { newDataKey } from '../../../src/main/db/data-key'
import { migrate } from '../../../src/main/db/migrate'
import { openDatabase } from '../../../src/main/db/open-database'
import { buildDemoPractice } from '../../../src/main/demo/demo-practice'
import { dayOfInstant } from '../../../src/main/practice-day'

const built = '2026-05-15'
let ids = 0
const db = openDatabase(':memory:', newDataKey(), { create: true })
migrate(db)
buildDemoPractice(db, {
  now: new Date(`${built}T12:00:00Z`),
  today: built,
  newId: () => {
    ids += 1
    return `01890000-0000-7000-8000-${String(ids).padStart(12, '0')}`
  },
})
for (const instant of process.argv.slice(2)) {
  const today = dayOfInstant(db)(instant)
  const { rows } = listClients(db, {}, today)
  writeSync(1, `${JSON.stringify({ instant, today, rows })}\n`)
}
