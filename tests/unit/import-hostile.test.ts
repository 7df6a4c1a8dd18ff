import { type ImportReport, importOrder } from '@shared/import-export'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/main/demo/seeded-random'
import { lookAtFile, planImport } from '../../src/main/import-export/exchange-job'
import { writeImport } from '../../src/main/import-export/import-rows-repository'
import { recordChanges } from '../../src/main/undo/record-changes'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const about = { today: TODAY, zone: 'Europe/London', language: 'en' } as const
const at = NOW.toISOString()

/** Tries and applies a file by its guesses. Answers what was said and how many clients there are. */
function importBytes(bytes: Uint8Array): {
  readonly report: ImportReport
  readonly clients: number
  readonly names: string[]
} {
  const { db, newId } = memoryPractice()
  const look = lookAtFile(db, {
    type: 'look',
    reading: { encoding: null, delimiter: null, hasHeader: true },
    bytes,
    ...about,
  })
  if (look.kind !== 'table') throw new Error(look.kind)
  const columns = Object.fromEntries(look.columns.map(({ name, guess }) => [name, guess]))
  const order = importOrder.parse({ kind: 'table', mapping: { columns } })
  const { report, writes } = planImport(db, { type: 'plan', order, bytes, ...about }, newId, () => undefined)
  recordChanges(db, { kind: 'import', label: 'x', at, newId }, () => writeImport(db, writes, at))
  expect(db.pragma('foreign_key_check')).toEqual([])
  const names = (db.prepare('SELECT fullName FROM client ORDER BY id').all() as { fullName: string }[]).map(
    (row) => row.fullName,
  )
  return { report, clients: names.length, names }
}

/** Time of the processor, which other work on the machine does not lengthen as it does that of the clock. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Every row is either in a count or has a problem that leaves it out; nothing vanishes. */
const rowsOf = ({ counts }: ImportReport): number => counts.new + counts.update + counts.skip + counts.out

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const head = 'Name,Email,Phone,Tags,Out of work since,Employer,Stage,Stage date'
const rowCount = 10_000

const oddCells = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '=1+1',
  '+cmd|x',
  '@SUM(1)',
  "'=1",
  '\u202Eevil\u202C',
  '\uFEFF',
  '\uFFFD',
  '"',
  '""',
  '"open',
  '"a ""b"" c"',
  '"two\nlines"',
  '"two\r\nlines"',
  'Zoë 😀',
  '東京',
  '-',
  '../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  '{{client.name}}',
  'not-an-address',
  'a@b.example',
  '31/02/2026',
  '4/5/2026',
  '2026-05-04',
  'Offer',
  'panel interview',
  'NULL',
  'constructor',
  '__proto__',
  'x'.repeat(300),
  ';;;',
  'a|b',
  '\t',
  "O'Brien",
]

const wide = (cell: (index: number) => string) =>
  Array.from({ length: 10_000 }, (_, index) => cell(index)).join(',')

describe('a hostile file', () => {
  it('of 10,000 malformed rows is taken or told line by line, without a crash, in under five seconds', () => {
    const random = seededRandom(15)
    const ends = ['\n', '\r\n', '\r']
    const rows = Array.from({ length: rowCount }, (_, index) => {
      const width = random.chance(0.9) ? 8 : random.between(0, 13)
      const cells = Array.from({ length: width }, (_cell, place) =>
        place === 0 && random.chance(0.6) ? `Person ${index}` : random.pick(oddCells),
      )
      return cells.join(random.chance(0.97) ? ',' : ';') + random.pick(ends)
    })
    const started = cpuMs()
    const { report, clients, names } = importBytes(utf8(`${head}\n${rows.join('')}`))
    expect(cpuMs() - started).toBeLessThan(5_000)
    expect(report.counts.new).toBe(clients)
    expect(rowsOf(report)).toBeGreaterThan(rowCount * 0.9)
    expect(report.counts.out).toBeGreaterThan(100)
    const lines = new Set(report.problems.filter(({ scope }) => scope === 'row').map(({ line }) => line))
    expect(lines.size).toBe(report.counts.out)
    for (const name of names) expect(name).not.toMatch(/[\p{Cc}\u202A-\u202E]/u)
  })

  it('is the same each time', () => {
    const text = `${head}\n${oddCells.map((cell) => `Ann,${cell}`).join('\n')}`
    expect(importBytes(utf8(text)).report).toEqual(importBytes(utf8(text)).report)
  })

  it.each([
    ['UTF-8 with a mark', utf8('\uFEFFName,City\nZoë,Bern\n')],
    ['UTF-16 little endian', new Uint8Array(Buffer.from('\uFEFFName,City\nZoë,Bern\n', 'utf16le'))],
    ['UTF-16 big endian', new Uint8Array(Buffer.from('\uFEFFName,City\nZoë,Bern\n', 'utf16le').swap16())],
    ['Windows-1252', Uint8Array.from('Name,City\nZo\u00EB,Bern\n', (sign) => sign.charCodeAt(0))],
    ['CR alone', utf8('Name,City\rZoë,Bern\r')],
  ])('in %s gives the same name', (_name, bytes) => {
    expect(importBytes(bytes).names).toEqual(['Zoë'])
  })

  it('with a cell of 1 MB leaves that value out and says so', () => {
    const { report, names } = importBytes(utf8(`Name,Goals\nAnn,${'x'.repeat(1_000_000)}\nBo,find work\n`))
    expect(names).toEqual(['Ann', 'Bo'])
    expect(report.problems).toEqual([expect.objectContaining({ line: 2, code: 'too-long', column: 'Goals' })])
    expect(report.problems[0]?.value.length).toBeLessThanOrEqual(60)
  })

  it('whose name alone is of 1 MB leaves the row out', () => {
    const { report, names } = importBytes(utf8(`Name\n${'x'.repeat(1_000_000)}\nBo\n`))
    expect(names).toEqual(['Bo'])
    expect(report.counts.out).toBe(1)
  })

  it('with 10,000 columns is read by the first of them', () => {
    const { names, report } = importBytes(
      utf8(`${wide((index) => (index === 0 ? 'Name' : `c${index}`))}\n${wide((index) => `v${index}`)}\n`),
    )
    expect(names).toEqual(['v0'])
    expect(report.problemTotal).toBe(0)
  })

  it('with columns of one name uses each of them', () => {
    const { names } = importBytes(utf8('Name,Name,Name\nAnn,Bo,Carl\n'))
    expect(names).toEqual(['Ann'])
  })

  it('of 10,000 open quotation marks costs each its own line', () => {
    const started = cpuMs()
    const { report } = importBytes(
      utf8(
        `Name,Goals\n${Array.from({ length: rowCount }, (_, index) => `Person ${index},"open ${index}`).join('\n')}`,
      ),
    )
    expect(cpuMs() - started).toBeLessThan(5_000)
    expect(report.counts.out).toBe(rowCount)
    expect(report.problems[0]).toMatchObject({ line: 2, code: 'open-quote' })
    expect(report.problems.at(-1)?.line).toBe(rowCount + 1)
  })

  it('of 10,000 namesakes ends', () => {
    const started = cpuMs()
    const rows = Array.from({ length: rowCount }, (_, index) => `Ann,a${index}@x.example`).join('\n')
    expect(importBytes(utf8(`Name,Email\n${rows}`)).clients).toBe(rowCount)
    expect(cpuMs() - started).toBeLessThan(5_000)
  })

  it('writes nothing when a row cannot be written', () => {
    const { db, newId } = memoryPractice()
    const bytes = utf8('Name\nAnn\nBo\n')
    const order = importOrder.parse({ kind: 'table', mapping: { columns: { Name: 'fullName' } } })
    const { writes } = planImport(db, { type: 'plan', order, bytes, ...about }, newId, () => undefined)
    writes.clientTag.push({ id: newId(), clientId: 'nobody', tag: 'x' })
    expect(() =>
      recordChanges(db, { kind: 'import', label: 'x', at, newId }, () => writeImport(db, writes, at)),
    ).toThrow('FOREIGN KEY')
    expect(db.prepare('SELECT count(*) AS n FROM client').get()).toEqual({ n: 0 })
    expect(db.prepare('SELECT count(*) AS n FROM changeSet').get()).toEqual({ n: 0 })
  })
})
