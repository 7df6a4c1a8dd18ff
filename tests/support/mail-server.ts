import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { resolve as fromHere, join } from 'node:path'
import { createSecureContext, createServer as createTlsServer, TLSSocket } from 'node:tls'

// Both runners of tests are started at the top of the project.
const folder = fromHere('tests/fixtures/mail-certificates')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

/** The authority that signed the certificates of the servers below. */
export const testAuthority = (): string => read('authority.pem')
export const testAuthorityFile = join(folder, 'authority.pem')

/** Where a session can be broken, in the order in which a message passes them. */
export const mailStages = [
  'connect',
  'banner',
  'ehlo',
  'mail',
  'rcpt',
  'data',
  'body',
  'dot',
  'quit',
] as const
export type MailStage = (typeof mailStages)[number] | 'auth' | 'starttls'

/** What a server does at one stage instead of going on: cut the line, say nothing more, or answer this. */
export type Mischief = {
  readonly at: MailStage
  readonly does: 'drop' | 'silence' | { readonly reply: string }
}

export type ScriptedOptions = {
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly certificate?: 'good' | 'expired' | 'elsewhere'
  /** Asked for each connection, counted from 0. */
  readonly mischief?: (connection: number) => Mischief | null
  /** Who may log in, with the password `s3cret`. */
  readonly user?: string
}

/** One message that a server took and answered for with 250. */
export type TakenMail = { readonly from: string; readonly to: readonly string[]; readonly content: string }

export type ScriptedServer = {
  readonly port: number
  /** What was said to the server; `isEncrypted` is false for what anybody on the way could read. */
  readonly heard: readonly { readonly line: string; readonly isEncrypted: boolean }[]
  /** Messages whose end the server has read, answered for or not. */
  readonly ended: readonly TakenMail[]
  /** Messages that were answered with 250. */
  readonly taken: readonly TakenMail[]
  readonly connections: () => number
  readonly close: () => Promise<void>
}

/**
 * A mail server on this machine, written for its misdeeds: it breaks off, falls silent or refuses at any stage. It takes
 * one user with the password `s3cret`.
 */
export async function scriptedServer(options: ScriptedOptions): Promise<ScriptedServer> {
  const heard: { line: string; isEncrypted: boolean }[] = []
  const ended: TakenMail[] = []
  const taken: TakenMail[] = []
  const sockets = new Set<Socket>()
  const certificate = options.certificate ?? 'good'
  const keys = { key: read(`${certificate}.key`), cert: read(`${certificate}.pem`) }
  let count = 0

  const serve = (raw: Socket, isEncrypted: boolean) => {
    const mischief = options.mischief?.(count) ?? null
    count += 1
    session({ raw, isEncrypted, mischief, options, keys, heard, ended, taken })
  }
  const server: Server =
    options.security === 'tls'
      ? createTlsServer(keys, (socket) => serve(socket, true))
      : createServer((socket) => serve(socket, false))
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    ended,
    taken,
    connections: () => count,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

type Scene = {
  readonly raw: Socket
  readonly isEncrypted: boolean
  readonly mischief: Mischief | null
  readonly options: ScriptedOptions
  readonly keys: { readonly key: string; readonly cert: string }
  readonly heard: { line: string; isEncrypted: boolean }[]
  readonly ended: TakenMail[]
  readonly taken: TakenMail[]
}

function session(scene: Scene): void {
  const { mischief, options, heard, ended, taken } = scene
  let socket = scene.raw
  let { isEncrypted } = scene
  let buffer = ''
  let content: string | null = null
  let from = ''
  let to: string[] = []
  let login: 'none' | 'user' | 'password' = 'none'

  /** Answers, or does the misdeed of this stage. True when the session goes on. */
  const say = (at: MailStage, reply: string): boolean => {
    if (mischief?.at !== at) {
      socket.write(`${reply}\r\n`)
      return true
    }
    if (mischief.does === 'drop') socket.destroy()
    else if (mischief.does !== 'silence') socket.write(`${mischief.does.reply}\r\n`)
    return false
  }
  const capabilities = () => {
    const offers = isEncrypted
      ? ['AUTH PLAIN LOGIN']
      : options.security === 'starttls'
        ? ['STARTTLS']
        : ['AUTH PLAIN LOGIN']
    return [
      '250-localhost',
      '250-8BITMIME',
      ...offers.map((offer) => `250-${offer}`),
      '250 SIZE 30000000',
    ].join('\r\n')
  }
  const secure = () => {
    const plain = socket
    plain.removeAllListeners('data')
    const encrypted = new TLSSocket(plain, { isServer: true, secureContext: createSecureContext(scene.keys) })
    encrypted.on('error', () => undefined)
    encrypted.on('data', onData)
    socket = encrypted
    isEncrypted = true
    buffer = ''
  }
  const authenticated = (user: string, password: string) => {
    if (user === (options.user ?? 'coach') && password === 's3cret') say('auth', '235 welcome')
    else socket.write('535 5.7.8 wrong name or password\r\n')
  }
  const command = (line: string): void => {
    const verb = line.toUpperCase()
    if (login !== 'none') return answerLogin(line)
    if (verb.startsWith('EHLO')) say('ehlo', capabilities())
    else if (verb === 'STARTTLS') {
      if (options.security !== 'starttls') socket.write('502 5.5.1 no such command\r\n')
      else if (say('starttls', '220 go ahead')) secure()
    } else if (verb.startsWith('AUTH PLAIN ')) {
      const [, user = '', password = ''] = Buffer.from(line.slice(11), 'base64').toString().split('\0')
      authenticated(user, password)
    } else if (verb === 'AUTH LOGIN') {
      login = 'user'
      socket.write('334 VXNlcm5hbWU6\r\n')
    } else if (verb.startsWith('MAIL FROM:')) {
      from = /<(.*?)>/.exec(line)?.[1] ?? ''
      to = []
      say('mail', '250 ok')
    } else if (verb.startsWith('RCPT TO:')) {
      to.push(/<(.*?)>/.exec(line)?.[1] ?? '')
      say('rcpt', '250 ok')
    } else if (verb === 'DATA') {
      if (say('data', '354 go on')) content = ''
    } else if (verb === 'QUIT') {
      if (say('quit', '221 bye')) socket.end()
    } else socket.write('500 what?\r\n')
  }
  let user = ''
  const answerLogin = (line: string) => {
    const text = Buffer.from(line, 'base64').toString()
    if (login === 'user') {
      user = text
      login = 'password'
      socket.write('334 UGFzc3dvcmQ6\r\n')
    } else {
      login = 'none'
      authenticated(user, text)
    }
  }
  const body = (): void => {
    const end = buffer.startsWith('.\r\n') ? 0 : buffer.indexOf('\r\n.\r\n')
    if (mischief?.at === 'body' && mischief.does === 'drop') {
      socket.destroy()
      return
    }
    if (mischief?.at === 'body' && mischief.does !== 'silence' && content === '') {
      content = null
      say('body', '')
      return
    }
    if (end < 0) return
    const mail = { from, to, content: buffer.slice(0, end + 2) }
    buffer = buffer.slice(end + (end === 0 ? 3 : 5))
    content = null
    if (mischief?.at === 'body') return
    ended.push(mail)
    // A server that breaks off here has the message: to send it again would be to send it twice.
    if (say('dot', '250 2.0.0 taken')) taken.push(mail)
  }
  function onData(chunk: Buffer): void {
    buffer += chunk.toString('latin1')
    for (;;) {
      if (content !== null) {
        const before = buffer.length
        body()
        if (content !== null || buffer.length === before) return
        continue
      }
      const end = buffer.indexOf('\r\n')
      if (end < 0 || socket.destroyed) return
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      heard.push({ line, isEncrypted })
      command(line)
    }
  }

  socket.on('error', () => undefined)
  if (mischief?.at === 'connect') {
    if (mischief.does === 'drop') socket.destroy()
    return
  }
  socket.on('data', onData)
  say('banner', '220 localhost ready')
}
