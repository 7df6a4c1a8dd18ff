// node run-sql.cjs VAULT SQL: changes a closed practice behind the app's back.

const { readFileSync } = require('node:fs')
const path = require('node:path')
const Sqlite = require('better-sqlite3')

const [vault = '', sql = ''] = process.argv.slice(2)
const nativeBinding = process.env.GREENROOM_NATIVE_BINDING
const keys = JSON.parse(readFileSync(path.join(vault, 'keys.json'), 'utf8'))
const key = keys.key ?? keys.current.plain
const db = new Sqlite(path.join(vault, 'practice.db'), nativeBinding ? { nativeBinding } : {})
db.pragma("cipher = 'aegis'")
db.pragma(`key = 'raw:${key}'`)
db.exec(sql)
db.pragma('wal_checkpoint(TRUNCATE)')
db.close()
