import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { unlockKeys } from '../../src/main/vault/vault-keys'
import { expect, inMain, type RunningApp, test, untilReady } from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'
import { asText, countInMemory, hasOpen, isAlive } from '../support/process-memory'
import { passphrase, protect, unlock } from '../support/vault-steps'

test.skip(process.platform !== 'linux', 'reads /proc')

const pageOf = (app: RunningApp): Promise<number> =>
  inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)

test('after a lock the file is closed within a second, the key is nowhere in main, and no client’s word in the window', async ({
  start,
}) => {
  const canary = 'CanaryMarigold7341'
  // Until a passphrase is set the key lies in its file in digits, and the run that reads it may keep them in freed memory.
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
  const keysFile = join(app.dataFolder, 'vault/keys.json')
  const [key = new Uint8Array()] = (
    await unlockKeys(keysFile, { kind: 'passphrase', text: passphrase })
  ).values()
  const keyBytes = Buffer.from(key)
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
