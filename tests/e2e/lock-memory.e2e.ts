import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { unlockKeys } from '../../src/main/vault/vault-keys'
import { expect, inMain, type RunningApp, test, untilReady } from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'
import { asText, countInMemory, hasOpen, isAlive } from '../support/process-memory'
import { passphrase, protect, unlock } from '../support/vault-steps'

test.skip(process.platform !== 'linux', 'reads /proc')

/** The key of a practice that has a passphrase. */
async function keyOf({ dataFolder }: RunningApp): Promise<Buffer> {
  const keys = await unlockKeys(join(dataFolder, 'vault/keys.json'), { kind: 'passphrase', text: passphrase })
  const [key = new Uint8Array()] = keys.values()
  return Buffer.from(key)
}

const pageOf = (app: RunningApp): Promise<number> =>
  inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)

/** Sets a passphrase and locks; afterwards nothing of the key may be in main. */
async function expectWiped(app: RunningApp, run: string): Promise<void> {
  const main = app.process.pid ?? 0
  await protect(app.window)
  const keyBytes = await keyOf(app)
  const needles = [keyBytes, ...asText(keyBytes.toString('hex'))]
  expect(countInMemory(main, needles)[0], `open, in the run that ${run}`).toBeGreaterThan(0)
  await app.window.keyboard.press('Control+l')
  await expect(app.window).toHaveTitle('Unlock – Greenroom')
  expect(countInMemory(main, needles), `locked, in the run that ${run}`).toEqual([0, 0, 0])
}

/** Opens a locked practice, wherever that leads. */
async function open({ window }: RunningApp): Promise<void> {
  await unlock(window)
  await expect(window).not.toHaveTitle(/^Unlock/)
  await untilReady(window)
}

test('after a lock the file is closed within a second, the key is nowhere in main, and no client’s word in the window', async ({
  start,
}) => {
  test.setTimeout(180_000)
  const canary = 'CanaryMarigold7341'
  const first = await start()
  const { id } = await callApp(first.window, 'clients.save', { fullName: `Ann ${canary}` })
  await protect(first.window)
  await first.close()
  const app = await start()
  const { window } = app
  const main = app.process.pid ?? 0
  await unlock(window)
  await untilReady(window, 'Friday 15 May 2026')
  await window.evaluate((clientId) => {
    globalThis.location.hash = `#/clients/${clientId}/notes`
  }, id)
  await untilReady(window, `Ann ${canary}`)
  const keyBytes = await keyOf(app)
  const database = realpathSync(join(app.dataFolder, 'vault/practice.db'))
  const page = await pageOf(app)
  // The search must be able to find what it looks for.
  expect(countInMemory(main, [keyBytes])[0]).toBeGreaterThan(0)
  expect(Math.max(...countInMemory(page, asText(canary)))).toBeGreaterThan(0)
  expect(hasOpen(main, database)).toBe(true)

  const began = performance.now()
  await window.keyboard.press('Control+l')
  while (hasOpen(main, database) && performance.now() - began < 10_000) await sleep(5)
  const closedMs = performance.now() - began
  await expect(window).toHaveTitle('Unlock – Greenroom')

  expect(closedMs).toBeLessThan(1_000)
  await expect.poll(() => isAlive(page)).toBe(false)
  expect(countInMemory(await pageOf(app), asText(canary))).toEqual([0, 0])
  expect(countInMemory(main, [keyBytes, ...asText(keyBytes.toString('hex'))])).toEqual([0, 0, 0])
  test.info().annotations.push({ type: 'file closed after', description: `${Math.round(closedMs)} ms` })
  console.log(`lock: file closed after ${Math.round(closedMs)} ms`)
  await unlock(window)
  await untilReady(window, `Ann ${canary}`)
})

test('after a lock nothing of the key is left in main, in the runs that wrote and read it where it lay in its file', async ({
  start,
}) => {
  test.setTimeout(240_000)
  const first = await start()
  await expectWiped(first, 'makes the key')
  await open(first)
  await callApp(first.window, 'vault.removePassphrase', { before: passphrase })
  await expectWiped(first, 'puts the key back into its file')
  await open(first)
  await callApp(first.window, 'vault.removePassphrase', { before: passphrase })
  await first.close()
  await expectWiped(await start(), 'reads the key from its file')
})
