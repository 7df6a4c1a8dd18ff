import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'

/** GREENROOM_FAULTS_N says how often; each time takes a start of the app. */
const kills = Number(process.env.GREENROOM_FAULTS_N ?? '') || 3
const noteId = '01890000-0000-7000-8000-000000000001'

/** Saves one note again and again from the page and says each number after main has answered. */
const keepSaving = (window: Page, clientId: string, from: number) =>
  window.evaluate(
    ([client, note, first]) => {
      const { greenroom } = globalThis as unknown as {
        greenroom: { call: (name: string, input: unknown) => Promise<{ ok: boolean }> }
      }
      const save = async (number: number): Promise<void> => {
        const text = `${number} ${'word '.repeat(number % 200)}`
        const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
        const { ok } = await greenroom.call('notes.save', {
          id: note,
          clientId: client,
          body,
          keepsVersion: true,
        })
        console.info(ok ? `saved ${number}` : 'refused')
        if (ok) void save(number + 1)
      }
      void save(first)
    },
    [clientId, noteId, from] as const,
  )

test('whatever main has answered is there after the app was killed while it saved', async ({ start }) => {
  test.setTimeout(60_000 + kills * 30_000)
  let acked = 0
  let total = 0
  let clientId = ''
  for (let kill = 0; kill <= kills; kill += 1) {
    const app = await start()
    if (kill === 0) ({ id: clientId } = await callApp(app.window, 'clients.save', { fullName: 'Ann Killed' }))
    else {
      const [note] = await callApp(app.window, 'notes.list', { clientId })
      const found = Number.parseInt(JSON.stringify(note?.body).split('"text":"')[1] ?? '0', 10)
      expect(found, `after kill ${kill} of ${kills}`).toBeGreaterThanOrEqual(acked)
      acked = found
    }
    const before = acked
    app.window.on('console', (message) => {
      const number = Number(/^saved (\d+)$/.exec(message.text())?.[1] ?? 0)
      acked = Math.max(acked, number)
    })
    await keepSaving(app.window, clientId, acked + 1)
    await expect.poll(() => acked).toBeGreaterThan(before)
    await sleep(Math.random() * 400)
    await app.kill()
    total += acked - before
  }
  console.log(`figures: ${JSON.stringify({ name: 'kill-app', kills, acks: total, lost: 0 })}`)
  expect(total).toBeGreaterThan(kills)
})
