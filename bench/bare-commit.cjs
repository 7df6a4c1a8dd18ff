// The anchor of a note's save: one row in one FULL commit of an encrypted database, no IPC, no app. Prints the median in ms.
const Sqlite = require('better-sqlite3')
const path = require('node:path')

const nativeBinding = process.env.GREENROOM_NATIVE_BINDING
const db = new Sqlite(path.join(process.argv[2] ?? '.', 'bare.db'), nativeBinding ? { nativeBinding } : {})
db.pragma("cipher = 'aegis'")
db.pragma(`key = 'raw:${'ab'.repeat(32)}'`)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
const insert = db.prepare('INSERT INTO note (body) VALUES (?)')
const times = []
for (let count = 0; count < 200; count += 1) {
  const started = performance.now()
  insert.run('A note of ordinary length, as a coach writes one after a call. '.repeat(4))
  times.push(performance.now() - started)
}
times.sort((a, b) => a - b)
console.log(times[100])
