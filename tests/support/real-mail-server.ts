import { readFileSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'
import { testAuthorityFile } from './mail-server'

const certificateFile = (name: string) => testAuthorityFile.replace('authority.pem', name)

type Mailbox = { readonly from: string; readonly to: readonly string[]; readonly content: Buffer }

export type RealServer = {
  readonly port: number
  /** The messages that came, with the envelope they came in. */
  readonly mailbox: readonly Mailbox[]
  readonly close: () => Promise<void>
}

/** How the app is started so that it trusts the servers of the tests. */
export const trusting = { env: { NODE_EXTRA_CA_CERTS: testAuthorityFile } }

/** The account that the servers of the tests let in. */
export const mailAccount = (port: number) => ({
  fromName: 'Ellen Marsh',
  fromAddress: 'ellen@marsh.example',
  host: 'localhost',
  port,
  security: 'tls' as const,
  userName: 'ellen@marsh.example',
  password: 's3cret',
})

/** The mail server that many programs use in earnest, on this machine, with a login over TLS. */
export async function realServer(): Promise<RealServer> {
  const mailbox: Mailbox[] = []
  const server = new SMTPServer({
    secure: true,
    key: readFileSync(certificateFile('good.key')),
    cert: readFileSync(certificateFile('good.pem')),
    onAuth: ({ username, password }, _session, done) =>
      username === 'ellen@marsh.example' && password === 's3cret'
        ? done(null, { user: username })
        : done(new Error('wrong name or password')),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        mailbox.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          content: Buffer.concat(chunks),
        })
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  return { port, mailbox, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
