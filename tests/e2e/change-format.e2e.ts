import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { dataFolderAt } from '../../src/main/data-folder'
import { noKeychain } from '../../src/main/vault/keychain'
import { setPassphrase } from '../../src/main/vault/protection'
import { plainKeys } from '../../src/main/vault/vault-keys'
import { expectAccessible } from '../support/axe'
import { runSql } from '../support/bad-start'
import { exitOf, expect, freshFolder, inMain, removeFolder, test, untilReady } from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'
import { passphrase, unlock } from '../support/vault-steps'

const copies: string[] = []
test.afterAll(() => {
  for (const copy of copies) removeFolder(copy)
})

const migrationsFolder = resolve(__dirname, '../../src/main/db/migrations')
const olderFormat = 210

/** A practice with one client in the format of an earlier version, with the keys of one that was made today. */
function makeOlder(folder: string): string {
  const copy = join(freshFolder(), 'practice')
  copies.push(join(copy, '..'))
  cpSync(folder, copy, { recursive: true, filter: (source) => !source.endsWith('chromium') })
  for (const side of ['', '-wal', '-shm']) rmSync(join(copy, `vault/practice.db${side}`), { force: true })
  const steps = readdirSync(migrationsFolder)
    .toSorted()
    .filter((name) => Number.parseInt(name, 10) <= olderFormat)
    .map((name) => readFileSync(join(migrationsFolder, name), 'utf8'))
  const client = `INSERT INTO client (id, fullName, preferredName, email, phone, addressText, state, goals, ranABusiness,
    createdAt, updatedAt) VALUES ('01890009-0000-7000-8000-000000000001', 'Marie Keller', '', '', '', '', 'active', '', 0,
    '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z');`
  runSql(copy, ['BEGIN;', ...steps, client, `PRAGMA user_version = ${olderFormat};`, 'COMMIT;'].join('\n'))
  return copy
}
const backupsOf = (folder: string) => readdirSync(join(folder, 'backups'))
const title = 'Bringing the practice up to date'

test('a change of format that takes long is shown, may be closed on, and is whole at the next start', async ({
  start,
}) => {
  const maker = await start()
  await maker.close()

  const quick = await start({ dataFolder: makeOlder(maker.dataFolder) })
  await untilReady(quick.window, 'Friday 15 May 2026')
  await expect(quick.window).not.toHaveTitle(`${title} – Greenroom`)
  expect((await callApp(quick.window, 'clients.list', {})).total).toBe(1)
  await quick.close()

  const folder = makeOlder(maker.dataFolder)
  const slow = await start({ dataFolder: folder, env: { GREENROOM_SLOW_CHANGE: '3000' } })
  await expect(slow.window.getByRole('heading', { name: title })).toBeVisible()
  await expect(slow.window.getByRole('progressbar', { name: title })).toBeVisible()
  await expect(slow.window.getByText(/^Making a backup first/)).toBeVisible()
  await expectAccessible(slow.window, 'a change of format', { hasTheme: false })
  await expect(slow.window.getByText('Checking the backup…')).toBeVisible()
  await inMain(slow, ({ dialog, BrowserWindow }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })
    BrowserWindow.getAllWindows()[0]?.close()
  })
  await expect(slow.window.getByText('Greenroom closes as soon as this is done.')).toBeVisible()
  await expect(slow.window.getByText(/^Changing the format, step 1 of/)).toBeVisible()
  await exitOf(slow.process)
  expect(backupsOf(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
  expect(backupsOf(folder).some((name) => name.includes('before-migration'))).toBe(true)

  const again = await start({ dataFolder: folder })
  await untilReady(again.window, 'Friday 15 May 2026')
  expect((await callApp(again.window, 'clients.list', {})).total).toBe(1)
  expect(again.complaints).toEqual([])
})

test('a sealed practice of an older format opens by its passphrase, with the change shown meanwhile', async ({
  start,
}) => {
  const maker = await start()
  await maker.close()
  const folder = makeOlder(maker.dataFolder)
  const { keys } = dataFolderAt(folder)
  for (const key of plainKeys(keys).values())
    await setPassphrase(keys, key, { text: passphrase, byKeychain: false, keychain: noKeychain })

  const { window, complaints } = await start({ dataFolder: folder, env: { GREENROOM_SLOW_CHANGE: '1500' } })
  await unlock(window)
  await expect(window.getByRole('heading', { name: title })).toBeVisible()
  await expect(window.getByText(/^Changing the format, step \d of/)).toBeVisible()
  await expect(window).toHaveTitle('Friday 15 May 2026 – Greenroom', { timeout: 30_000 })
  expect((await callApp(window, 'clients.list', {})).total).toBe(1)
  expect(complaints).toEqual([])
})
