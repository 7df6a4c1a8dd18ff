import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { endLimitMs, fingerprint, holdPractice, runSql } from '../support/bad-start'
import {
  appEnvironment,
  appFolder,
  electronPath,
  endApp,
  exitOf,
  expect,
  freshFolder,
  inMain,
  removeFolder,
  sandboxArgs,
  startApp,
  test,
  untilReady,
} from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'
import { passphrase, protect, unlock } from '../support/vault-steps'

/** A closed practice with one client, to be copied and spoilt. */
let sound = ''
const copies: string[] = []
/** Disks that were mounted. */
const mounts: string[] = []

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
  for (const place of mounts) execFileSync('umount', ['-l', place])
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
  readonly title: string
  readonly spoil: (folder: string) => void
  readonly says: RegExp
}[] = [
  {
    name: 'a damaged first page',
    title: 'The key does not fit',
    spoil: (folder) => flipByte(folder, 2_000),
    says: /damaged/,
  },
  {
    name: 'an empty file',
    title: 'The practice file is damaged',
    spoil: (folder) => truncateSync(file(folder), 0),
    says: /damaged or empty/,
  },
  {
    name: 'half a file',
    title: 'The practice file is damaged',
    spoil: (folder) => truncateSync(file(folder), readFileSync(file(folder)).length / 2),
    says: /damaged or empty/,
  },
  {
    name: 'a file that is gone',
    title: 'The practice file is missing',
    spoil: (folder) => rmSync(file(folder)),
    says: /missing from its folder/,
  },
  {
    name: 'a file of a newer version',
    title: 'This practice belongs to a newer version',
    spoil: (folder) => runSql(folder, 'PRAGMA user_version = 990'),
    says: /newer Greenroom \(format 990; this version knows \d+\)/,
  },
  {
    name: 'a lost key file',
    title: 'The key file is missing',
    spoil: (folder) => {
      rmSync(join(folder, 'vault/keys.json'))
      rmSync(join(folder, 'vault/keys.json.bak'))
    },
    says: /key file of this practice is missing/,
  },
  {
    name: 'the key of another practice',
    title: 'The key does not fit',
    spoil: (folder) => {
      const keys = join(folder, 'vault/keys.json')
      const stranger = readFileSync(keys, 'utf8').replace(/("plain": ")[0-9a-f]{64}/, `$1${'a'.repeat(64)}`)
      writeFileSync(keys, stranger)
      writeFileSync(`${keys}.bak`, stranger)
    },
    says: /key does not open this practice file/,
  },
]

for (const { name, spoil, says, title } of spoilings)
  test(`${name} is said in plain words, with ways out, and nothing is touched`, async ({ start }) => {
    const folder = copyOfPractice()
    spoil(folder)
    const before = fingerprint(folder)

    const { window, complaints } = await start({ dataFolder: folder })

    await expect(window).toHaveTitle(`${title} – Greenroom`)
    await expect(window.getByRole('heading', { name: title })).toBeVisible()
    await expect(window.getByText(says)).toBeVisible()
    await expect(window.getByText(`Folder: ${folder}`)).toBeVisible()
    await expect(window.getByText(/SQLITE|Error:|undefined|\bat \//)).toHaveCount(0)
    for (const way of ['Try again', 'Open another practice', 'Show the folder', 'Quit'])
      await expect(window.getByRole('button', { name: way })).toBeVisible()
    await expectAccessible(window, name)
    await window.getByRole('button', { name: 'Try again' }).click()
    await expect(window.getByText('It is still the same. Nothing was changed.')).toBeVisible()
    expect(fingerprint(folder)).toEqual(before)
    expect(complaints).toEqual([])
  })

/** Puts a copy of a practice on a disk that can be read and not written; null where this user may not mount one. */
function writeProtected(folder: string): string | null {
  const place = freshFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', place], { stdio: 'ignore' })
  } catch {
    removeFolder(place)
    return null
  }
  mounts.push(place)
  cpSync(folder, join(place, 'practice'), {
    recursive: true,
    filter: (source) => !source.endsWith('chromium'),
  })
  execFileSync('mount', ['-o', 'remount,ro', place])
  return join(place, 'practice')
}

test('a sealed practice on a disk that cannot be written asks its passphrase to be read', async ({
  start,
}) => {
  const maker = await start({ dataFolder: copyOfPractice() })
  await protect(maker.window)
  await maker.close()
  const folder = writeProtected(maker.dataFolder)
  test.skip(folder === null, 'needs a disk of its own')
  if (folder === null) return
  const before = fingerprint(folder)
  const { window, complaints } = await start({ dataFolder: folder })
  await expect(window.getByRole('heading', { name: 'This folder cannot be written' })).toBeVisible()
  await window.getByRole('button', { name: 'Open to read only' }).click()
  await window.getByLabel('Passphrase', { exact: true }).fill('not this one')
  await window.keyboard.press('Enter')
  await expect(window.getByText('That is not the passphrase of this practice.')).toBeVisible()
  await expectAccessible(window, 'the passphrase of what is read only')
  await window.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await window.keyboard.press('Enter')
  await untilReady(window, 'Friday 15 May 2026')
  await seeThePractice(window)
  expect(fingerprint(folder)).toEqual(before)
  expect(complaints).toEqual([])
})

test('a practice that is open elsewhere is said, and opens once it is free', async ({ start }) => {
  const folder = copyOfPractice()
  const holder = holdPractice(folder)
  await holder.isHeld
  const { window } = await start({ dataFolder: folder })
  await expect(window.getByRole('heading', { name: 'The practice is open elsewhere' })).toBeVisible()
  await holder.release()
  await window.getByRole('button', { name: 'Try again' }).click()
  await untilReady(window, 'Friday 15 May 2026')
})

test('Quit ends the app with nothing changed', async ({ start }) => {
  const folder = copyOfPractice()
  truncateSync(file(folder), 0)
  const before = fingerprint(folder)
  const { window, process: child } = await start({ dataFolder: folder })
  const quit = window.getByRole('button', { name: 'Quit' })
  await expect(quit).toBeVisible()
  // The app may be gone before the click is answered.
  await Promise.all([exitOf(child), quit.click().catch(() => undefined)])
  expect(child.exitCode).toBe(0)
  expect(fingerprint(folder)).toEqual(before)
})

test('a damaged practice is brought back from its newest backup in one click, and is kept beside it', async ({
  start,
}) => {
  const folder = copyOfPractice()
  const first = await startApp({ dataFolder: folder })
  await callApp(first.window, 'backups.makeNow', {})
  await first.close()
  truncateSync(file(folder), 0)

  const { window } = await start({ dataFolder: folder })
  await expect(window.getByText(/^The newest backup is of .*, with \d+ records\./)).toBeVisible()
  await window.getByRole('button', { name: 'Restore this backup' }).click()
  await untilReady(window, 'Friday 15 May 2026')
  await seeThePractice(window)
  expect(readdirSync(join(folder, 'vault')).filter((name) => name.includes('.damaged-'))).toHaveLength(1)
})

test('a damaged practice with a passphrase is brought back too', async ({ start }) => {
  const folder = copyOfPractice()
  const first = await startApp({ dataFolder: folder })
  await protect(first.window)
  await callApp(first.window, 'backups.makeNow', {})
  await first.close()
  flipByte(folder, 2_000)

  const { window } = await start({ dataFolder: folder })
  await unlock(window)
  await expect(window).toHaveTitle('The key does not fit – Greenroom')
  await window.getByRole('button', { name: 'Restore this backup' }).click()
  await window.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await window.keyboard.press('Enter')
  await untilReady(window, 'Friday 15 May 2026')
  await seeThePractice(window)
})

test('a lost key file of a protected practice comes back from the newest backup', async ({ start }) => {
  const folder = copyOfPractice()
  const first = await startApp({ dataFolder: folder })
  await protect(first.window)
  await callApp(first.window, 'backups.makeNow', {})
  await first.close()
  for (const name of ['keys.json', 'keys.json.bak']) rmSync(join(folder, 'vault', name))

  const { window } = await start({ dataFolder: folder })
  await expect(window.getByRole('heading', { name: 'The key file is missing' })).toBeVisible()
  await window.getByRole('button', { name: 'Use the keys in the newest backup' }).click()
  await unlock(window)
  await untilReady(window, 'Friday 15 May 2026')
  await seeThePractice(window)
})

test('a data folder that cannot be written is named, and nothing is made', async ({ start }) => {
  const parent = freshFolder()
  copies.push(join(parent, 'x'))
  const folder = join(parent, 'a-file')
  writeFileSync(folder, 'not a folder')

  const { window } = await start({ dataFolder: folder })

  await expect(window.getByRole('heading', { name: 'This folder cannot be written' })).toBeVisible()
  await expect(window.getByText(`cannot write to the folder ${folder}`)).toBeVisible()
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

test('another practice can be chosen', async ({ start }) => {
  const spoilt = copyOfPractice()
  truncateSync(file(spoilt), 0)
  const other = copyOfPractice()
  const before = fingerprint(spoilt)
  const app = await start({ dataFolder: spoilt })
  const { window } = app
  for (const chosen of [[], [other]]) {
    await inMain(
      app,
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths })
      },
      chosen,
    )
    await window.getByRole('button', { name: 'Open another practice' }).click()
    if (chosen.length === 0) await expect(window.getByText('It is still the same.')).toBeVisible()
  }
  await untilReady(window, 'Friday 15 May 2026')
  await seeThePractice(window)
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
