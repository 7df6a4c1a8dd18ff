import { headerText, isMailAddress, mailtoLimit, mailtoLink, wellFormed } from '@shared/mail-address'
import { describe, expect, it } from 'vitest'
import { openableLink } from '../../src/main/link-guard'
import { hostileMailValues } from '../support/hostile-mail'

const read = (link: string) => {
  const url = new URL(link)
  const params = new Map(
    url.search
      .slice(1)
      .split('&')
      .map((part) => part.split('=') as [string, string]),
  )
  return {
    to: decodeURIComponent(url.pathname),
    names: [...params.keys()],
    subject: decodeURIComponent(params.get('subject') ?? ''),
    body: decodeURIComponent(params.get('body') ?? ''),
  }
}

const scripts = [
  'Grüße',
  'Ça va?',
  'Привет',
  '你好',
  'مرحبا',
  'שלום',
  'こんにちは',
  '한국어',
  '🙂👍🏽',
  'a&b=c?d#e%20+f',
  "it's (5*3)!",
  '<b>"x"</b>',
  '\uD83D',
  'e\u0301',
  '\u00A0',
]
const bodies = Array.from({ length: 200 }, (_, index) => {
  const one = scripts[index % scripts.length] ?? ''
  const other = scripts[(index * 7 + 3) % scripts.length] ?? ''
  return `${one} ${index}\n\n${other}\r\n${one}\r.`
})

describe('a mailto link', () => {
  it('says 200 texts of many scripts as they are, line by line', () => {
    expect(new Set(bodies).size).toBe(200)
    for (const body of bodies) {
      const link = mailtoLink('marie@client.example', 'Grüße & mehr?', body)
      expect(link).not.toBeNull()
      const found = read(link ?? '')
      expect(found.body).toBe(wellFormed(body).replaceAll(/\r\n?|\n/g, '\r\n'))
      expect(found).toMatchObject({
        to: 'marie@client.example',
        subject: 'Grüße & mehr?',
        names: ['subject', 'body'],
      })
      expect(openableLink(link ?? '')).not.toBeNull()
    }
  })

  it('is at most 1,800 signs long, to the sign', () => {
    const empty = mailtoLink('marie@client.example', 'Hello', '')?.length ?? 0
    for (let length = 1_700; length <= 2_100; length += 1) {
      const link = mailtoLink('marie@client.example', 'Hello', 'x'.repeat(length - empty))
      if (length <= mailtoLimit) expect(link).toHaveLength(length)
      else expect(link).toBeNull()
    }
  })

  it('has one recipient and two fields, whatever is put into them', () => {
    for (const value of hostileMailValues) {
      const link = mailtoLink('marie@client.example', value, value.slice(0, 100))
      if (link === null) continue
      const found = read(link)
      expect(found.names).toEqual(['subject', 'body'])
      expect(found.to).toBe('marie@client.example')
      expect(found.subject).toBe(headerText(value))
    }
    for (const value of hostileMailValues)
      if (!isMailAddress(value)) expect(mailtoLink(value, 'Hi', 'Hello')).toBeNull()
  })

  it('keeps an address whole that has signs of its own', () => {
    const link = mailtoLink("o'neil+jobs&x=1@client.example", 'Hi', 'Hello') ?? ''
    expect(read(link)).toMatchObject({ to: "o'neil+jobs&x=1@client.example", names: ['subject', 'body'] })
  })
})

describe('sixty other schemes', () => {
  const schemes =
    'file smb ftp ftps sftp ssh telnet ldap ldaps gopher javascript vbscript data blob about chrome app ms-msdt ms-search search-ms ms-officecmd ms-word ms-excel ms-settings ms-appinstaller shell cmd powershell intent market tel sms skype zoommtg msteams slack steam vscode jnlp magnet irc news nntp webcal feed view-source resource res mk mhtml wyciwyg jar itms facetime callto git svn http ws wss'.split(
      ' ',
    )
  it('are sixty, and none is opened', () => {
    expect(new Set(schemes).size).toBeGreaterThanOrEqual(60)
    for (const scheme of schemes)
      for (const rest of ['//host/x', 'x@client.example', '//mailto:x@client.example'])
        expect(openableLink(`${scheme}:${rest}`)).toBeNull()
    expect(openableLink('mailto:x@client.example\r\nBcc: y@z.example')).toBeNull()
  })
})
