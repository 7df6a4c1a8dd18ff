import { importOrder } from '@shared/import-export'
import { describe, expect, it } from 'vitest'
import { planImport } from '../../src/main/import-export/exchange-job'
import { writeImport } from '../../src/main/import-export/import-rows-repository'
import { cardRecords } from '../../src/main/import-export/vcard-file'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')
const readOne = (...lines: string[]) => {
  const [step] = [...cardRecords(utf8(card(...lines)))]
  return step?.type === 'record' ? step.record.values : step
}

describe('a card', () => {
  it('of version 3 gives name, preferred addresses, address and categories', () => {
    expect(
      readOne(
        'VERSION:3.0',
        'N:Berg;Anna;Maria;;',
        'FN:Anna M. Berg',
        'NICKNAME:Ann',
        'EMAIL;TYPE=HOME:old@berg.example',
        'EMAIL;TYPE=INTERNET,pref:anna@berg.example',
        'TEL;TYPE=CELL:+49 30 1',
        'ADR;TYPE=HOME:;;1 Mill\\, Lane;Bristol;;BS1;UK',
        'CATEGORIES:finance,senior',
        'TITLE:Analyst',
      ),
    ).toEqual({
      fullName: 'Anna M. Berg',
      givenName: 'Anna Maria',
      familyName: 'Berg',
      preferredName: 'Ann',
      email: 'anna@berg.example',
      phone: '+49 30 1',
      addressText: '1 Mill, Lane\nBS1 Bristol\nUK',
      tags: 'finance, senior',
      role: 'Analyst',
    })
  })

  it('of version 4 gives the same, with addresses of the web', () => {
    expect(
      readOne('VERSION:4.0', 'FN:Bo', 'TEL;VALUE=uri;PREF=1:tel:+46-70-1', 'item1.EMAIL:bo@dahl.example'),
    ).toEqual({ fullName: 'Bo', phone: '+46-70-1', email: 'bo@dahl.example' })
  })

  it('of version 2.1 is read with its quoted-printable words, also over several lines', () => {
    expect(
      readOne(
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg',
        'FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:J=F6rg=20=',
        'M=FCller, Dr.',
        'TEL;HOME;CELL:030 1',
        'EMAIL;INTERNET:j@m.example',
      ),
    ).toMatchObject({
      fullName: 'Jörg Müller, Dr.',
      givenName: 'Jörg',
      familyName: 'Müller',
      phone: '030 1',
      email: 'j@m.example',
    })
  })

  it('that is damaged costs itself alone, with its line', () => {
    const steps = [
      ...cardRecords(
        utf8(
          `${card('VERSION:3.0', 'FN:Good')}BEGIN:VCARD\r\nVERSION:3.0\r\nnonsense without a colon\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:cut off\r\n${card('VERSION:3.0', 'FN:Also good')}`,
        ),
      ),
    ]
    expect(
      steps.map((step) =>
        step.type === 'record' ? step.record.values.fullName : [step.problem.line, step.problem.code],
      ),
    ).toEqual(['Good', [5, 'card-unreadable'], [9, 'card-unreadable'], 'Also good'])
  })
})

describe('a file of cards', () => {
  const text = `${card('VERSION:3.0', 'FN:Anna Berg', 'EMAIL:anna@berg.example', 'TITLE:Analyst', 'ORG:Contoso')}${card('VERSION:3.0', 'FN:Anna Berg', 'EMAIL:anna@berg.example')}${card('VERSION:3.0', 'N:;;;;', 'EMAIL:nobody@x.example', 'FN:')}`

  it('becomes clients, without taking the last job for an application', () => {
    const { db, newId } = memoryPractice()
    const order = importOrder.parse({ kind: 'cards' })
    const { report, writes } = planImport(
      db,
      { type: 'plan', order, bytes: utf8(text), today: TODAY, zone: 'UTC', language: 'en' },
      newId,
      () => undefined,
    )
    writeImport(db, writes, at)
    expect(report.counts).toEqual({ new: 1, update: 0, skip: 1, out: 1 })
    expect(report.problems.map(({ code }) => code)).toEqual(['same-person', 'no-name'])
    expect(db.prepare('SELECT fullName, email FROM client').all()).toEqual([
      { fullName: 'Anna Berg', email: 'anna@berg.example' },
    ])
  })

  it('becomes the people of an employer, and fills what is empty at the second time', () => {
    const { db, newId } = memoryPractice()
    const employerId = newId()
    db.prepare('INSERT INTO employer (id, name, createdAt, updatedAt) VALUES (?, ?, ?, ?)').run(
      employerId,
      'Contoso',
      at,
      at,
    )
    const go = (cards: string) => {
      const order = importOrder.parse({ kind: 'cards', employerId })
      const plan = planImport(
        db,
        { type: 'plan', order, bytes: utf8(cards), today: TODAY, zone: 'UTC', language: 'en' },
        newId,
        () => undefined,
      )
      writeImport(db, plan.writes, at)
      return plan.report.counts
    }
    expect(go(text)).toEqual({ new: 1, update: 0, skip: 1, out: 1 })
    expect(go(card('VERSION:3.0', 'FN:Anna Berg', 'TEL:0301', 'TITLE:Boss'))).toEqual({
      new: 0,
      update: 1,
      skip: 0,
      out: 0,
    })
    expect(db.prepare('SELECT fullName, role, email, phone FROM contact').all()).toEqual([
      { fullName: 'Anna Berg', role: 'Analyst', email: 'anna@berg.example', phone: '0301' },
    ])
  })
})
