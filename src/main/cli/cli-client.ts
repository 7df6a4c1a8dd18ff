import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { findClients } from '../clients/clients-repository'

/** The one client that a name, a tag or an id means. Throws AppError client-unknown, client-ambiguous. */
export function clientNamed(db: Database, name: string): string {
  const found = findClients(db, name)
  const [client] = found
  if (!client) throw new AppError('client-unknown', { name })
  if (found.length === 1) return client.id
  const isNamesake = new Set(found.map((one) => one.fullName)).size < found.length
  const shown = found.slice(0, 5).map((one) => (isNamesake ? `${one.fullName} (${one.id})` : one.fullName))
  throw new AppError('client-ambiguous', {
    name,
    matches: [...shown, ...(found.length > 5 ? ['…'] : [])].join(', '),
  })
}
