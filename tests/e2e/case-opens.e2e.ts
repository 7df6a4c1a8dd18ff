import type { Page } from '@playwright/test'
import { expect, inMain, test } from '../support/greenroom-app'
import { callApp, openPlace, seedWaitingClient } from '../support/practice-calls'

const contacts = 60

/** A client with more history than any window shows at once. */
async function seedLongCase(window: Page): Promise<string> {
  const { client, opportunity } = await seedWaitingClient(window, 'Marie Keller')
  for (let number = 0; number < contacts; number += 1)
    await callApp(window, 'interviews.saveMessage', {
      clientId: client.id,
      opportunityId: opportunity.id,
      direction: 'in',
      kind: 'other',
      channel: 'phone',
      sentOn: '2026-05-04',
      summary: `Call ${number}`,
    })
  return client.id
}

test('a case takes the place of the list in one frame, its first screen whole; the rest follows', async ({
  start,
}) => {
  const { window } = await start()
  const id = await seedLongCase(window)
  await openPlace(window, '#/clients')
  // The first opening loads the screen itself.
  await openPlace(window, `#/clients/${id}/timeline`)
  await openPlace(window, '#/clients')
  await expect(window.getByRole('row', { name: /Marie Keller/ })).toBeVisible()
  const seen = await window.evaluate(async (clientId) => {
    const headings: string[] = []
    globalThis.location.hash = `#/clients/${clientId}/timeline`
    let first: { readonly entries: number; readonly below: number } | null = null
    for (let turn = 0; turn < 600; turn += 1) {
      await new Promise((done) => requestAnimationFrame(done))
      const heading = document.querySelector('h1')?.textContent ?? 'nothing'
      if (headings.at(-1) !== heading) headings.push(heading)
      const entries = [...document.querySelectorAll('[data-entry]')]
      const pane = entries[0]?.closest('section')
      if (!first && pane)
        first = {
          entries: entries.length,
          below: (entries.at(-1)?.getBoundingClientRect().bottom ?? 0) - pane.getBoundingClientRect().bottom,
        }
      if (entries.length > 60) return { headings, first, last: entries.length }
    }
    return { headings, first, last: 0 }
  }, id)
  expect(seen.headings).toEqual(['Clients', 'Marie Keller'])
  expect(seen.first?.below).toBeGreaterThan(0)
  expect(seen.first?.entries).toBeLessThan(contacts)
  expect(seen.last).toBe(contacts + 4)
})

test('a case that takes long to read does not leave the list standing', async ({ start }) => {
  const app = await start()
  const { window } = app
  const { client } = await seedWaitingClient(window, 'Marie Keller')
  await openPlace(window, '#/clients')
  await expect(window.getByRole('row', { name: /Marie Keller/ })).toBeVisible()
  const leaving = window.evaluate(async (clientId) => {
    await new Promise((done) => setTimeout(done, 1_000))
    const started = performance.now()
    globalThis.location.hash = `#/clients/${clientId}/timeline`
    while (document.querySelector('[role="grid"]') !== null) await new Promise((done) => setTimeout(done, 5))
    return performance.now() - started
  }, client.id)
  // Main answers nothing meanwhile.
  await inMain(app, () => {
    const end = Date.now() + 6_000
    while (Date.now() < end);
  })
  expect(await leaving).toBeLessThan(3_000)
  await expect(window.getByRole('heading', { name: 'Marie Keller', level: 1 })).toBeVisible()
})
