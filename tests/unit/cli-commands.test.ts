import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { english } from '@shared/messages'
import { describe, expect, it } from 'vitest'
import { ownKey } from '../../src/main/cli/cli-key'
import { verbNames } from '../../src/main/cli/cli-verbs'
import { dataFolderAt } from '../../src/main/data-folder'
import { openDatabase } from '../../src/main/db/open-database'
import { openVault } from '../../src/main/vault/vault'
import { cli, demoIn } from '../support/cli-run'
import { NOW, TODAY } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const sentence = /^\p{Lu}.*\.$/u

describe('the command line', () => {
  it.each([
    [[]],
    [['nonsense']],
    [['clients', '--nonsense']],
    [['clients', 'extra']],
    [['clients', '--data']],
    [['clients', '--data', '']],
    [['clients', '--today', '2026-02-30']],
    [['clients', '--json=yes']],
    [['suggest']],
    [['suggest', '--cases', 'cases.txt']],
    [['letter', '--client', 'Marie', '--topics', 'keep-searching']],
    [['letter', '--client', 'Marie', '--topics', ' , ', '--out', 'x.pdf']],
    [['letter', '--client', 'Marie', '--topics', 'a', '--out', 'x.pdf', '--kind', 'poem']],
    [['letter', '--client', 'Marie', '--topics', 'a', '--out', 'x.pdf', '--set', 'novalue']],
    [['backup']],
    [['verify']],
    [['demo']],
    [['generate', '--clients', '5']],
    [['generate', '--data', 'x']],
    [['generate', '--clients', '-1', '--data', 'x']],
    [['generate', '--clients', '1e3', '--data', 'x']],
    [['generate', '--clients', '5', '--seed', '1.5', '--data', 'x']],
    [['help', 'nonsense']],
  ])('answers %j with exit 2, a sentence and the usage on stderr', async (args) => {
    const { code, stdout, told } = await cli(args, { cwd: temporaryFolder() })
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(told).toHaveLength(2)
    expect(told[0]).toMatch(sentence)
    expect(told[1]).toMatch(/^Usage: npm run -s cli -- /)
  })

  it('names the option that it does not know and shows the usage of that command', async () => {
    const { told } = await cli(['backup', '--speed=fast'])
    expect(told).toEqual([
      'The option --speed is not known here.',
      'Usage: npm run -s cli -- backup --out FILE [--force]',
    ])
  })

  it('explains itself on stdout', async () => {
    const all = await cli(['help'])
    expect(all).toMatchObject({ code: 0, stderr: '' })
    for (const verb of verbNames) expect(all.stdout).toContain(english.cli.usage[verb])
    expect(await cli(['--help'])).toMatchObject({ code: 0, stdout: all.stdout })
    for (const args of [
      ['help', 'letter'],
      ['letter', '--help'],
    ])
      expect(await cli(args)).toMatchObject({ code: 0, stdout: expect.stringContaining('--topics') })
  })

  it.each([['clients'], ['check'], ['backup', '--out', 'b.db'], ['verify', 'there.db']])(
    'makes no practice where there is none: %s',
    async (...args) => {
      const folder = temporaryFolder()
      writeFileSync(join(folder, 'there.db'), 'x')
      const before = readdirSync(folder)
      const data = join(folder, 'nothing')
      const { code, stdout, told } = await cli([...args, '--data', data], { cwd: folder })
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(told).toEqual([expect.stringMatching(/^There is no practice in the folder /)])
      expect(readdirSync(folder)).toEqual(before)
    },
  )

  it('takes the folder from --data before GREENROOM_DATA_DIR', async () => {
    const folder = temporaryFolder()
    await demoIn(join(folder, 'a'))
    const env = { GREENROOM_DATA_DIR: join(folder, 'b') }
    expect((await cli(['clients'], { env })).code).toBe(1)
    expect((await cli(['clients', '--data', 'a'], { env, cwd: folder })).code).toBe(0)
    expect((await cli(['clients'], { env: { GREENROOM_DATA_DIR: join(folder, 'a') } })).code).toBe(0)
  })

  it('says in one sentence that the app holds the practice', async () => {
    const data = await demoIn(join(temporaryFolder(), 'demo'))
    const vault = openVault(dataFolderAt(data), () => NOW)
    for (const args of [['clients'], ['check'], ['backup', '--out', 'b.db']]) {
      const { code, stdout, told } = await cli([...args, '--data', data])
      expect({ code, stdout, told }).toEqual({ code: 1, stdout: '', told: [english.errors['vault-in-use']] })
    }
    vault.close()
  })
})

describe('demo', () => {
  it('fills an empty folder with 17 clients and refuses one that is not empty', async () => {
    const folder = temporaryFolder()
    const data = join(folder, 'not', 'there', 'yet')
    const made = await cli(['demo', '--data', data, '--json'])
    expect(made).toMatchObject({ code: 0, stdout: `${JSON.stringify({ folder: data, clients: 17 })}\n` })
    const again = await cli(['demo', '--data', data])
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.told).toEqual([expect.stringMatching(sentence)])
    mkdirSync(join(folder, 'full'))
    writeFileSync(join(folder, 'full', 'letter.txt'), 'mine')
    expect((await cli(['demo', '--data', join(folder, 'full')])).code).toBe(1)
    expect(readdirSync(join(folder, 'full'))).toEqual(['letter.txt'])
  })

  it('does not take a file for a folder', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, 'mine')
    expect((await cli(['demo', '--data', file])).code).toBe(1)
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })
})

describe('clients', () => {
  it('prints exactly the fields that were promised, for machines', async () => {
    const data = await demoIn(join(temporaryFolder(), 'demo'))
    const { code, stdout, stderr } = await cli(['clients', '--data', data, '--json', '--today', TODAY])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const list = JSON.parse(stdout) as { name: string }[]
    expect(list).toHaveLength(17)
    expect(list.find((one) => one.name === 'Marie Keller')).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Marie Keller',
      tags: ['Marie', 'finance'],
      state: 'active',
      employer: 'Halden Moor',
      stage: 'references',
      waitingDays: 25,
      quietDays: 1,
      promisedTo: '2026-05-05',
      daysLate: 10,
    })
  })

  it('counts to the frozen day, also where that day is over at noon UTC', async () => {
    const data = await demoIn(join(temporaryFolder(), 'demo'))
    const vault = openVault(dataFolderAt(data), () => NOW)
    vault.db.exec("UPDATE practice SET timeZone = 'Pacific/Kiritimati'")
    vault.close()
    const { stdout } = await cli(['clients', '--data', data, '--json', '--today', '2026-05-20'])
    const list = JSON.parse(stdout) as { name: string; daysLate: number }[]
    expect(list.find((one) => one.name === 'Marie Keller')?.daysLate).toBe(15)
  })

  it('prints a table for people', async () => {
    const data = await demoIn(join(temporaryFolder(), 'demo'))
    const { stdout } = await cli(['clients', '--data', data, '--today', TODAY])
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(18)
    expect(lines.find((line) => line.startsWith('Marie Keller'))).toMatch(
      /active +Halden Moor +references +25 d +1 d +2026-05-05 +10 d +Marie, finance$/,
    )
  })

  it('lists more clients than one page holds', async () => {
    const data = join(temporaryFolder(), 'many')
    expect((await cli(['generate', '--clients', '501', '--data', data])).code).toBe(0)
    const { stdout } = await cli(['clients', '--data', data, '--json'])
    expect(new Set((JSON.parse(stdout) as { id: string }[]).map((one) => one.id)).size).toBe(501)
  })
})

describe('generate', () => {
  it('gives the same clients for the same seed and day, and refuses a folder that is not empty', async () => {
    const folder = temporaryFolder()
    const listed = async (name: string, seed: string) => {
      const data = join(folder, name)
      const made = await cli([
        'generate',
        '--clients',
        '40',
        '--seed',
        seed,
        '--data',
        data,
        '--today',
        TODAY,
      ])
      expect(made).toMatchObject({ code: 0, stdout: '' })
      return (await cli(['clients', '--data', data, '--json', '--today', TODAY])).stdout
    }
    const first = await listed('a', '9')
    expect(await listed('b', '9')).toBe(first)
    expect(await listed('c', '10')).not.toBe(first)
    expect((await cli(['generate', '--clients', '1', '--data', join(folder, 'a')])).code).toBe(1)
  })
})

describe('check, backup and verify', () => {
  it('reads the facts back and counts the rows', async () => {
    const data = await demoIn(join(temporaryFolder(), 'demo'))
    const { code, stdout } = await cli(['check', '--data', data, '--json'])
    expect(code).toBe(0)
    const report = JSON.parse(stdout) as object
    expect(Object.keys(report)).toEqual(['ok', 'sqlite', 'cipher', 'synchronous', 'schema', 'counts'])
    expect(report).toMatchObject({
      ok: true,
      cipher: 'aegis',
      synchronous: 2,
      counts: { client: 17, practice: 1 },
    })
    expect((await cli(['check', '--data', data])).stdout).toContain('cipher aegis')
  })

  it('exits 1 when a reference is broken', async () => {
    const data = await demoIn(join(temporaryFolder(), 'demo'))
    const vault = openVault(dataFolderAt(data), () => NOW)
    vault.db.pragma('foreign_keys = OFF')
    vault.db.exec('DELETE FROM employer')
    vault.close()
    const { code, stdout, told } = await cli(['check', '--data', data, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false })
    expect(told).toEqual([english.cli.checkFailed])
  })

  it('makes a backup that verifies, and never writes over a file unasked', async () => {
    const folder = temporaryFolder()
    const data = await demoIn(join(folder, 'demo'))
    const backUp = ['backup', '--out', 'copy.db', '--data', data]
    expect(await cli(backUp, { cwd: folder })).toMatchObject({ code: 0, stdout: '' })
    const verified = await cli(['verify', 'copy.db', '--data', data, '--json'], { cwd: folder })
    expect(verified.code).toBe(0)
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, counts: { client: 17 } })
    expect((await cli(backUp, { cwd: folder })).code).toBe(1)
    expect((await cli([...backUp, '--force'], { cwd: folder })).code).toBe(0)
    const elsewhere = ['backup', '--out', join('no', 'such', 'folder.db'), '--data', data]
    expect((await cli(elsewhere, { cwd: folder })).code).toBe(1)
  })

  it('goes back to a backup and keeps what it replaced, or a file that cannot be opened, beside it', async () => {
    const folder = temporaryFolder()
    const data = await demoIn(join(folder, 'demo'))
    expect((await cli(['backup', '--out', 'copy.db', '--data', data], { cwd: folder })).code).toBe(0)
    const { database, keys } = dataFolderAt(data)
    const vault = openDatabase(database, ownKey(keys))
    vault.exec("UPDATE client SET fullName = 'Changed'")
    vault.close()
    const restore = ['restore', 'copy.db', '--data', data, '--json']
    const done = await cli(restore, { cwd: folder })
    expect(done).toMatchObject({ code: 0 })
    const { kept } = JSON.parse(done.stdout)
    const clients = async () => (await cli(['clients', '--data', data, '--today', TODAY])).stdout
    expect(await clients()).not.toContain('Changed')
    const back = await cli(['restore', join(data, 'backups', kept), '--data', data], { cwd: folder })
    expect(back.code).toBe(0)
    expect(await clients()).toContain('Changed')

    writeFileSync(database, 'not a database')
    expect((await cli(['clients', '--data', data])).code).toBe(1)
    const mended = await cli(restore, { cwd: folder })
    expect(JSON.parse(mended.stdout)).toMatchObject({ kept: null })
    expect(mended.stderr).toContain('practice.db.damaged')
    expect(await clients()).not.toContain('Changed')
    expect((await cli(['restore', 'no.db', '--data', data], { cwd: folder })).code).toBe(1)
  })

  it('refuses a backup that is cut short, is no backup, or belongs to another practice', async () => {
    const folder = temporaryFolder()
    const data = await demoIn(join(folder, 'demo'))
    const other = await demoIn(join(folder, 'other'))
    for (const [name, from] of [
      ['cut.db', data],
      ['foreign.db', other],
    ] as const)
      expect((await cli(['backup', '--out', name, '--data', from], { cwd: folder })).code).toBe(0)
    truncateSync(join(folder, 'cut.db'), 40_000)
    writeFileSync(join(folder, 'text.db'), 'not a database at all')
    for (const name of ['cut.db', 'foreign.db', 'text.db', 'missing.db']) {
      const { code, stdout, told } = await cli(['verify', name, '--data', data], { cwd: folder })
      expect({ name, code, stdout }).toEqual({ name, code: 1, stdout: '' })
      expect(told).toHaveLength(1)
      expect(told[0]).toContain(name)
    }
    expect(existsSync(join(folder, 'foreign.db'))).toBe(true)
  })
})
