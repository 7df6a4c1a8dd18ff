/** A defence taken away, and the tests that must then be red. */
export type Mutation = {
  readonly name: string
  readonly file: string
  /** Stands once in the file. */
  readonly find: string
  readonly replace: string
  /** A test file, and words of the test's name where one is meant. */
  readonly test: string
  readonly words?: string
}

const vault = 'tests/unit/vault.test.ts'
const backups = 'tests/unit/backups.test.ts'
const settings = 'tests/faults/settings.test.ts'
const door = 'tests/unit/door.test.ts'

/** Each line undoes one defence of docs/reliability.md. */
export const mutations: readonly Mutation[] = [
  {
    name: 'the newest backup may go',
    file: 'src/main/backup/backup-retention.ts',
    find: 'const NEWEST = 3',
    replace: 'const NEWEST = 0',
    test: 'tests/unit/backup-retention.test.ts',
  },
  {
    name: 'writes are not flushed at each commit',
    file: 'src/main/db/open-database.ts',
    find: "db.pragma('synchronous = FULL')",
    replace: "db.pragma('synchronous = NORMAL')",
    test: vault,
  },
  {
    name: 'pages do not authenticate themselves',
    file: 'src/main/db/open-database.ts',
    find: "const CIPHER = 'aegis'",
    replace: "const CIPHER = 'aes256cbc'",
    test: vault,
  },
  {
    name: 'a missing practice is made anew',
    file: 'src/main/vault/vault.ts',
    find: 'const isNew = !existsSync(folder.marker) && isNeverUsed(folder.database)',
    replace: 'const isNew = isNeverUsed(folder.database)',
    test: vault,
  },
  {
    name: 'an empty file is taken for a healthy practice',
    file: 'src/main/db/open-database.ts',
    find: 'if (!isMemory && !options.create) refuseMissing(file)',
    replace: '',
    test: backups,
    words: 'refused with',
  },
  {
    name: 'a change of format is made without a backup',
    file: 'src/main/vault/vault.ts',
    find: "backUpAtOpening(folder, key, now(), 'before-migration', () => tell({ type: 'check' }))",
    replace: 'undefined',
    test: vault,
  },
  {
    name: 'a change of format is not one transaction',
    file: 'src/main/db/migrate.ts',
    find: '}).immediate()',
    replace: '})',
    test: vault,
  },
  {
    name: 'small files are written in place',
    file: 'src/main/atomic-file.ts',
    find: 'const temporary = join(dirname(file), `.${basename(file).slice(0, 100)}.${process.pid}.partial`)',
    replace: 'const temporary = file',
    test: settings,
    words: 'power cut',
  },
  {
    name: 'small files are renamed before they are flushed',
    file: 'src/main/atomic-file.ts',
    find: '      fsyncSync(handle)\n    } finally {\n      closeSync(handle)\n    }\n    renameSync',
    replace: '    } finally {\n      closeSync(handle)\n    }\n    renameSync',
    test: settings,
    words: 'power cut',
  },
  {
    name: 'the folder is not flushed after a rename',
    file: 'src/main/atomic-file.ts',
    find: '    renameSync(temporary, file)\n    flushFolder(dirname(file))',
    replace: '    renameSync(temporary, file)',
    test: settings,
    words: 'power cut',
  },
  {
    name: 'a backup is written under its final name',
    file: 'src/main/backup/verified-backup.ts',
    find: 'const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.partial`)',
    replace: 'const temporary = target',
    test: 'tests/faults/backups.test.ts',
    words: 'partial file',
  },
  {
    name: 'a backup is believed without being checked',
    file: 'src/main/backup/verified-backup.ts',
    find: "if (integrity !== 'ok') throw invalid('pages')",
    replace: '',
    test: backups,
    words: 'refused with',
  },
  {
    name: 'what lies behind a backup’s last page is not looked at',
    file: 'src/main/backup/verified-backup.ts',
    find: "if ((trailer?.start ?? statSync(file).size) !== bytes) throw invalid('end')",
    replace: '',
    test: backups,
    words: 'refused with',
  },
  {
    name: 'the clock alone thins out the backups',
    file: 'src/main/backup/backup-service.ts',
    find: 'thinning: trusted === undefined ? null : { asOf: dayOfInstant(db)(trusted), zone }',
    replace: 'thinning: { asOf: dayOfInstant(db)(at), zone }',
    test: backups,
    words: 'thinned out',
  },
  {
    name: 'a stick that is not there is replaced by a folder',
    file: 'src/main/backup/second-folder.ts',
    find: "if (!existsSync(chosen)) throw new AppError('second-folder-missing', { folder: chosen }, { retry: true })",
    replace: '',
    test: backups,
    words: 'missed without harm',
  },
  {
    name: 'a file that cannot be opened is overwritten',
    file: 'src/main/backup/restore.ts',
    find: 'if (damagedAt !== null) keepDamaged(folder, damagedAt)',
    replace: '',
    test: backups,
    words: 'cannot be opened',
  },
  {
    name: 'any window may make any call',
    file: 'src/main/door.ts',
    find: "if (!declared.windows.includes(windowName)) throw new AppError('not-allowed')",
    replace: '',
    test: 'tests/unit/live-sessions.test.ts',
  },
  {
    name: 'what comes in is not checked',
    file: 'src/main/door.ts',
    find: "if (!parsed.success) throw new AppError('bad-input', {}, { fields: fieldErrors(parsed.error) })",
    replace: '',
    test: door,
  },
  {
    name: 'an error shows its inside',
    file: 'src/main/door.ts',
    find: 'message: errorSentence(known, language),',
    replace: 'message: String((known.cause as Error | undefined)?.stack ?? known.code),',
    test: door,
  },
  {
    name: 'the practice lies where Electron tidies up',
    file: 'src/main/data-folder.ts',
    find: "const vault = join(root, 'vault')",
    replace: "const vault = join(root, 'databases')",
    test: 'tests/unit/data-folder.test.ts',
  },
  {
    name: 'recipients are given as text',
    file: 'src/shared/mail-address.ts',
    find: "return text.length <= 254 && text.indexOf('@') <= 64 && shape.test(text)",
    replace: "return text.includes('@')",
    test: 'tests/unit/mail-message.test.ts',
  },
  {
    name: 'cells that a spreadsheet would run are not neutralised',
    file: 'src/shared/import/neutral-cell.ts',
    find: "(trigger.test(value) ? `'${value}` : value)",
    replace: 'value',
    test: 'tests/unit/practice-export.test.ts',
    words: 'spreadsheet',
  },
]
