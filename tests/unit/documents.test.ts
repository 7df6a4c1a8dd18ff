import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { documentLimits, documentName, fileEnding, isRunnable } from '@shared/documents'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { saveOpportunity } from '../../src/main/interviews/interviews-repository'
import {
  documentBytes,
  getDocumentContent,
  listDocuments,
  markDocument,
} from '../../src/main/records/documents-repository'
import {
  attachDocument,
  attachFile,
  changeDocument,
  exportDocument,
  openDocument,
} from '../../src/main/records/documents-service'
import { openedCopies, sweepOpenedCopies } from '../../src/main/records/opened-copies'
import { recordsHandlers } from '../../src/main/records/records-handlers'
import { memoryContext, NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const bytes = (text: string) => new TextEncoder().encode(text)

function oneClient(overrides: Parameters<typeof memoryContext>[0] = {}) {
  const memory = memoryContext(overrides)
  const { db, newId, writing } = memory
  const at = writing.at
  const { id: clientId } = saveClient(db, { fullName: 'Marie Keller' }, at, newId)
  const owner = { clientId, opportunityId: null }
  const attach = (fileName: string, content = bytes('words')) =>
    attachDocument(memory.context, owner, { fileName, content })
  return { ...memory, clientId, owner, attach }
}

describe('the name of a document', () => {
  it.each([
    ['CV of Marie.PDF', 'CV of Marie.pdf'],
    ['notes', 'notes'],
    ['a/b\\c:d.txt', 'a b c d.txt'],
    ['..', 'file'],
    ['.gitignore', 'gitignore'],
    ['trailing.pdf. .', 'trailing.pdf'],
    ['gpj.\u202Eexe', 'gpj.exe'],
    ['right\u202Efdp.exe', 'rightfdp.exe'],
    ['con.pdf', '_con.pdf'],
    [`${'x'.repeat(600)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ])('%j is kept as %j', (given, kept) => {
    expect(documentName(given)).toBe(kept)
  })

  it('tells what would run by the ending it is kept with', () => {
    for (const name of [
      'a.exe',
      'a.pdf.BAT',
      'x.settingcontent-ms',
      'a.desktop',
      'a.sh',
      'page.url',
      'a.exe. ',
      'a.\u202Eexe',
    ])
      expect(isRunnable(documentName(name)), name).toBe(true)
    for (const name of ['cv.pdf', 'exe', 'letter.docx', 'exe.txt', 'photo.jpeg', 'mail.eml'])
      expect(isRunnable(documentName(name)), name).toBe(false)
    expect(fileEnding('a.tar.gz')).toBe('gz')
  })
})

describe('a document', () => {
  it('is kept whole, listed without its content, and can be put to an opportunity of the same client only', async () => {
    const { db, newId, writing, context, clientId, attach } = oneClient()
    const document = await attach('CV.pdf', bytes('the CV'))
    expect(document).toMatchObject({ fileName: 'CV.pdf', byteCount: 6, opportunityId: null })
    expect(listDocuments(db, clientId)).toEqual([document])
    expect(getDocumentContent(db, document.id).toString()).toBe('the CV')

    const opportunity = saveOpportunity(db, { clientId, employerName: 'Contoso' }, writing)
    const draft = {
      id: document.id,
      clientId,
      opportunityId: opportunity.id,
      fileName: 'CV',
      detail: 'of May',
    }
    expect(changeDocument(context, draft)).toMatchObject({ fileName: 'CV.pdf', detail: 'of May' })
    expect(changeDocument(context, { ...draft, fileName: 'CV.docx' }).fileName).toBe('CV.docx')

    const other = saveClient(db, { fullName: 'Other' }, writing.at, newId)
    const theirs = { clientId: other.id, opportunityId: opportunity.id }
    const file = { fileName: 'x', content: bytes('x') }
    await expect(attachDocument(context, theirs, file)).rejects.toThrow('not-found')
    expect(() => changeDocument(context, { ...draft, ...theirs })).toThrow('not-found')
    expect(listDocuments(db, other.id)).toEqual([])
  })

  it('takes the bytes of a view only, not of what lies behind it', async () => {
    const { db, attach } = oneClient()
    const whole = bytes('before-middle-after')
    const { id } = await attach('part.txt', whole.subarray(7, 13))
    expect(getDocumentContent(db, id).toString()).toBe('middle')
  })

  it('has a limit, and all of a client have one together; what is in the trash does not count', async () => {
    const { db, clientId, attach } = oneClient()
    const film = new Uint8Array(documentLimits.bytes + 1)
    await expect(attach('film.mp4', film)).rejects.toThrow('document-too-large')
    const { id } = await attach('big.zip', new Uint8Array(10))
    // As if it were as large as all of a client's may be: writing so much would only take time.
    db.prepare('UPDATE document SET byteCount = ?').run(documentLimits.clientBytes - 3)
    await expect(attach('more.txt', new Uint8Array(4))).rejects.toThrow('documents-full')
    markDocument(db, id, NOW.toISOString())
    expect(documentBytes(db, clientId)).toBe(0)
    expect((await attach('more.txt', new Uint8Array(4))).byteCount).toBe(4)
    markDocument(db, id, null)
    expect(listDocuments(db, clientId)).toHaveLength(2)
  })

  it('is opened as a copy, unless it would run', async () => {
    const { context, outside, attach, db } = oneClient()
    const cv = await attach('CV.pdf')
    await openDocument(context, cv.id)
    expect(outside.opened).toEqual(['CV.pdf'])
    const { id: setupId } = await attach('setup.exe')
    await expect(openDocument(context, setupId)).rejects.toThrow('document-runnable')
    expect(outside.opened).toEqual(['CV.pdf'])
    const shell = { ...context.shell, openFile: async () => false }
    await expect(openDocument({ ...context, shell }, cv.id)).rejects.toThrow('document-not-opened')
    markDocument(db, cv.id, NOW.toISOString())
    await expect(openDocument(context, cv.id)).rejects.toThrow('not-found')
  })

  it('can be saved elsewhere', async () => {
    const { context, attach } = oneClient()
    const folder = temporaryFolder()
    const { id } = await attach('setup.exe', bytes('as it came'))
    exportDocument(context, id, join(folder, 'copy.exe'))
    expect(readFileSync(join(folder, 'copy.exe'), 'utf8')).toBe('as it came')
    expect(() => exportDocument(context, id, join(folder, 'nowhere', 'copy.exe'))).toThrow(
      'file-not-writable',
    )
  })
})

describe('choosing files', () => {
  it('attaches what can be kept and says why the rest cannot', async () => {
    const folder = temporaryFolder()
    const good = join(folder, 'CV.pdf')
    const large = join(folder, 'film.mp4')
    writeFileSync(good, 'the CV')
    writeFileSync(large, new Uint8Array(documentLimits.bytes + 1))
    const files = [join(folder, 'gone.pdf'), large, good, folder]
    const { context, outside, owner, db, clientId } = oneClient({
      dialogs: {
        chooseOpenFiles: async () => files,
        chooseSaveFile: async () => null,
        chooseFolder: async () => null,
        confirmLink: async () => false,
      },
    })
    const answer = await recordsHandlers['records.chooseDocuments'](context, owner)
    expect(answer.attached.map(({ fileName }) => fileName)).toEqual(['CV.pdf'])
    expect(answer.refused.map(({ fileName }) => fileName)).toEqual([
      'gone.pdf',
      'film.mp4',
      documentName(basename(folder)),
    ])
    expect(answer.refused[0]?.message).toContain('gone.pdf cannot be read')
    expect(answer.refused[1]?.message).toContain('larger than 20 MB')
    expect(listDocuments(db, clientId)).toHaveLength(1)
    expect(outside.logged.join('\n')).not.toContain('film')
    await expect(attachFile(context, owner, large)).rejects.toThrow('document-too-large')
  })
})

describe('the copies that other programs show', () => {
  it('are readable by this user only, do not meet, and go away', () => {
    const root = temporaryFolder()
    const copies = openedCopies(root, () => NOW)
    expect(readdirSync(root)).toEqual([])
    const [first, second] = [copies.put('CV.pdf', bytes('one')), copies.put('CV.pdf', bytes('two'))]
    expect([readFileSync(first, 'utf8'), readFileSync(second, 'utf8')]).toEqual(['one', 'two'])
    const [folder = ''] = readdirSync(root)
    if (process.platform !== 'win32') {
      expect(statSync(join(root, folder)).mode & 0o777).toBe(0o700)
      expect(statSync(first).mode & 0o777).toBe(0o600)
    }
    copies.removeAll()
    expect(readdirSync(root)).toEqual([])
    expect(existsSync(copies.put('again.pdf', bytes('three')))).toBe(true)
  })

  it('older than an hour go when another one is opened', () => {
    const root = temporaryFolder()
    let now = NOW
    const copies = openedCopies(root, () => now)
    const old = copies.put('old.pdf', bytes('old'))
    now = new Date(NOW.getTime() + 59 * 60_000)
    const newer = copies.put('newer.pdf', bytes('newer'))
    expect(existsSync(old)).toBe(true)
    now = new Date(NOW.getTime() + 61 * 60_000)
    copies.put('newest.pdf', bytes('newest'))
    expect([existsSync(old), existsSync(newer)]).toEqual([false, true])
  })

  it('of runs that are over are swept away, and nothing else is', () => {
    const root = temporaryFolder()
    // No process has this number: it is above what any system gives.
    const left = join(root, 'greenroom-opened-99999999-abc')
    const kept = [
      join(root, `greenroom-opened-${process.pid}-abc`),
      join(root, 'greenroom-99999999'),
      join(root, 'somebody-else'),
    ]
    for (const folder of [left, ...kept]) mkdirSync(join(folder, 'copy-1'), { recursive: true })
    writeFileSync(join(left, 'copy-1', 'CV.pdf'), 'left behind')
    if (process.platform !== 'win32')
      symlinkSync(join(root, 'somebody-else'), join(root, 'greenroom-opened-99999999-link'))
    sweepOpenedCopies(root)
    expect(existsSync(left)).toBe(false)
    for (const folder of kept) expect(existsSync(join(folder, 'copy-1')), folder).toBe(true)
  })
})
