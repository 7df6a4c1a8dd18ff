import { importOrder, type MatchWay } from '@shared/import-export'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { importExportHandlers } from '../../src/main/import-export/import-export-handlers'
import { undoChangeSet } from '../../src/main/undo/undo-service'
import { memoryContext, NOW } from '../support/practice'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A context with a way to import a text by the guessed mapping. */
function desk() {
  const made = memoryContext()
  const { context } = made
  const open = (text: string, name = 'people.csv') =>
    importExportHandlers['importExport.open'](context, {
      fileName: name,
      bytes: bytesOf(text) as Uint8Array<ArrayBuffer>,
    })
  const orderFor = async (text: string, extra: Record<string, unknown> = {}) => {
    const look = await open(text)
    if (look.kind !== 'table') throw new Error(look.kind)
    const columns = Object.fromEntries(look.columns.map(({ name, guess }) => [name, guess]))
    const order = importOrder.parse({ kind: 'table', mapping: { columns, ...extra } })
    return { fileId: look.fileId, order }
  }
  const plan = async (text: string, extra: Record<string, unknown> = {}) =>
    importExportHandlers['importExport.plan'](context, await orderFor(text, extra))
  const apply = async (text: string, extra: Record<string, unknown> = {}) =>
    importExportHandlers['importExport.apply'](context, await orderFor(text, extra))
  const rows = (sql: string) => context.db.prepare(sql).all() as Record<string, unknown>[]
  return { ...made, open, plan, apply, rows }
}

describe('a file of clients', () => {
  it('is guessed, tried without writing, applied, and taken back as a whole', async () => {
    const { plan, apply, rows, context } = desk()
    const text =
      'Name,E-mail,Phone,Tags,Out of work since\nAnna Berg,anna@berg.example,+49 30 1,"finance, senior",4 May 2026\nBo Dahl,bo@dahl.example,,,\n'
    const report = await plan(text)
    expect(report.counts).toEqual({ new: 2, update: 0, skip: 0, out: 0 })
    expect(rows('SELECT 1 FROM client')).toHaveLength(0)
    const done = await apply(text)
    expect(
      rows('SELECT fullName, email, phone, state, outOfWorkSince FROM client ORDER BY fullName'),
    ).toEqual([
      {
        fullName: 'Anna Berg',
        email: 'anna@berg.example',
        phone: '+49 30 1',
        state: 'active',
        outOfWorkSince: '2026-05-04',
      },
      { fullName: 'Bo Dahl', email: 'bo@dahl.example', phone: '', state: 'active', outOfWorkSince: null },
    ])
    expect(rows('SELECT tag FROM clientTag ORDER BY tag')).toEqual([{ tag: 'finance' }, { tag: 'senior' }])
    undoChangeSet(context.db, done.changeSetId ?? '', { at: NOW.toISOString(), newId: context.newId })
    for (const table of ['client', 'clientTag']) expect(rows(`SELECT 1 FROM ${table}`)).toHaveLength(0)
  })

  it.each([
    ['skip', { phone: '', goals: 'Stay', state: 'paused' }, { update: 0, skip: 1 }],
    ['fill', { phone: '123', goals: 'Stay', state: 'paused' }, { update: 1, skip: 0 }],
    ['overwrite', { phone: '123', goals: 'Go', state: 'active' }, { update: 1, skip: 0 }],
  ] as const)(
    'finds known clients by e-mail and does as the coach says: %s',
    async (matches: MatchWay, left, counts) => {
      const { apply, rows, context } = desk()
      saveClient(
        context.db,
        { fullName: 'Anna Berg', email: 'anna@berg.example', goals: 'Stay', state: 'paused' },
        NOW.toISOString(),
        context.newId,
      )
      const { report } = await apply(
        'Name,Email,Phone,Goals,Status\nA. Berg,ANNA@berg.example,123,Go,active\n',
        { matches },
      )
      expect(report.counts).toMatchObject(counts)
      expect(rows('SELECT phone, goals, state FROM client')).toEqual([left])
    },
  )

  it('knows a namesake by the phone, and leaves out whom nobody can tell apart', async () => {
    const { apply, rows, context } = desk()
    const add = (phone: string) =>
      saveClient(context.db, { fullName: 'Jo Lind', phone }, NOW.toISOString(), context.newId)
    add('+46 70 111')
    add('+46 70 222')
    const { report } = await apply(
      'Name,Phone,Goals\nJo Lind,004670222,Sales\nJo Lind,,Nobody knows which\nJo Lind,+46 70 333,New\n',
    )
    expect(report.counts).toEqual({ new: 1, update: 1, skip: 0, out: 1 })
    expect(report.problems).toEqual([
      expect.objectContaining({ line: 3, code: 'several-clients', scope: 'row' }),
    ])
    expect(rows('SELECT phone, goals FROM client ORDER BY phone')).toEqual([
      { phone: '+46 70 111', goals: '' },
      { phone: '+46 70 222', goals: 'Sales' },
      { phone: '+46 70 333', goals: 'New' },
    ])
  })

  it('gives one person with two rows two applications, with their stages, days and promises', async () => {
    const { apply, rows } = desk()
    const text = [
      'Client;Company;Job title;Applied on;Stage;Stage date;Answer by',
      'Ann Moor;Contoso;Analyst;1.4.2026;panel interview;20.4.2026;30.4.2026',
      'Ann Moor;Fabrikam;Clerk;2.4.2026;Rejected;22.4.2026;',
      'Ann Moor;Fabrikam;Clerk;2.4.2026;Rejected;22.4.2026;',
      'Ann Moor;Litware;Clerk;;Offer;;',
    ].join('\r\n')
    const { report } = await apply(text)
    expect(report.counts).toEqual({ new: 1, update: 2, skip: 1, out: 0 })
    expect(report.also).toEqual({ employers: 3, opportunities: 3, entries: 5 })
    expect(report.problems.map(({ line, code }) => [line, code])).toEqual([
      [4, 'same-person'],
      [5, 'no-stage-day'],
    ])
    expect(rows('SELECT stage, heldOn FROM round')).toEqual([{ stage: 'panel', heldOn: '2026-04-20' }])
    expect(rows('SELECT tag, endedOn FROM ending')).toEqual([{ tag: 'rejected', endedOn: '2026-04-22' }])
    expect(rows('SELECT saidOn, promisedFrom, promisedTo FROM promise')).toEqual([
      { saidOn: '2026-04-20', promisedFrom: '2026-04-30', promisedTo: '2026-04-30' },
    ])
  })

  it('changes nothing when the same file comes a second time', async () => {
    const { apply, rows } = desk()
    const text =
      'Name,Email,Tags,Employer,Role,Applied on,Shoe size\nAnn Moor,a@b.example,x,Contoso,Analyst,2026-04-01,40\nBo Dahl,,y,Contoso,Clerk,2026-04-02,41\n'
    const columns = {
      Name: 'fullName',
      Email: 'email',
      Tags: 'tags',
      Employer: 'employer',
      Role: 'role',
      'Applied on': 'appliedOn',
      'Shoe size': 'custom:Shoe size',
    }
    await apply(text, { columns })
    const again = await apply(text, { columns })
    expect(again.report.counts).toEqual({ new: 0, update: 0, skip: 2, out: 0 })
    expect(again.changeSetId).toBeNull()
    expect(rows('SELECT name FROM customField')).toEqual([{ name: 'Shoe size' }])
    expect(rows('SELECT value FROM clientField ORDER BY value')).toEqual([{ value: '40' }, { value: '41' }])
    expect(rows('SELECT name FROM employer')).toHaveLength(1)
  })

  it('asks for the order of days where it cannot be seen, and reads them when it is said', async () => {
    const { plan, apply, rows } = desk()
    const text = 'Name,Out of work since\nAnn,4/5/2026\nBo,2026-05-06\n'
    expect((await plan(text)).problems).toEqual([
      { line: 2, code: 'day-order', scope: 'value', column: 'Out of work since', value: '4/5/2026' },
    ])
    await apply(text, { dayOrder: 'mdy' })
    expect(rows('SELECT outOfWorkSince AS day FROM client ORDER BY fullName')).toEqual([
      { day: '2026-04-05' },
      { day: '2026-05-06' },
    ])
  })

  it('says with line and column what it does not take, and takes the rest of the row', async () => {
    const { apply, rows } = desk()
    const { report } = await apply(
      [
        'Name,Email,Status,Out of work since,Goals',
        'Ann,not-an-address,dancing,31/02/2026,' + 'x'.repeat(4_001),
        ',,active,,',
        '"Open,x,,,',
        'Bo,bo@b.example,,,,,extra',
      ].join('\n'),
    )
    expect(report.problems.map(({ line, code, column }) => [line, code, column])).toEqual([
      [2, 'not-an-email', 'Email'],
      [2, 'not-a-state', 'Status'],
      [2, 'too-long', 'Goals'],
      [2, 'not-a-day', 'Out of work since'],
      [3, 'no-name', ''],
      [4, 'open-quote', ''],
      [5, 'too-many-cells', ''],
    ])
    expect(report.counts).toEqual({ new: 1, update: 0, skip: 0, out: 3 })
    expect(rows('SELECT fullName, email, goals FROM client')).toEqual([
      { fullName: 'Ann', email: '', goals: '' },
    ])
  })
})
