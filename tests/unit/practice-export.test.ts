import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { csvRows } from '@shared/import/csv-rows'
import { neutralCell, restoredCell } from '@shared/import/neutral-cell'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { exportPractice } from '../../src/main/import-export/practice-export'
import { restorePractice } from '../../src/main/import-export/practice-import'
import { listPracticeTables } from '../../src/main/import-export/practice-tables-repository'
import { partialFolder } from '../../src/main/new-folder'
import { refreshAllStandings } from '../../src/main/standings/refresh-standings'
import { cli, demoIn } from '../support/cli-run'
import { memoryPractice, NOW, TODAY } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

type Db = ReturnType<typeof memoryPractice>['db']
const quiet = (): void => undefined
const at = NOW.toISOString()
const job = (folder: string) => ({ type: 'export', folder, at, app: '0.0.0' }) as const

const everything = (db: Db) =>
  Object.fromEntries(
    listPracticeTables(db).map(({ name }) => [
      name,
      db.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all(),
    ]),
  )

/** A practice with awkward texts, a document, a removed client and a note. */
function awkward() {
  const { db, newId } = memoryPractice()
  const names = [
    '=1+1',
    "'=1",
    '  @cmd',
    '＝SUM(A1)',
    '-5',
    '\tx',
    'a "b", c\nd',
    'Ünï 😀',
    "O'Brien",
    '\u202Eevil',
  ]
  const ids = names.map((goals) => saveClient(db, { fullName: 'Ann', goals, tags: ['x'] }, at, newId).id)
  db.prepare('UPDATE client SET deletedAt = ? WHERE id = ?').run(at, ids[1])
  const [clientId] = ids
  const insert = db.prepare(
    `INSERT INTO document (id, clientId, fileName, byteCount, detail, createdAt, updatedAt) VALUES (?, ?, ?, 4, '', ?, ?)`,
  )
  for (const [index, fileName] of ['CV.pdf', '../../evil.exe', 'CON'].entries()) {
    const id = newId()
    insert.run(id, clientId, fileName, at, at)
    db.prepare('INSERT INTO documentContent VALUES (?, ?)').run(id, Buffer.from([0, 255, 10, index]))
  }
  return db
}

describe('the open form of a practice', () => {
  it('gives the same practice when it is read in again, table by table', () => {
    const db = awkward()
    const folder = join(temporaryFolder(), 'out')
    const done = exportPractice(db, job(folder), quiet)
    expect(done.documents).toBe(3)
    const empty = memoryPractice().db
    const tried = restorePractice(
      empty,
      { type: 'restore', file: join(folder, 'practice.json'), isApplied: false },
      quiet,
    )
    expect(empty.prepare('SELECT count(*) AS n FROM client').get()).toEqual({ n: 0 })
    const applied = restorePractice(
      empty,
      { type: 'restore', file: join(folder, 'practice.json'), isApplied: true },
      quiet,
    )
    expect(applied).toEqual(tried)
    expect(everything(empty)).toEqual(everything(db))
    expect(empty.pragma('foreign_key_check')).toEqual([])
    // The list follows with the next look at it.
    refreshAllStandings(empty, TODAY)
    expect(empty.prepare('SELECT count(*) AS n FROM local_clientStanding').get()).toEqual({ n: 9 })
  })

  it('writes cells that no spreadsheet computes, and that read back as they were', () => {
    const db = awkward()
    const folder = join(temporaryFolder(), 'out')
    exportPractice(db, job(folder), quiet)
    const text = readFileSync(join(folder, 'tables', 'client.csv'), 'utf8').slice(1)
    const [head, ...rows] = [...csvRows(text, ',')].map(({ cells }) => cells)
    const column = head?.indexOf('goals') ?? -1
    const goals = rows.map((cells) => cells[column] ?? '')
    expect(goals.filter((cell) => /^\s*[=+\-@＝＋－＠]/u.test(cell))).toEqual([])
    const stored = db.prepare('SELECT goals FROM client ORDER BY id').all() as { goals: string }[]
    expect(goals.map(restoredCell)).toEqual(stored.map((row) => row.goals))
  })

  it('keeps documents as files of harmless names inside its own folder, readable by this user alone', () => {
    const folder = join(temporaryFolder(), 'out')
    exportPractice(awkward(), job(folder), quiet)
    const files = readdirSync(join(folder, 'documents'))
    expect(files).toHaveLength(3)
    for (const file of files) expect(file).toMatch(/^[0-9a-f-]{36}( - (CV|evil|CON))?(\.pdf|\.exe)?$/)
    expect(statSync(folder).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'practice.json')).mode & 0o077).toBe(0)
  })

  it('never writes into a folder that is there, and leaves nothing half done', () => {
    const folder = join(temporaryFolder(), 'out')
    mkdirSync(folder)
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    expect(() => exportPractice(awkward(), job(folder), quiet)).toThrow(
      expect.objectContaining({ code: 'file-exists' }),
    )
    expect(readdirSync(folder)).toEqual(['mine.txt'])
    const lost = join(temporaryFolder(), 'not-there', 'out')
    writeFileSync(join(lost, '..', '..', 'not-there'), 'a file where a folder should be')
    expect(() => exportPractice(awkward(), job(lost), quiet)).toThrow(
      expect.objectContaining({ code: 'file-not-writable' }),
    )
    expect(existsSync(partialFolder(lost))).toBe(false)
  })

  it.each([
    ['a practice that is in use', 'practice-not-empty', (json: Json) => json, true],
    ['another file', 'practice-file-invalid', () => ({ hello: 1 }), false],
    ['a newer format', 'practice-file-newer', (json: Json) => ({ ...json, version: 99_999 }), false],
    [
      'an unknown table',
      'practice-file-invalid',
      (json: Json) => ({ ...json, tables: { ...json.tables, evil: [] } }),
      false,
    ],
    ['an unknown column', 'practice-file-invalid', (json: Json) => withClient(json, { evil: 1 }), false],
    ['a wrong type', 'practice-file-invalid', (json: Json) => withClient(json, { ranABusiness: 'x' }), false],
    [
      'a missing reference',
      'practice-file-invalid',
      (json: Json) => ({ ...json, tables: { ...json.tables, client: [] } }),
      false,
    ],
    [
      'a document elsewhere',
      'file-not-readable',
      (json: Json) => withDocument(json, '../../../../etc/passwd'),
      false,
    ],
    [
      'a document behind a link',
      'file-not-readable',
      (json: Json) => withDocument(json, 'documents/link'),
      false,
    ],
  ] as const)('refuses %s and changes nothing', (_name, code, change, isUsed) => {
    const folder = join(temporaryFolder(), 'out')
    exportPractice(awkward(), job(folder), quiet)
    symlinkSync('/etc/passwd', join(folder, 'documents', 'link'))
    const file = join(folder, 'practice.json')
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Json)))
    const { db, newId } = memoryPractice()
    if (isUsed) saveClient(db, { fullName: 'Mine' }, at, newId)
    const before = everything(db)
    expect(() => restorePractice(db, { type: 'restore', file, isApplied: true }, quiet)).toThrow(
      expect.objectContaining({ code }),
    )
    expect(everything(db)).toEqual(before)
  })

  it('is documented to the last column', () => {
    const text = readFileSync(join(import.meta.dirname, '../../docs/export-format.md'), 'utf8')
    const parts = new Map(text.split('\n### ').map((part) => [part.slice(0, part.indexOf('\n')), part]))
    for (const { name, columns } of listPracticeTables(memoryPractice().db))
      for (const column of columns) expect(parts.get(name), `${name}.${column}`).toContain(`\`${column}\``)
  })

  it('goes out and comes in by the command line', async () => {
    const root = temporaryFolder()
    const data = await demoIn(join(root, 'demo'))
    const out = join(root, 'open')
    const exported = await cli(['export', '--data', data, '--out', out, '--json'])
    expect(exported.code).toBe(0)
    expect(await cli(['export', '--data', data, '--out', out])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('exists already'),
    })
    expect(await cli(['import', join(out, 'practice.json'), '--data', data, '--apply'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('already holds clients'),
    })
  })
})

type Json = { readonly tables: Readonly<Record<string, readonly Record<string, unknown>[]>> }

const withClient = (json: Json, extra: Record<string, unknown>): Json => ({
  ...json,
  tables: { ...json.tables, client: (json.tables.client ?? []).map((row) => ({ ...row, ...extra })) },
})
const withDocument = (json: Json, file: string): Json => ({
  ...json,
  tables: {
    ...json.tables,
    documentContent: (json.tables.documentContent ?? []).map((row) => ({ ...row, content: { file } })),
  },
})

describe('a cell for a spreadsheet', () => {
  it.each([
    '=1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r1',
    '\n1',
    ' \u00A0=1',
    '\u200B=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "'=1",
    "''=1",
  ])('is neutral and can be restored: %j', (value) => {
    expect(neutralCell(value)).toBe(`'${value}`)
    expect(restoredCell(neutralCell(value))).toBe(value)
  })
  it.each(['', 'x', "O'Brien", "'quoted'", 'a=1', ' a', '5', 'Ann-Marie'])(
    'is left as it is: %j',
    (value) => {
      expect(neutralCell(value)).toBe(value)
      expect(restoredCell(value)).toBe(value)
    },
  )
})
