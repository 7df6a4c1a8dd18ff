import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@shared/errors'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { dataFolderAt } from '../../src/main/data-folder'
import { openVault } from '../../src/main/vault/vault'
import { cli, demoIn, printedBytes } from '../support/cli-run'
import { countingIds, NOW, TODAY } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

async function desk() {
  const folder = temporaryFolder()
  const data = await demoIn(join(folder, 'demo'))
  const letter = (...args: readonly string[]) =>
    cli(['letter', '--out', 'letter.pdf', '--data', data, '--today', TODAY, ...args], { cwd: folder })
  const read = (sql: string): unknown => {
    const vault = openVault(dataFolderAt(data), () => NOW)
    const value = vault.db.prepare(sql).pluck().get()
    vault.close()
    return value
  }
  return { folder, data, letter, read, pdf: join(folder, 'letter.pdf') }
}

describe('letter', () => {
  it('prints the topics for the client, writes the file, and answers the open question', async () => {
    const { letter, read, pdf } = await desk()
    const { code, stdout, pages, stderr } = await letter(
      '--client',
      'Marie',
      '--topics',
      'call-the-manager,keep-searching',
    )
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('letter.pdf')
    expect(new Uint8Array(readFileSync(pdf))).toEqual(printedBytes)
    expect(pages).toHaveLength(1)
    expect(pages[0]).toMatchObject({ author: 'Ellen Marsh', pageSize: 'A4' })
    for (const words of ['Dear', 'Marie', 'Ruth Adler', 'Halden Moor', 'Ellen Marsh Coaching', '15 May 2026'])
      expect(pages[0]?.parts.body).toContain(words)
    expect(read('SELECT state FROM letter')).toBe('exported')
    expect(read('SELECT exportedAt FROM letter')).toBe('2026-05-15T12:00:00.000Z')
    expect(read('SELECT count(*) FROM question WHERE answeredByLetterId IS NOT NULL')).toBe(1)
    expect(read("SELECT value FROM letterFact WHERE field = 'interviewer.name'")).toBe('Ruth Adler')
  })

  it.each(['Reader 4', 'grace okafor', 'Grace', 'sales'])('finds one client by %s', async (name) => {
    const { letter } = await desk()
    const { code, pages } = await letter('--client', name, '--topics', 'keep-searching')
    expect(code).toBe(0)
    expect(pages[0]?.parts.body).toContain('Grace')
  })

  it('finds a client by id and answers machines', async () => {
    const { letter, read } = await desk()
    const id = String(read("SELECT id FROM client WHERE fullName = 'Bob Tierney'"))
    const { code, stdout } = await letter(
      '--client',
      id,
      '--topics',
      'keep-searching',
      '--kind',
      'reply',
      '--json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'reply', file: expect.stringMatching(/letter\.pdf$/) })
    expect(read('SELECT clientId FROM letter')).toBe(id)
  })

  it.each([
    [
      'a tag of two clients',
      ['--client', 'health', '--topics', 'keep-searching'],
      'Aiko Jansen, Maya Hollis',
    ],
    ['nobody', ['--client', 'Nobody', '--topics', 'keep-searching'], 'Nobody'],
    ['a part of a name', ['--client', 'Keller', '--topics', 'keep-searching'], 'Keller'],
    ['an unknown topic', ['--client', 'Marie', '--topics', 'keep-searching,no-such-topic'], 'no-such-topic'],
    ['a topic that is no name', ['--client', 'Marie', '--topics', '../etc'], '../etc'],
    [
      'an unknown field',
      ['--client', 'Marie', '--topics', 'keep-searching', '--set', 'client.shoe=9'],
      'client.shoe',
    ],
    [
      'a field that was taken away',
      ['--client', 'Marie', '--topics', 'call-the-manager', '--set', 'interviewer.name='],
      'interviewer’s name',
    ],
    [
      'a field that is blank',
      ['--client', 'Marie', '--topics', 'call-the-manager', '--set', 'interviewer.name=  '],
      'interviewer’s name',
    ],
  ])('refuses %s: exit 1, one sentence, no file and no letter kept', async (_what, args, named) => {
    const { letter, read, pdf } = await desk()
    const { code, stdout, told, pages } = await letter(...args)
    expect({ code, stdout, pages }).toEqual({ code: 1, stdout: '', pages: [] })
    expect(told).toEqual([expect.stringContaining(named)])
    expect(existsSync(pdf)).toBe(false)
    expect(read('SELECT count(*) FROM letter')).toBe(0)
    expect(read('SELECT count(*) FROM question WHERE answeredByLetterId IS NOT NULL')).toBe(0)
  })

  it('tells namesakes apart by their ids', async () => {
    const { letter, data } = await desk()
    const vault = openVault(dataFolderAt(data), () => NOW)
    const namesake = saveClient(vault.db, { fullName: 'marie keller' }, NOW.toISOString(), countingIds())
    vault.close()
    const { code, told } = await letter('--client', 'Marie Keller', '--topics', 'keep-searching')
    expect(code).toBe(1)
    expect(told[0]).toContain('marie keller')
    expect((await letter('--client', namesake.id, '--topics', 'prepare-every-interview')).code).toBe(0)
  })

  it('lets a value set by hand win over the record', async () => {
    const { letter } = await desk()
    const set = ['--set', 'interviewer.name=Daniel = Frye', '--set', 'client.firstName=Mary']
    const { pages } = await letter('--client', 'Marie', '--topics', 'call-the-manager', ...set)
    expect(pages[0]?.parts.body).toContain('Daniel = Frye')
    expect(pages[0]?.parts.body).not.toContain('Ruth Adler')
    expect(pages[0]?.parts.body).toContain('Mary')
  })

  it('drops a passage that hangs on a value which was taken away', async () => {
    const { letter } = await desk()
    const late = 'promised-date-passed'
    const whole = await letter('--client', 'Marie', '--topics', late)
    const without = await letter('--client', 'Marie', '--topics', late, '--set', 'promise.to=')
    expect(whole.pages[0]?.parts.body).toMatch(/\b5 May/)
    expect(without.code).toBe(0)
    expect(without.pages[0]?.parts.body).not.toMatch(/\b5 May/)
  })

  it('takes the place of the letter that was there, and goes into no folder that is not there', async () => {
    const { letter, folder, pdf } = await desk()
    writeFileSync(pdf, 'an earlier letter')
    const args = ['--client', 'Marie', '--topics', 'keep-searching']
    expect(await letter(...args, '--out', join('no', 'x.pdf'))).toMatchObject({ code: 1, pages: [] })
    expect(await letter(...args, '--out', folder)).toMatchObject({ code: 1, pages: [] })
    expect(await letter('--client', 'Marie', '--topics', 'nothing-like-it')).toMatchObject({ code: 1 })
    expect(readFileSync(pdf, 'utf8')).toBe('an earlier letter')
    expect((await letter(...args)).code).toBe(0)
    expect(new Uint8Array(readFileSync(pdf))).toEqual(printedBytes)
  })

  it('writes nothing when the printer fails, and keeps the draft', async () => {
    const { data, folder, read } = await desk()
    const printer = { print: () => Promise.reject(new AppError('print-failed')) }
    const { code, told } = await cli(
      ['letter', '--client', 'Marie', '--topics', 'keep-searching', '--out', 'x.pdf', '--data', data],
      { cwd: folder, printer },
    )
    expect(code).toBe(1)
    expect(told.at(-1)).toBe('The PDF could not be made. The letter is safe. Try again.')
    expect(readdirSync(folder)).toEqual(['demo'])
    expect(read('SELECT state FROM letter')).toBe('draft')
  })
})
