import { calendarChoice, importOrder } from '@shared/import-export'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { calendarFile } from '../../src/main/import-export/calendar-file'
import { lookAtFile, planImport } from '../../src/main/import-export/exchange-job'
import { readIcs } from '../../src/main/import-export/ics-file'
import { writeImport } from '../../src/main/import-export/import-rows-repository'
import { instantOf, zonedTimeOf } from '../../src/main/import-export/zoned-time'
import { saveOpportunity, saveRound } from '../../src/main/interviews/interviews-repository'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const about = { today: TODAY, zone: 'Europe/London', language: 'en' } as const
const calendarOf = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event) => ['BEGIN:VEVENT', event, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')

function practice() {
  const made = memoryPractice()
  const { db, newId, writing } = made
  const client = saveClient(db, { fullName: 'Ann; Moor, B.' }, at, newId)
  const other = saveClient(db, { fullName: 'Bo Dahl' }, at, newId)
  const opportunity = saveOpportunity(
    db,
    { clientId: client.id, employerName: 'Contoso\\Ltd', role: `Analyst ${'é'.repeat(80)}` },
    writing,
  )
  const ids = { clientId: client.id, opportunityId: opportunity.id }
  const timed = saveRound(
    db,
    { ...ids, stage: 'panel', heldOn: '2026-07-01', startTime: '09:30', minutes: 50 },
    writing,
  )
  const wholeDay = saveRound(
    db,
    { ...ids, stage: 'phone', heldOn: '2026-12-24', interviewers: 'Line\nbreak' },
    writing,
  )
  const save = (clientId: string | null = null) =>
    calendarFile(db, {
      type: 'calendar',
      choice: calendarChoice.parse({ clientId }),
      zone: 'Europe/London',
      language: 'en',
      at,
    })
  const plan = (text: string, extra: Record<string, unknown> = {}) => {
    const bytes = utf8(text)
    const { events } = readIcs(bytes, about.zone)
    const order = importOrder.parse({
      kind: 'events',
      ...ids,
      chosen: events.map(({ position }) => position),
      ...extra,
    })
    return planImport(db, { type: 'plan', order, bytes, ...about }, newId, () => undefined)
  }
  return { ...made, ids, otherId: other.id, timed, wholeDay, save, plan }
}

const uids = (text: string) => [...text.matchAll(/^UID:(.*)$/gm)].map((match) => match[1])
const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1])

describe('a calendar file that is saved', () => {
  it('has CR LF, lines of at most 75 bytes, and texts that read back as they were', () => {
    const { save } = practice()
    const { text, count } = save()
    expect(count).toBe(2)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(utf8(line).length).toBeLessThanOrEqual(75)
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual([
      'Ann; Moor, B.: panel interview, Contoso\\Ltd',
      'Ann; Moor, B.: phone interview, Contoso\\Ltd',
    ])
    expect(events[1]?.getFirstPropertyValue('description')).toContain('With Line\nbreak')
  })

  it('has times in UTC, in summer and in winter, and days without a time as whole days', () => {
    const { save } = practice()
    const { text } = save()
    expect(text).toContain('DTSTART:20260701T083000Z\r\nDTEND:20260701T092000Z')
    expect(text).toContain('DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261225')
  })

  it('names each entry the same at every saving, so that a calendar updates it', () => {
    const { db, writing, ids, timed, save } = practice()
    const first = save().text
    saveRound(
      db,
      { ...ids, id: timed.id, stage: 'panel', heldOn: '2026-07-02', startTime: '10:00' },
      { ...writing, at: '2026-05-16T12:00:00.000Z' },
    )
    const second = save().text
    expect(uids(second)).toEqual(uids(first))
    expect(sequence(second)).toBeGreaterThan(sequence(first))
  })

  it('holds one client’s interviews when one is chosen', () => {
    const { save, otherId, ids } = practice()
    expect(save(otherId).count).toBe(0)
    expect(save(ids.clientId).count).toBe(2)
  })

  it('comes back as nothing new, and moves the round that was moved in the calendar', () => {
    const { db, save, plan, timed } = practice()
    const { text } = save()
    expect(plan(text).report.counts).toEqual({ new: 0, update: 0, skip: 2, out: 0 })
    const moved = text
      .replace('20260701T083000Z', '20260703T130000Z')
      .replace('20260701T092000Z', '20260703T140000Z')
    const { report, writes } = plan(moved)
    expect(report.counts).toEqual({ new: 0, update: 1, skip: 1, out: 0 })
    writeImport(db, writes, at)
    expect(db.prepare('SELECT heldOn, startTime, minutes FROM round WHERE id = ?').get(timed.id)).toEqual({
      heldOn: '2026-07-03',
      startTime: '14:00',
      minutes: 60,
    })
  })
})

describe('a calendar file that is read', () => {
  it.each([
    ['UTC', 'DTSTART:20260518T083000Z', '2026-05-18', '09:30'],
    ['a zone by its name', 'DTSTART;TZID=America/New_York:20260518T200000', '2026-05-19', '01:00'],
    ['no zone at all', 'DTSTART:20260518T083000', '2026-05-18', '08:30'],
    ['a zone nobody knows', 'DTSTART;TZID=Nowhere:20260518T083000', '2026-05-18', '08:30'],
    ['a whole day', 'DTSTART;VALUE=DATE:20260518', '2026-05-18', null],
  ])('puts %s on the practice’s clock', (_name, start, heldOn, startTime) => {
    const { events } = readIcs(utf8(calendarOf(`SUMMARY:Talk\r\n${start}`)), 'Europe/London')
    expect(events).toEqual([expect.objectContaining({ heldOn, startTime })])
  })

  it('uses the zone that the file describes, whatever its name', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:W. Somewhere Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n')
    const text = `BEGIN:VCALENDAR\r\n${zone}\r\nBEGIN:VEVENT\r\nDTSTART;TZID=W. Somewhere Standard Time:20260518T083000\r\nEND:VEVENT\r\nEND:VCALENDAR`
    expect(readIcs(utf8(text), 'Europe/London').events).toEqual([
      expect.objectContaining({ heldOn: '2026-05-18', startTime: '06:30' }),
    ])
  })

  it('knows the stage by the title, the length by end or duration, and says what repeats or was called off', () => {
    const { events } = readIcs(
      utf8(
        calendarOf(
          'SUMMARY:Panel interview at Contoso\r\nDTSTART:20260518T083000Z\r\nDTEND:20260518T091500Z',
          'SUMMARY:Phone call with HR\r\nDTSTART:20260518T083000Z\r\nDURATION:PT20M\r\nRRULE:FREQ=DAILY',
          'SUMMARY:2nd talk\r\nDTSTART;VALUE=DATE:20260518\r\nSTATUS:CANCELLED',
        ),
      ),
      'Europe/London',
    )
    expect(events.map(({ stage, minutes, remark }) => [stage, minutes, remark])).toEqual([
      ['panel', 45, null],
      ['phone', 20, 'repeats'],
      ['second', null, 'cancelled'],
    ])
  })

  it('costs a damaged entry alone, with its line', () => {
    const { plan } = practice()
    const text = calendarOf(
      'SUMMARY:Good\r\nDTSTART:20260518T083000Z',
      'SUMMARY no colon',
      'SUMMARY:No day',
      'DTSTART:2026-99-99',
      'SUMMARY:Also good\r\nDTSTART:20260519T083000Z',
    )
    const { report } = plan(`${text}\r\nBEGIN:VEVENT\r\nSUMMARY:cut off`)
    expect(report.counts).toMatchObject({ new: 2, out: 4 })
    expect(report.problems.map(({ line, code }) => [line, code])).toEqual([
      [7, 'event-unreadable'],
      [10, 'event-unreadable'],
      [13, 'event-unreadable'],
      [21, 'event-unreadable'],
    ])
  })

  it('adds no interview twice, and none of another client', () => {
    const { db, writing, otherId, plan, save } = practice()
    const theirs = saveOpportunity(db, { clientId: otherId, employerName: 'Fabrikam' }, writing)
    saveRound(
      db,
      { clientId: otherId, opportunityId: theirs.id, stage: 'first', heldOn: '2026-08-01' },
      writing,
    )
    const text = calendarOf(
      'SUMMARY:Talk\r\nDTSTART:20260701T083000Z',
      'SUMMARY:New\r\nDTSTART:20260702T083000Z',
      'SUMMARY:Same\r\nDTSTART:20260702T083000Z',
    )
    expect(plan(text).report.counts).toEqual({ new: 1, update: 0, skip: 2, out: 0 })
    expect(plan(save(otherId).text).report.problems).toEqual([
      expect.objectContaining({ code: 'event-other-client', scope: 'row' }),
    ])
  })

  it('takes only what was chosen', () => {
    const { plan } = practice()
    const text = calendarOf('SUMMARY:A\r\nDTSTART:20260702T083000Z', 'SUMMARY:B\r\nDTSTART:20260703T083000Z')
    expect(plan(text, { chosen: [1] }).report.preview).toEqual([
      expect.objectContaining({ name: 'B', outcome: 'new' }),
    ])
  })

  it('is known for a calendar, whatever it is called', () => {
    const { db } = practice()
    const look = lookAtFile(db, {
      type: 'look',
      reading: { encoding: null, delimiter: null, hasHeader: true },
      bytes: utf8(`\uFEFF${calendarOf('SUMMARY:A\r\nDTSTART:20260702T083000Z')}`),
      ...about,
    })
    expect(look).toMatchObject({ kind: 'events', events: [{ isOwn: false }] })
  })
})

describe('the clock of a zone', () => {
  it.each([
    'Europe/London',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/Sao_Paulo',
    'UTC',
  ])('goes to an instant and back on every hour of a year: %s', (zone) => {
    const start = Date.UTC(2026, 0, 1)
    for (let hour = 0; hour < 365 * 24; hour += 7) {
      const instant = new Date(start + hour * 3_600_000)
      const zoned = zonedTimeOf(instant, zone)
      expect(zonedTimeOf(instantOf(zoned, zone), zone)).toEqual(zoned)
    }
  })

  it('takes the time after the gap in spring and the first of two in autumn', () => {
    expect(instantOf({ on: '2026-03-29', time: '01:30' }, 'Europe/London').toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    )
    expect(instantOf({ on: '2026-10-25', time: '01:30' }, 'Europe/London').toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    )
  })
})
