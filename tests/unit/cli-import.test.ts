import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cli, demoIn } from '../support/cli-run'
import { temporaryFolder } from '../support/temporary'

async function demo() {
  const root = temporaryFolder()
  const data = await demoIn(join(root, 'demo'))
  const put = (name: string, text: string) => {
    writeFileSync(join(root, name), text)
    return name
  }
  const run = (...args: string[]) => cli([...args, '--data', data], { cwd: root })
  const names = async () =>
    (JSON.parse((await run('clients', '--json')).stdout) as { name: string }[]).map(({ name }) => name)
  return { root, put, run, names }
}

describe('import on the command line', () => {
  it('tries a file, tells its problems by line, and writes only with --apply', async () => {
    const { put, run, names } = await demo()
    const file = put(
      'people.csv',
      'Who;Mail\nAnna Berg;anna@berg.example\n;nobody@x.example\nBo Dahl;wrong\n',
    )
    const map = put('map.json', JSON.stringify({ columns: { Who: 'fullName', Mail: 'email' } }))
    const tried = await run('import', file, '--map', map)
    expect(tried).toMatchObject({ code: 0, stdout: '' })
    expect(tried.told).toEqual([
      'line 3, nobody@x.example: There is no name, and no client has this e-mail. The row was left out.',
      'line 4, Mail: wrong: This is no e-mail address. It was left empty.',
      'Nothing was written. With --apply there are 2 new, 0 updated, 0 unchanged, 1 left out.',
    ])
    expect(await names()).not.toContain('Anna Berg')
    const applied = await run('import', file, '--map', map, '--apply', '--json')
    expect(applied.code).toBe(0)
    expect(JSON.parse(applied.stdout)).toMatchObject({
      applied: true,
      counts: { new: 2, out: 1 },
      changeSetId: expect.any(String),
    })
    expect(await names()).toEqual(expect.arrayContaining(['Anna Berg', 'Bo Dahl']))
  })

  it('reads cards, and a calendar for the client and the employer that are named', async () => {
    const { put, run, names } = await demo()
    const cards = put('people.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Dora Lind\nEND:VCARD\n')
    expect(await run('import', cards, '--apply')).toMatchObject({
      code: 0,
      stderr: '1 new, 0 updated, 0 unchanged, 0 left out.',
    })
    expect(await names()).toContain('Dora Lind')
    const calendar = put(
      'a.ics',
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Talk\nDTSTART:20260601T083000Z\nEND:VEVENT\nEND:VCALENDAR\n',
    )
    expect(await run('import', calendar)).toMatchObject({ code: 2 })
    expect(await run('import', calendar, '--client', 'Dora Lind')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no opportunity there'),
    })
    expect(
      await run('import', calendar, '--client', 'Marie Keller', '--employer', 'halden moor', '--apply'),
    ).toMatchObject({ code: 0, stderr: '1 new, 0 updated, 0 unchanged, 0 left out.' })
  })

  it.each([
    ['a file that is not there', ['import', 'nothing.csv'], 1, 'cannot be read'],
    ['an empty file', ['import', 'empty.csv'], 1, 'holds nothing'],
    ['a mapping that is no JSON', ['import', 'people.csv', '--map', 'bad.json'], 1, 'line 2'],
    ['a mapping of another shape', ['import', 'people.csv', '--map', 'odd.json'], 1, 'columns'],
    ['no file at all', ['import'], 2, 'The file is not named.'],
    ['an export without a place', ['export'], 2, '--out'],
    ['a calendar without a place', ['ics'], 2, '--out'],
    ['an unknown client', ['ics', '--out', 'x.ics', '--client', 'Nobody'], 1, 'No client matches'],
    ['an export into nowhere', ['export', '--out', 'not/there/x'], 1, 'cannot be written'],
  ] as const)('refuses %s with a sentence', async (_name, args, code, words) => {
    const { put, run, root } = await demo()
    put('empty.csv', 'Name\n')
    put('people.csv', 'Name\nAnn\n')
    put('bad.json', '{\n"columns": }')
    put('odd.json', '{"columns": 5}')
    const answer = await run(...args)
    expect({ code: answer.code, stdout: answer.stdout }).toEqual({ code, stdout: '' })
    expect(answer.stderr).toContain(words)
    expect(existsSync(join(root, 'x.ics'))).toBe(false)
  })
})

describe('ics on the command line', () => {
  it('writes interviews of one client or of all, and replaces no file unasked', async () => {
    const { run, root } = await demo()
    expect(await run('ics', '--out', 'one.ics', '--client', 'Marie Keller')).toMatchObject({ code: 0 })
    expect(await run('ics', '--out', 'all.ics', '--appointments', '--promises', '--due')).toMatchObject({
      code: 0,
    })
    const [one, all] = ['one.ics', 'all.ics'].map((name) => readFileSync(join(root, name), 'utf8'))
    expect(one).toContain('SUMMARY:Marie Keller: ')
    expect(all?.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(one?.match(/BEGIN:VEVENT/g)?.length ?? 0)
    expect(all).toContain('UID:promise-')
    expect(all).toContain('UID:step-')
    expect(await run('ics', '--out', 'one.ics')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('exists already'),
    })
    expect(await run('ics', '--out', 'one.ics', '--force')).toMatchObject({ code: 0 })
  })
})
