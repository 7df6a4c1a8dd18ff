import { mkdirSync, writeFileSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import { AppError } from '@shared/errors'
import { describe, expect, test } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { dataFolderAt } from '../../src/main/data-folder'
import { answerCall } from '../../src/main/door'
import { handlers } from '../../src/main/handlers'
import { fileLog, stackOf } from '../../src/main/log'
import { saveNote } from '../../src/main/notes/notes-repository'
import { diagnosticsOf } from '../../src/main/support/diagnostics'
import { readLog } from '../../src/main/support/log-lines'
import { memoryContext, NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

/** Words that would tell whose practice it is. */
const canaries = ['Kanarienvogel', 'kanarie@example.org', 'Zaunkönig', 'Ellen Marsh']

function practiceWithWords() {
  const root = join(temporaryFolder(), 'Ellen Kanarienvogel', 'Greenroom')
  const folder = dataFolderAt(root)
  mkdirSync(folder.backups, { recursive: true })
  mkdirSync(folder.vault, { recursive: true })
  writeFileSync(folder.database, 'x'.repeat(2_500_000))
  const log = fileLog(folder.log, () => NOW)
  const world = memoryContext({ folder, log })
  const client = saveClient(
    world.context.db,
    { fullName: 'Kanarienvogel', email: 'kanarie@example.org' },
    NOW.toISOString(),
    world.context.newId,
  )
  return { ...world, folder, log, clientId: client.id }
}

describe('the diagnostics', () => {
  test('say versions, cipher, sizes, rows and codes', async () => {
    const { context, log } = practiceWithWords()
    log.error('backups.daily', new AppError('disk-full'))
    const text = await diagnosticsOf(context)
    expect(text).toMatch(/^Greenroom \S+, 2026-05-15T12:00:00\.000Z$/m)
    expect(text).toMatch(/^Electron \S+, Chromium \S+, Node \d+\.\d+\.\d+, V8 \S+$/m)
    expect(text).toMatch(/^SQLite 3\.\d+\.\d+, cipher \S+, synchronous 2$/m)
    expect(text).toContain('File 2.5 MB')
    expect(text).toContain('Backups: 0, together 0.0 MB; none verified yet')
    expect(text).toMatch(/^ {2}client 1$/m)
    expect(text).toMatch(/^ {2}2026-05-15T12:00:00\.000Z backups\.daily AppError disk-full$/m)
  })

  test('hold no word of a client or coach, no folder and no user, whatever went wrong', async () => {
    const { context, log, folder, clientId } = practiceWithWords()
    const body = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Zaunkönig' }] }],
    }
    saveNote(
      context.db,
      { id: context.newId(), clientId, body } as Parameters<typeof saveNote>[1],
      NOW.toISOString(),
      context.newId(),
    )
    log.error('Kanarienvogel said “Zaunkönig”')
    log.error(
      'start',
      Object.assign(new Error(`UNIQUE failed: Kanarienvogel in ${folder.database}`), {
        code: 'SQLITE_CONSTRAINT',
      }),
    )
    await answerCall(handlers, context, {
      windowName: 'main',
      name: 'clients.get',
      input: { id: 'Kanarienvogel' },
    })
    const text = await diagnosticsOf(context)
    for (const word of [...canaries, folder.root, homedir(), userInfo().homedir, '/tmp/'])
      expect(text).not.toContain(word)
    expect(text).toContain('start Error SQLITE_CONSTRAINT')
  })
})

describe('the log', () => {
  test('is read with the file before it, newest first, with level and without folders', () => {
    const { folder, log } = practiceWithWords()
    writeFileSync(`${folder.log}.old`, '2026-05-14T08:00:00.000Z info first line\n')
    log.info('slow call clients.list 55 ms')
    writeFileSync(
      folder.log,
      '2026-05-15T12:00:00.000Z error start Error  at f (/home/ellen/app/out/main/index.js:1:2)\nhalf a line',
      {
        flag: 'a',
      },
    )
    expect(readLog(folder.log, 10)).toEqual({
      isCut: false,
      lines: [
        { at: '2026-05-15T12:00:00.000Z', level: 'error', text: 'start Error  at f (index.js:1:2)' },
        { at: NOW.toISOString(), level: 'info', text: 'slow call clients.list 55 ms' },
        { at: '2026-05-14T08:00:00.000Z', level: 'info', text: 'first line' },
      ],
    })
    expect(readLog(folder.log, 1)).toMatchObject({ isCut: true, lines: [{ level: 'error' }] })
    expect(readLog(join(folder.root, 'none'), 10)).toEqual({ isCut: false, lines: [] })
  })

  test('names files and never folders', () => {
    expect(stackOf(new Error('Kanarienvogel'))).toMatch(/^Error +at .*support\.test\.ts:\d+:\d+/)
    expect(stackOf(new Error('x'))).not.toMatch(/[\\/](home|root|tmp|work|Users)[\\/]/)
  })

  test('takes of a broken part its kind and its places alone', async () => {
    const { context, outside } = memoryContext()
    const ask = (input: unknown) =>
      answerCall(handlers, context, { windowName: 'main', name: 'support.partBroke', input })
    expect(await ask({ kind: 'TypeError', frames: ['case-view-abc_1.js:10:20'] })).toMatchObject({ ok: true })
    expect(outside.logged).toEqual(['window part TypeError case-view-abc_1.js:10:20'])
    for (const wrong of [
      { kind: 'Marie Keller', frames: [] },
      { kind: 'Error', frames: ['Marie Keller is not a function'] },
      { kind: 'Error', frames: [], message: 'Marie Keller' },
    ])
      expect(await ask(wrong)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  })
})
