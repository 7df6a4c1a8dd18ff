import { Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { deliverMail, tryServer } from '../../src/main/sending/deliver-mail'
import type { MailServer } from '../../src/main/sending/smtp-session'
import {
  type ScriptedOptions,
  type ScriptedServer,
  scriptedServer,
  testAuthority,
} from '../support/mail-server'

const message = Buffer.from(
  'From: a@practice.example\r\nTo: b@client.example\r\nSubject: Hi\r\n\r\nHello.\r\n.dot\r\n',
)
const tuning = { ca: testAuthority(), connectMs: 1_000, greetingMs: 300, silenceMs: 300 }
const open: ScriptedServer[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function started(options: ScriptedOptions) {
  const server = await scriptedServer(options)
  open.push(server)
  return server
}
const account = (
  port: number,
  security: MailServer['security'],
  change: Partial<MailServer> = {},
): MailServer => ({
  host: 'localhost',
  port,
  security,
  userName: 'coach',
  password: 's3cret',
  ...change,
})
const deliver = (server: MailServer, endings: { count: number } = { count: 0 }) =>
  deliverMail({
    server,
    from: 'a@practice.example',
    to: 'b@client.example',
    message,
    onEnding: () => (endings.count += 1),
    tuning,
  })

describe.each(['tls', 'starttls'] as const)('a message by %s', (security) => {
  it('is taken as it is, to the one recipient, with its end announced once before it', async () => {
    const server = await started({ security })
    const endings = { count: 0 }
    expect(await deliver(account(server.port, security), endings)).toEqual({
      kind: 'sent',
      answer: '250 2.0.0 taken',
    })
    expect(endings.count).toBe(1)
    expect(server.taken).toEqual([
      {
        from: 'a@practice.example',
        to: ['b@client.example'],
        content: message.toString().replace('.dot', '..dot'),
      },
    ])
  })

  it('is refused by a wrong password, and nothing of it is said', async () => {
    const server = await started({ security })
    const outcome = await deliver(account(server.port, security, { password: 'wrong' }))
    expect(outcome).toMatchObject({
      kind: 'failed',
      problem: 'login_refused',
      answer: expect.stringContaining('535'),
    })
    expect(server.heard.some(({ line }) => line.startsWith('MAIL'))).toBe(false)
  })

  it.each(['expired', 'elsewhere'] as const)(
    'says nothing to a server whose certificate is %s',
    async (certificate) => {
      const server = await started({ security, certificate })
      const outcome = await deliver(account(server.port, security))
      expect(outcome).toMatchObject({ kind: 'failed', problem: 'certificate' })
      expect(server.heard.filter(({ line }) => /^(AUTH|MAIL)/.test(line))).toEqual([])
    },
  )

  it('says nothing to a server whose authority nobody knows', async () => {
    const server = await started({ security })
    const outcome = await tryServer(account(server.port, security), { connectMs: 1_000 })
    expect(outcome).toMatchObject({ problem: 'certificate' })
  })

  const refusals = [
    ['banner', '554 no service', 'message_refused'],
    ['ehlo', '421 busy', 'busy'],
    ['auth', '454 4.7.0 later', 'busy'],
    ['mail', '550 5.7.1 not you', 'sender_refused'],
    ['mail', '451 later', 'busy'],
    ['rcpt', '550 5.1.1 nobody here', 'recipient_refused'],
    ['rcpt', '450 4.2.1 greylisted', 'busy'],
    ['data', '554 no', 'message_refused'],
    ['data', '452 full', 'busy'],
    ['dot', '550 5.7.1 spam', 'message_refused'],
    ['dot', '552 5.3.4 too big', 'too_large'],
    ['dot', '451 4.3.0 later', 'busy'],
  ] as const
  it.each(refusals)('refused at %s with “%s” is %s', async (at, reply, problem) => {
    const server = await started({ security, mischief: () => ({ at, does: { reply } }) })
    const outcome = await deliver(account(server.port, security))
    expect(outcome).toMatchObject({
      kind: 'failed',
      problem,
      answer: expect.stringContaining(reply.slice(0, 3)),
    })
    expect(server.taken).toEqual([])
  })

  it('answered before its end has not been sent', async () => {
    const large = Buffer.concat([message, Buffer.alloc(4_000_000, 'abcdefg hijklmn\r\n')])
    const server = await started({ security, mischief: () => ({ at: 'body', does: { reply: '250 taken' } }) })
    const outcome = await deliverMail({
      server: account(server.port, security),
      from: 'a@practice.example',
      to: 'b@client.example',
      message: large,
      onEnding: () => undefined,
      tuning,
    })
    expect(outcome.kind).not.toBe('sent')
    expect(server.ended).toEqual([])
  })

  it('goes nowhere when its end cannot be remembered', async () => {
    const server = await started({ security })
    const outcome = await deliverMail({
      server: account(server.port, security),
      from: 'a@practice.example',
      to: 'b@client.example',
      message,
      onEnding: () => {
        throw new Error('the disk is full')
      },
      tuning,
    })
    expect(outcome.kind).toBe('failed')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(server.ended).toEqual([])
  })

  it.each(['banner', 'ehlo', 'mail', 'data'] as const)(
    'gives up on a server that falls silent at %s',
    async (at) => {
      const server = await started({ security, mischief: () => ({ at, does: 'silence' }) })
      expect(await deliver(account(server.port, security))).toMatchObject({
        kind: 'failed',
        problem: 'timed_out',
      })
    },
  )

  it('may have been taken by a server that falls silent after its end', async () => {
    const server = await started({ security, mischief: () => ({ at: 'dot', does: 'silence' }) })
    expect(await deliver(account(server.port, security))).toMatchObject({ kind: 'unknown' })
    expect(server.ended).toHaveLength(1)
  })

  it('reaches out to the host of the account and to nobody else', async () => {
    const server = await started({ security })
    const connects = vi.spyOn(Socket.prototype, 'connect')
    await deliver(account(server.port, security, { host: '127.0.0.1' }))
    const asked = connects.mock.calls.flatMap(([options]) => (Array.isArray(options) ? options[0] : options))
    connects.mockRestore()
    expect(asked.length).toBeGreaterThan(0)
    for (const target of asked) expect(target).toMatchObject({ host: '127.0.0.1', port: server.port })
  })
})

describe('a server in the clear', () => {
  it.each(['starttls', 'tls'] as const)('gets no name, no password and no message (%s)', async (security) => {
    const server = await started({ security: 'plain' })
    const outcome = await deliver(account(server.port, security))
    expect(outcome).toMatchObject({ kind: 'failed' })
    if (security === 'starttls') expect(outcome).toMatchObject({ problem: 'no_encryption' })
    expect(server.heard.filter(({ line }) => /AUTH|MAIL|RCPT|coach|Y29hY2g/i.test(line))).toEqual([])
  })

  it('that takes STARTTLS back gets nothing either', async () => {
    const server = await started({
      security: 'starttls',
      mischief: () => ({ at: 'starttls', does: { reply: '454 4.7.0 TLS not available' } }),
    })
    expect(await deliver(account(server.port, 'starttls'))).toMatchObject({ problem: 'no_encryption' })
    expect(server.heard.map(({ line }) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS'])
  })
})

describe('the test of an account', () => {
  it('logs in and sends nothing', async () => {
    const server = await started({ security: 'tls' })
    expect(await tryServer(account(server.port, 'tls'), tuning)).toBeNull()
    expect(server.heard.some(({ line }) => line.startsWith('MAIL'))).toBe(false)
  })

  it('says when nobody is there', async () => {
    const server = await started({ security: 'tls' })
    const { port } = server
    await server.close()
    expect(await tryServer(account(port, 'tls'), tuning)).toMatchObject({ problem: 'not_reachable' })
    const nowhere = { host: 'no-such-host.invalid' }
    expect(await tryServer(account(port, 'tls', nowhere), tuning)).toMatchObject({ problem: 'host_unknown' })
  })
})
