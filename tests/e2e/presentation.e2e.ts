import type { Page } from '@playwright/test'
import { expect, test } from '../support/greenroom-app'
import { saveEverywhere } from '../support/hostile-records'
import { askApp, openPlace } from '../support/practice-calls'
import { untilSettled } from '../support/screens'

/** What stands in every field for free words. */
const canary = 'plover seen by the old mill'

/** Fields that name somebody, which come to initials, or something, which the coach has named. */
const naming =
  /^(fullName|preferredName|name|employerName|contactName|saidBy|interviewers|fileName|title|role|label|tags)$/
/** What belongs to the coach and to no client: questions, criteria, advice. */
const ownLibrary = /^(questionBank|criteria|advice|suggest|mockSessions\.prepare$|answers\.save$)/

/** A draft with a plain name wherever `isName` says so; the word stands in every other text. */
function named(draft: unknown, isName: (key: string) => boolean, key = ''): unknown {
  if (typeof draft === 'string') return draft === canary && isName(key) ? 'Ann Quince' : draft
  if (Array.isArray(draft)) return draft.map((one: unknown) => named(one, isName, key))
  if (draft === null || typeof draft !== 'object' || draft instanceof Uint8Array) return draft
  return Object.fromEntries(
    Object.entries(draft).map(([field, value]) => [field, named(value, isName, field)]),
  )
}

/** Where the canary can be read: neither blurred nor drawn for readers of the screen alone. */
const readable = (window: Page): Promise<string[]> =>
  window.evaluate((words) => {
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const parent = text.parentElement
      if (!parent || !text.textContent?.includes(words)) continue
      let isSeen = parent.checkVisibility()
      for (let at: Element | null = parent; at !== null; at = at.parentElement) {
        const { filter, clipPath, clip } = getComputedStyle(at)
        if (filter !== 'none' || clipPath !== 'none' || clip !== 'auto') isSeen = false
      }
      if (isSeen) found.push(parent.outerHTML.slice(0, 200))
    }
    return found
  }, canary)

test('while names are hidden, nothing that a client said or the coach wrote of one can be read', async ({
  start,
}) => {
  test.setTimeout(240_000)
  const { window } = await start()
  const { places } = await saveEverywhere(
    (name, input) =>
      askApp(
        window,
        name,
        named(input, (key) => ownLibrary.test(name) || naming.test(key)),
      ),
    canary,
  )
  const letter = places.find((place) => place.startsWith('#/letters/')) ?? ''
  let placesWithWords = 0
  for (const place of [...places, `${letter}/publish`, '#/today', '#/letters', '#/trash', '#/employers'])
    await test.step(place, async () => {
      await openPlace(window, place)
      await untilSettled(window)
      if ((await readable(window)).length > 0) placesWithWords += 1
      await window.keyboard.press('Control+Shift+L')
      await expect(window.getByRole('note', { name: 'Names are hidden' })).toBeVisible()
      expect(await readable(window), place).toEqual([])
      await window.keyboard.press('Control+Shift+L')
      await expect(window.getByRole('note', { name: 'Names are hidden' })).toHaveCount(0)
    })
  // Most places have words to hide; what holds none says nothing.
  expect(placesWithWords).toBeGreaterThan(9)
  await window.keyboard.press('Control+Shift+L')
  await window.keyboard.press('Control+k')
  await window.getByRole('dialog').getByRole('combobox').fill('plover')
  await expect(window.getByRole('dialog').getByRole('option').nth(3)).toBeVisible()
  expect(await readable(window), 'the search').toEqual([])
})
