import type { Locator, Page } from '@playwright/test'
import { expect, sharedApp, test, untilReady } from '../support/greenroom-app'
import { openPlace } from '../support/practice-calls'

const app = sharedApp('default', ['--demo'])

/** Presses Tab until something has the focus; fails when it is never reached. */
async function tabTo(window: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await window.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('from the list over a case and a note to a letter that can leave, without the mouse', async () => {
  const { window } = app()
  await untilReady(window, 'Friday 15 May 2026')
  await window.keyboard.press('Control+2')
  await untilReady(window, 'Clients')
  await window.keyboard.press('/')
  await expect(window.getByLabel('Filter this list')).toBeFocused()
  await window.keyboard.type('Keller')
  await expect(window.getByRole('status').filter({ hasText: '1 client shown' })).toBeVisible()
  await tabTo(window, window.getByRole('row', { name: /Marie Keller/ }))
  await window.keyboard.press('Enter')
  await untilReady(window, 'Marie Keller')

  await window.keyboard.press('w')
  await expect(window.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await window.keyboard.type('Told her to keep looking.')
  await expect(window.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()
  // Inside a text the same letters work with Alt.
  await window.keyboard.press('Alt+d')
  await untilReady(window, 'Letter to Marie Keller')
  await expect(window.getByRole('button', { name: 'Add to the letter' })).toBeVisible()
  await window.keyboard.press('Alt+1')
  await expect(window.getByRole('list', { name: 'Advice that fits' }).locator('> li').first()).toContainText(
    'In the letter',
  )
  await tabTo(window, window.getByRole('button', { name: 'Copy and save PDF' }))
  await expect(window.getByRole('button', { name: 'Copy and save PDF' })).toBeFocused()
  await expect(window.getByRole('button', { name: 'Copy and save PDF' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('Escape leads back from a letter to its case and from there to the list, where the row keeps the focus', async () => {
  const { window } = app()
  await openPlace(window, '#/clients')
  await window.getByRole('row', { name: /Nadia Vogt/ }).click()
  await untilReady(window, 'Nadia Vogt')
  await window.keyboard.press('d')
  await untilReady(window, 'Letter to Nadia Vogt')
  await window.keyboard.press('Escape')
  await untilReady(window, 'Nadia Vogt')
  await window.keyboard.press('Escape')
  await untilReady(window, 'Clients')
  await expect(window.getByRole('row', { name: /Nadia Vogt/ })).toBeFocused()
  await window.keyboard.press('j')
  await expect(window.getByRole('row', { name: /Nadia Vogt/ })).not.toBeFocused()
  await window.keyboard.press('k')
  await expect(window.getByRole('row', { name: /Nadia Vogt/ })).toBeFocused()
})

test('the focus comes back to where it was when a dialog closes', async () => {
  const { window } = app()
  await openPlace(window, '#/clients')
  const newClient = window.getByRole('button', { name: 'New client' })
  await newClient.focus()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('dialog', { name: 'New client' }).getByLabel('Full name')).toBeFocused()
  await window.keyboard.press('Escape')
  await expect(newClient).toBeFocused()

  await window.getByRole('row', { name: /Marie Keller/ }).click()
  await untilReady(window, 'Marie Keller')
  const entry = window.getByRole('list', { name: 'Timeline' }).getByRole('button', { name: /asks/ }).first()
  await entry.focus()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('dialog', { name: 'Question' })).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await expect(entry).toBeFocused()

  await window.keyboard.press('?')
  await expect(window.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(entry).toBeFocused()
})

test('the first Tab offers to skip the places, and the focus is always seen', async () => {
  const { window } = app()
  await openPlace(window, '#/clients')
  await window.keyboard.press('Tab')
  const skip = window.getByRole('link', { name: 'Skip to the screen' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('main')).toBeFocused()
  for (let presses = 0; presses < 12; presses += 1) {
    await window.keyboard.press('Tab')
    const ring = await window.evaluate(() => {
      const element = document.activeElement
      if (!element) return 'nothing has the focus'
      // A row's ring is drawn by its cells, a field's by the colour of its border.
      const isRinged = [element, ...element.children].some((part) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part)
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
      })
      return isRinged || element.matches('input, select, textarea') ? 'seen' : element.outerHTML.slice(0, 200)
    })
    expect(ring).toBe('seen')
  }
})
