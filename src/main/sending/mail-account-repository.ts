import type { MailAccount, MailSecurity } from '@shared/sending'
import type { Database } from 'better-sqlite3'
import { first, run } from '../db/statements'
import type { MailServer } from './smtp-session'

type AccountRow = {
  readonly fromName: string
  readonly fromAddress: string
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly userName: string
  readonly password: string
}

const columns = 'fromName, fromAddress, host, port, security, userName, password'

const readRow = (db: Database) => first<AccountRow>(db, `SELECT ${columns} FROM local_mailAccount`)

/** The coach's mail account without its password, or null before there is one. */
export function findMailAccount(db: Database): MailAccount | null {
  const row = readRow(db)
  if (!row) return null
  const { password, ...account } = row
  return { ...account, hasPassword: password !== '' }
}

/** How to log in at the account's server, or null without an account. For the outbox alone: it holds the password. */
export function findMailServer(db: Database): MailServer | null {
  const row = readRow(db)
  if (!row) return null
  const { host, port, security, userName, password } = row
  return { host, port, security, userName, password }
}

/** Keeps the account in place of an earlier one. */
export function saveMailAccount(db: Database, account: AccountRow, at: string): void {
  run(
    db,
    `INSERT INTO local_mailAccount (id, ${columns}, updatedAt)
     VALUES (1, :fromName, :fromAddress, :host, :port, :security, :userName, :password, :at)
     ON CONFLICT (id) DO UPDATE SET fromName = excluded.fromName, fromAddress = excluded.fromAddress,
       host = excluded.host, port = excluded.port, security = excluded.security, userName = excluded.userName,
       password = excluded.password, updatedAt = excluded.updatedAt`,
    { ...account, at },
  )
}

/** Forgets the account and its password. */
export function removeMailAccount(db: Database): void {
  run(db, 'DELETE FROM local_mailAccount')
}
