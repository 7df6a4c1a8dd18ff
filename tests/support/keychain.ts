import { randomBytes } from 'node:crypto'
import type { Keychain } from '../../src/main/vault/keychain'

/** A keychain of one computer: it opens what it sealed itself and nothing else, whatever the other's name. */
export function fakeKeychain(backend: string): Keychain {
  const kept = new Map<string, string>()
  return {
    backend: () => backend,
    seal: async (text) => {
      const ticket = randomBytes(16)
      kept.set(ticket.toString('hex'), text)
      return ticket
    },
    open: async (sealed) => {
      const text = kept.get(Buffer.from(sealed).toString('hex'))
      if (text === undefined) throw new Error('The keychain does not know this')
      return text
    },
  }
}
