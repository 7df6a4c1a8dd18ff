import { headerText, isMailAddress, wellFormed } from '@shared/mail-address'
import { describe, expect, it } from 'vitest'
import { composeMail, type MailMessage, messageIdOf } from '../../src/main/sending/mail-message'
import { hostileMailValues } from '../support/hostile-mail'
import { parseMails, partText } from '../support/parse-mail'

const plain: MailMessage = {
  from: { name: 'Ellen Marsh', address: 'ellen@marsh.example' },
  to: { name: 'Marie Keller', address: 'marie@client.example' },
  replyTo: { name: 'Ellen', address: 'answers@marsh.example' },
  subject: 'While you wait',
  text: 'Dear Marie,\n\nWaiting is hard.\n.dot first\nFrom here on: äöü €\n\nEllen\n',
  html: '<p>Dear Marie,</p><p>Waiting is <strong>hard</strong>.</p>',
  attachment: { fileName: 'While you wait - Marie.pdf', content: Buffer.from('%PDF-1.7 pages') },
  messageId: '<id@marsh.example>',
  date: new Date('2026-05-15T12:00:00Z'),
  isDraft: false,
}
const names = [
  'date',
  'from',
  'message-id',
  'mime-version',
  'reply-to',
  'subject',
  'to',
  'content-type',
].toSorted()

/** The eight fields of a header that hold what somebody typed. */
const fields = {
  'from name': (value: string) => ({ from: { ...plain.from, name: value } }),
  'from address': (value: string) => ({ from: { ...plain.from, address: value } }),
  'to name': (value: string) => ({ to: { ...plain.to, name: value } }),
  'to address': (value: string) => ({ to: { ...plain.to, address: value } }),
  'answer name': (value: string) => ({ replyTo: { name: value, address: 'answers@marsh.example' } }),
  'answer address': (value: string) => ({ replyTo: { name: 'Ellen', address: value } }),
  subject: (value: string) => ({ subject: value }),
  'file name': (value: string) => ({ attachment: { fileName: value, content: Buffer.from('%PDF') } }),
} as const satisfies Record<string, (value: string) => Partial<MailMessage>>

describe('a message', () => {
  it('reads back as it was meant, with another parser', async () => {
    const [mail] = parseMails([await composeMail(plain)])
    expect(mail?.headers.map((name) => name.toLowerCase()).toSorted()).toEqual(names)
    expect(mail?.from).toEqual([['Ellen Marsh', 'ellen@marsh.example']])
    expect(mail?.to).toEqual([['Marie Keller', 'marie@client.example']])
    expect(mail?.replyTo).toEqual([['Ellen', 'answers@marsh.example']])
    expect(mail?.defects).toEqual([])
    expect(mail?.parts.map(({ type }) => type)).toEqual(['text/plain', 'text/html', 'application/pdf'])
    expect(partText(mail?.parts[0])).toBe(plain.text)
    expect(partText(mail?.parts[1])).toContain('<strong>hard</strong>')
    expect(mail?.parts[2]).toMatchObject({ fileName: 'While you wait - Marie.pdf' })
    expect(partText(mail?.parts[2])).toBe('%PDF-1.7 pages')
  })

  it('as a draft says that it was not sent, and has no other header', async () => {
    const [mail] = parseMails([await composeMail({ ...plain, isDraft: true, replyTo: null })])
    expect(mail?.unsent).toBe('1')
    expect(mail?.headers.map((name) => name.toLowerCase()).toSorted()).toEqual(
      [...names.filter((name) => name !== 'reply-to'), 'x-unsent'].toSorted(),
    )
  })

  it('has no line that a server would have to cut, whatever its text', async () => {
    const text = `${'word '.repeat(3_000)}\n${'x'.repeat(2_000)}\n`
    const message = await composeMail({ ...plain, text, html: `<p>${'y'.repeat(3_000)}</p>` })
    for (const line of message.toString('latin1').split('\r\n')) expect(line.length).toBeLessThan(998)
    expect(message.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const [mail] = parseMails([message])
    expect(partText(mail?.parts[0])).toBe(text)
  })

  it('takes its id from the line it belongs to', () => {
    expect(messageIdOf('0189', plain.from)).toBe('<0189@marsh.example>')
  })
})

describe('300 hostile values', () => {
  it('are 300', () => {
    expect(new Set(hostileMailValues).size).toBe(300)
  })

  it.each(Object.entries(fields))(
    'in the %s make no line, no header and no recipient of their own',
    async (name, change) => {
      const messages: { value: string; message: Buffer }[] = []
      for (const value of hostileMailValues) {
        const message = await composeMail({ ...plain, ...change(value) }).catch((error: unknown) => error)
        if (message instanceof Buffer) messages.push({ value, message })
        else expect(message).toMatchObject({ code: 'address-invalid' })
      }
      // Names and subjects always make a message; of the addresses hardly one is an address.
      if (name.endsWith('address'))
        expect(messages.map(({ value }) => value)).toEqual(['evil@attacker.example'])
      else expect(messages).toHaveLength(300)
      const parsed = parseMails(messages.map(({ message }) => message))
      for (const [index, mail] of parsed.entries()) {
        const value = messages[index]?.value ?? ''
        const expected = { ...plain, ...change(value) }
        const headers = names.filter((header) => header !== 'subject' || headerText(expected.subject) !== '')
        expect(mail.headers.map((header) => header.toLowerCase()).toSorted(), value).toEqual(headers)
        expect(
          mail.to.map(([, address]) => address),
          value,
        ).toEqual([expected.to.address])
        expect(
          mail.from.map(([, address]) => address),
          value,
        ).toEqual([expected.from.address])
        expect(
          mail.replyTo.map(([, address]) => address),
          value,
        ).toEqual([expected.replyTo?.address])
        expect(mail.parts.map(({ type }) => type)).toEqual(['text/plain', 'text/html', 'application/pdf'])
        expect(partText(mail.parts[0])).toBe(plain.text)
      }
    },
  )

  it('come through as what can be seen of them', async () => {
    const values = ['Ünïcödé Ñame', '张伟', 'Jo "Jack" O’Neil', 'a, b; c', 'Zoë <the> coach', '🙂 fine']
    const messages = await Promise.all(
      values.map((value) =>
        composeMail({
          ...plain,
          to: { ...plain.to, name: value },
          subject: value,
          attachment: { fileName: `${value}.pdf`, content: Buffer.from('%PDF') },
        }),
      ),
    )
    for (const [index, mail] of parseMails(messages).entries()) {
      const value = values[index] ?? ''
      expect(mail.to[0]?.[0]).toBe(value)
      expect(mail.subject).toBe(value)
      expect(mail.parts[2]?.fileName).toBe(`${value.replaceAll('"', ' ')}.pdf`)
    }
  })
})

describe('an address', () => {
  it.each(['a@b.example', "o'neil+tag@sub.client.co.uk", 'x_y-z@1a.example', 'A.B@C-D.example'])(
    'may be %s',
    (text) => {
      expect(isMailAddress(text)).toBe(true)
    },
  )

  it('is none of what a header or a command could misread', () => {
    expect(hostileMailValues.filter((value) => isMailAddress(value))).toEqual(['evil@attacker.example'])
  })
})

describe('the text of a header', () => {
  it('is one visible line', () => {
    for (const value of hostileMailValues) {
      const text = headerText(value)
      expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E]|=\?/u)
      expect(text.length).toBeLessThanOrEqual(200)
      expect(wellFormed(text)).toBe(text)
    }
  })
})
