import { spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  endLimitMs,
  fingerprint,
  readDialogs,
  recordingApp,
  recordingEnvironment,
  runSql,
  startUntilEnd,
} from '../support/bad-start'
import {
  appEnvironment,
  appFolder,
  electronPath,
  endApp,
  exitOf,
  expect,
  freshFolder,
  removeFolder,
  sandboxArgs,
  startApp,
  test,
} from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'

const quit = { response: 3 }

/** A closed practice with one client, to be copied and spoilt. */
let sound = ''
const copies: string[] = []

function copyOfPractice(): string {
  const copy = join(freshFolder(), 'practice')
  copies.push(copy)
  cpSync(sound, copy, { recursive: true, filter: (file) => !file.endsWith('chromium') })
  return copy
}

/** Opens the list of clients, where the one of the practice stands. */
async function seeThePractice(window: Page): Promise<void> {
  await window.keyboard.press('Control+2')
  await expect(window.getByRole('row', { name: /Marie Keller/ })).toBeVisible()
}

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  const app = await startApp({ dataFolder: freshFolder() })
  await callApp(app.window, 'clients.save', { fullName: 'Marie Keller' })
  await app.close()
  sound = app.dataFolder
})
test.afterAll(() => {
  for (const copy of copies) removeFolder(join(copy, '..'))
  removeFolder(sound)
})

const file = (folder: string) => join(folder, 'vault/practice.db')

function flipByte(folder: string, place: number): void {
  const bytes = readFileSync(file(folder))
  bytes[place] = (bytes[place] ?? 0) ^ 0xff
  writeFileSync(file(folder), bytes)
}

const spoilings: readonly {
  readonly name: string
  readonly spoil: (folder: string) => void
  readonly says: RegExp
}[] = [
  { name: 'a damaged first page', spoil: (folder) => flipByte(folder, 2_000), says: /damaged/ },
  { name: 'an empty file', spoil: (folder) => truncateSync(file(folder), 0), says: /damaged or empty/ },
  {
    name: 'half a file',
    spoil: (folder) => truncateSync(file(folder), readFileSync(file(folder)).length / 2),
    says: /damaged/,
  },
  { name: 'a file that is gone', spoil: (folder) => rmSync(file(folder)), says: /missing from its folder/ },
  {
    name: 'a file of a newer version',
    spoil: (folder) => runSql(folder, 'PRAGMA user_version = 990'),
    says: /newer Greenroom \(format 990; this version knows \d+\)/,
  },
  {
    name: 'a lost key file',
    spoil: (folder) => {
      rmSync(join(folder, 'vault/keys.json'))
      rmSync(join(folder, 'vault/keys.json.bak'))
    },
    says: /key file of this practice is missing/,
  },
  {
    name: 'the key of another practice',
    spoil: (folder) => {
      const keys = join(folder, 'vault/keys.json')
      const stranger = readFileSync(keys, 'utf8').replace(/[0-9a-f]{64}/, 'a'.repeat(64))
      writeFileSync(keys, stranger)
      writeFileSync(`${keys}.bak`, stranger)
    },
    says: /key does not open this practice file/,
  },
]

for (const { name, spoil, says } of spoilings)
  test(`${name} is said in plain words, with ways out, and nothing is touched`, async () => {
    const folder = copyOfPractice()
    spoil(folder)
    const before = fingerprint(folder)

    const { exitCode, dialogs } = await startUntilEnd(folder, [quit])

    expect(dialogs).toHaveLength(1)
    const [shown] = dialogs
    expect(shown?.options.message).toBe('Greenroom could not open the practice')
    expect(shown?.options.detail).toMatch(says)
    expect(shown?.options.detail).toContain(`Folder: ${folder}`)
    expect(shown?.options.detail).not.toMatch(/SQLITE|Error:|undefined|\bat \//)
    expect(shown?.options.buttons).toEqual(['Try again', 'Choose another folder', 'Open the folder', 'Quit'])
    expect(shown?.options.cancelId).toBe(3)
    expect(exitCode).toBe(0)
    expect(fingerprint(folder)).toEqual(before)
  })

test('a data folder that cannot be written is named, and nothing is made', async () => {
  const parent = freshFolder()
  copies.push(join(parent, 'x'))
  const folder = join(parent, 'a-file')
  writeFileSync(folder, 'not a folder')

  const { exitCode, dialogs } = await startUntilEnd(folder, [quit])

  expect(dialogs.map(({ options }) => options.detail)).toEqual([
    expect.stringContaining(`cannot write to the folder ${folder}`),
  ])
  expect(exitCode).toBe(0)
  expect(readdirSync(parent)).toEqual(['a-file'])
  expect(readFileSync(folder, 'utf8')).toBe('not a folder')
})

test('one lost copy of the key is mended from the other, without a question', async ({ start }) => {
  const folder = copyOfPractice()
  rmSync(join(folder, 'vault/keys.json'))
  const { window } = await start({ dataFolder: folder })
  await seeThePractice(window)
  expect(existsSync(join(folder, 'vault/keys.json'))).toBe(true)
})

test('another folder can be chosen, and Try again opens what was put back', async ({ start }) => {
  const spoilt = copyOfPractice()
  truncateSync(file(spoilt), 0)
  const other = copyOfPractice()
  const before = fingerprint(spoilt)
  const record = join(spoilt, '../dialogs.jsonl')

  const { window } = await start({
    dataFolder: spoilt,
    startFolder: recordingApp,
    env: recordingEnvironment(record, [
      { response: 0 },
      { response: 1 },
      { canceled: true, filePaths: [] },
      { response: 1 },
      { canceled: false, filePaths: [other] },
    ]),
  })

  await seeThePractice(window)
  expect(readDialogs(record).map(({ name }) => name)).toEqual([
    'showMessageBox',
    'showMessageBox',
    'showOpenDialog',
    'showMessageBox',
    'showOpenDialog',
  ])
  expect(fingerprint(spoilt)).toEqual(before)
})

test('a second start on the same folder ends by itself and leaves one window', async () => {
  const app = await startApp({ dataFolder: copyOfPractice() })
  await seeThePractice(app.window)

  const second = spawn(electronPath(), [...sandboxArgs, appFolder], {
    env: appEnvironment(app.dataFolder),
    stdio: 'ignore',
    timeout: endLimitMs,
    killSignal: 'SIGKILL',
  })
  await exitOf(second)

  expect(second.exitCode).toBe(0)
  expect(app.electron.windows()).toHaveLength(1)
  await seeThePractice(app.window)
  await endApp(app)
})
