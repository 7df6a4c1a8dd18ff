// node hold-practice.cjs FILE: takes the lock of a practice as a running app has it, and says so.

const Sqlite = require('better-sqlite3')

const [file = ''] = process.argv.slice(2)
const nativeBinding = process.env.GREENROOM_NATIVE_BINDING
const db = new Sqlite(file, nativeBinding ? { nativeBinding } : {})
db.pragma('locking_mode = EXCLUSIVE')
db.exec('BEGIN EXCLUSIVE')
process.stdout.write('held\n')
// A database that nobody refers to is collected, and its lock with it.
setInterval(() => db.open, 60_000)
