import { once } from 'node:events'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectEncrypted } from 'node:tls'
import type { MailSecurity } from '@shared/sending'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'

/** Where mail leaves by. */
export type MailServer = {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  /** Empty for a server that asks for none. */
  readonly userName: string
  readonly password: string
}

/** What only tests change. */
export type SmtpTuning = {
  /** Certificates that are trusted beside the usual ones. */
  readonly ca?: string
  readonly connectMs?: number
  readonly greetingMs?: number
  readonly silenceMs?: number
}

/** An open, encrypted and logged-in connection. */
export type SmtpSession = {
  readonly connection: SMTPConnection
  /** Rejects with whatever breaks the connection before it is closed here. */
  readonly broken: Promise<never>
  readonly close: () => void
}

const usual = { connectMs: 20_000, greetingMs: 30_000, silenceMs: 300_000 } as const

/** Marks an error as one of a connection that stayed in the clear. Nothing was said over it. */
export class NotEncrypted extends Error {
  readonly code = 'ETLS'
}

/**
 * Connects to the host of the account and to no other, encrypts, and logs in. Before the encryption stands, no name, no
 * password and no address is said. Throws the error of nodemailer or Node that `smtpFailure` reads.
 */
export async function openSession(server: MailServer, tuning: SmtpTuning = {}): Promise<SmtpSession> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const { connectMs, greetingMs, silenceMs } = { ...usual, ...tuning }
  const tls = tlsOptions(server, tuning)
  const socket = await openSocket(server, tls, connectMs)
  const connection = new Connection({
    connection: socket,
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    secured: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    tls,
    // The name of this computer is nobody's business.
    name: '[127.0.0.1]',
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: silenceMs,
    logger: false,
  })
  const broken = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject)
    connection.on('end', () => reject(new Error('The connection has ended')))
  })
  // Whoever waits for something hears of it there; with nobody waiting it is no unhandled failure.
  broken.catch(() => undefined)
  const step = (run: (done: (error?: Error | null) => void) => void): Promise<unknown> =>
    Promise.race([
      new Promise<void>((resolve, reject) => run((error) => (error ? reject(error) : resolve()))),
      broken,
    ])
  const close = () => connection.close()
  try {
    await step((done) => connection.connect(done))
    if (!connection.secure) throw new NotEncrypted('The server stayed in the clear')
    if (server.userName !== '')
      await step((done) => connection.login({ user: server.userName, pass: server.password }, done))
  } catch (error) {
    close()
    throw error
  }
  return { connection, broken, close }
}

const tlsOptions = ({ host }: MailServer, { ca }: SmtpTuning): ConnectionOptions => ({
  minVersion: 'TLSv1.2',
  rejectUnauthorized: true,
  ...(isIP(host) === 0 ? { servername: host } : {}),
  ...(ca === undefined ? {} : { ca }),
})

/** A connected socket; with `tls` an encrypted one whose certificate is checked. */
async function openSocket(server: MailServer, tls: ConnectionOptions, limitMs: number): Promise<Socket> {
  const { host, port, security } = server
  const socket = security === 'tls' ? connectEncrypted({ host, port, ...tls }) : connectPlain({ host, port })
  const timer = setTimeout(
    () => socket.destroy(Object.assign(new Error('Connecting took too long'), { code: 'ETIMEDOUT' })),
    limitMs,
  )
  try {
    await Promise.race([
      once(socket, security === 'tls' ? 'secureConnect' : 'connect'),
      once(socket, 'close').then(() => {
        throw new Error('The connection was closed at once')
      }),
    ])
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    clearTimeout(timer)
  }
}
