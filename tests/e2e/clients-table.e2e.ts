import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

const demo = { args: ['--demo'] } as const
const row = (window: Page, name: RegExp | string) => window.getByRole('row', { name })
const bar = (window: Page): Locator => window.getByRole('region', { name: 'Selected clients' })

/** Opens the list with the focus on its first row, as a coach who starts with the keyboard. */
async function atFirstRow(window: Page): Promise<void> {
  await openPlace(window, '#/clients')
  await expect(row(window, /Marie Keller/)).toBeVisible()
  await window.keyboard.press('j')
  await expect(window.locator('tr[data-index="0"]')).toBeFocused()
}

test('three clients are selected, tagged and archived by keyboard, and each act is taken back', async ({
  start,
}) => {
  const { window } = await start(demo)
  await atFirstRow(window)
  await window.keyboard.press(' ')
  await window.keyboard.press('Shift+ArrowDown')
  await window.keyboard.press('Shift+ArrowDown')
  await expect(bar(window).getByText('3 selected')).toBeVisible()
  await expect(window.locator('tr[aria-selected="true"]')).toHaveCount(3)
  await expectAccessible(window, 'clients, three selected')

  await window.keyboard.press('t')
  await expect(window.getByRole('dialog', { name: 'Tags of 3 clients' })).toBeVisible()
  await window.keyboard.type('spring')
  await window.keyboard.press('Enter')
  await expectAccessible(window, 'tags of three clients')
  await window.getByRole('button', { name: 'Change the tags' }).click()
  await expect(window.getByText('The tags of 3 clients are changed.')).toBeVisible()
  await expect(window.locator('td[data-column="tags"]', { hasText: 'spring' })).toHaveCount(3)
  await window.keyboard.press('z')
  await expect(window.locator('td[data-column="tags"]', { hasText: 'spring' })).toHaveCount(0)

  const shown = (await callApp(window, 'clients.list', { state: 'active' })).total
  await window.keyboard.press('e')
  await expect(window.getByText('3 clients are set to “Archived”.')).toBeVisible()
  await expect
    .poll(async () => (await callApp(window, 'clients.list', { state: 'active' })).total)
    .toBe(shown - 3)
  await window.keyboard.press('z')
  await expect
    .poll(async () => (await callApp(window, 'clients.list', { state: 'active' })).total)
    .toBe(shown)

  await window.keyboard.press('Escape')
  await expect(bar(window)).toHaveCount(0)
  await window.keyboard.press('Control+a')
  await expect(bar(window).getByText(`${shown} selected`)).toBeVisible()
  await window.keyboard.press('Delete')
  await expect(window.getByText(`${shown} clients are removed.`)).toBeVisible()
  await window.keyboard.press('z')
  await expect(row(window, /Marie Keller/)).toBeVisible()
})

test('cells are edited in place: Enter saves, Tab goes on, Escape leaves', async ({ start }) => {
  const { window } = await start(demo)
  await atFirstRow(window)
  const first = window.locator('tr[data-index="0"]')
  const name = await first.locator('td[data-column="name"]').innerText()
  await window.keyboard.press('F2')
  const field = window.getByRole('textbox', { name: `Name of ${name}` })
  await expect(field).toBeFocused()
  await expectAccessible(window, 'a cell is edited')
  await window.keyboard.type('Marie K. Keller')
  await window.keyboard.press('Tab')
  await expect(window.getByRole('textbox', { name: /^Tags of / })).toBeFocused()
  await window.keyboard.type('finance, spring')
  await window.keyboard.press('Enter')
  await expect(first).toBeFocused()
  await expect(row(window, /Marie K. Keller.*finance, spring/)).toBeVisible()

  await window.keyboard.press('F2')
  await window.keyboard.type('Nobody')
  await window.keyboard.press('Escape')
  await expect(first).toBeFocused()
  await expect(row(window, /Nobody/)).toHaveCount(0)

  await row(window, /Marie K. Keller/)
    .locator('td[data-column="tags"]')
    .dblclick()
  await expect(window.getByRole('textbox', { name: 'Tags of Marie K. Keller' })).toBeFocused()
})

test('a list is narrowed, its columns changed, saved as a view, and found again after a restart', async ({
  start,
  folder,
}) => {
  const app = await start()
  const { window } = app
  for (const [fullName, tags] of [
    ['Ann Lee', ['law']],
    ['Bob Ray', ['finance']],
  ] as const)
    await callApp(window, 'clients.save', { fullName, tags: [...tags], email: 'a@b.example' })
  await openPlace(window, '#/clients')
  await window.getByLabel('Tag').selectOption('law')
  await expect(row(window, /Bob Ray/)).toHaveCount(0)
  await window.getByRole('button', { name: 'Columns' }).click()
  await window.getByRole('checkbox', { name: 'E-mail' }).check()
  await expectAccessible(window, 'columns', { popsUp: true })
  await window.keyboard.press('Escape')
  await expect(window.getByRole('columnheader', { name: 'E-mail' })).toBeVisible()
  await window.getByRole('columnheader', { name: 'Stage now' }).getByRole('button').focus()
  await window.keyboard.press('Alt+ArrowLeft')
  await expect(window.getByRole('columnheader').nth(1)).toHaveText('Stage now')

  await window.keyboard.press('v')
  await expect(window.getByRole('menuitem', { name: 'Save this view' })).toBeVisible()
  await expectAccessible(window, 'views', { popsUp: true })
  await window.getByRole('menuitem', { name: 'Save this view' }).click()
  await window.getByLabel('Name', { exact: true }).fill('Lawyers')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('link', { name: /Lawyers/ })).toBeVisible()
  await window.getByRole('link', { name: /No opportunity yet/ }).click()
  await expect(row(window, /Bob Ray/)).toBeVisible()
  await window.getByRole('link', { name: /Lawyers/ }).click()
  await expect(row(window, /Bob Ray/)).toHaveCount(0)
  // The list is kept a moment after its last change.
  await expect.poll(async () => (await callApp(window, 'app.start', {})).clientsView?.query.tag).toBe('law')
  await app.close()

  const again = await start({ dataFolder: folder })
  await openPlace(again.window, '#/clients')
  await expect(row(again.window, /Ann Lee/)).toBeVisible()
  await expect(row(again.window, /Bob Ray/)).toHaveCount(0)
  await expect(again.window.getByRole('columnheader', { name: 'E-mail' })).toBeVisible()
  await expect(again.window.getByRole('button', { name: 'Lawyers' })).toBeVisible()
  await again.window.keyboard.press('v')
  await again.window.getByRole('menuitem', { name: 'Manage views' }).click()
  await again.window.getByRole('button', { name: 'Remove Lawyers' }).click()
  await expect(again.window.getByText('The view “Lawyers” is removed.')).toBeVisible()
  await again.window.keyboard.press('Escape')
  await again.window.keyboard.press('z')
  await expect(again.window.getByRole('link', { name: /Lawyers/ })).toBeVisible()
})

test('a double is noticed while typing, put side by side, merged, and parted again after a restart', async ({
  start,
  folder,
}) => {
  const app = await start()
  const { window } = app
  const marie = await callApp(window, 'clients.save', {
    fullName: 'Marie Keller',
    email: 'marie@keller.example',
    goals: 'A post in Bristol.',
  })
  await callApp(window, 'interviews.saveQuestion', {
    clientId: marie.id,
    body: 'What now?',
    askedOn: '2026-05-10',
  })
  await openPlace(window, '#/clients')
  await window.keyboard.press('n')
  await expect(window.getByLabel('Full name')).toBeFocused()
  await window.keyboard.type('Keller, Mari')
  await expect(window.getByText('Marie Keller is a client already, with a name like this.')).toBeVisible()
  await window.getByRole('textbox', { name: 'E-mail' }).fill('Marie@Keller.example')
  await expect(window.getByText('Marie Keller has this e-mail already.')).toBeVisible()
  await expectAccessible(window, 'a double is noticed')
  await window.keyboard.press('Control+Enter')
  await expect(window).toHaveTitle(/^Keller, Mari/)

  await openPlace(window, '#/clients')
  await window.getByRole('button', { name: 'More about this list' }).click()
  await window.getByRole('menuitem', { name: 'Possible duplicates' }).click()
  await expect(window.getByText('They have the same e-mail.')).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)

  await window.keyboard.press('Control+a')
  await window.keyboard.press('Escape')
  await window.keyboard.press('j')
  await window.keyboard.press(' ')
  await window.keyboard.press('Shift+ArrowDown')
  await window.keyboard.press('m')
  const dialog = window.getByRole('dialog', { name: 'Make one client of two' })
  await expect(dialog.getByRole('radiogroup', { name: 'Full name' })).toBeVisible()
  await expectAccessible(window, 'side by side')
  await dialog.getByRole('radio', { name: 'Marie Keller' }).check()
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect(window.getByText('The two clients are one now: Marie Keller.')).toBeVisible()
  await expect(row(window, /Keller/)).toHaveCount(1)
  await app.close()

  const again = await start({ dataFolder: folder })
  const [merged] = await callApp(again.window, 'undo.list', {})
  expect(merged?.kind).toBe('merge')
  await callApp(again.window, 'undo.undo', { id: merged?.id ?? '' })
  await openPlace(again.window, '#/clients')
  await expect(row(again.window, /Keller/)).toHaveCount(2)
  const history = await callApp(again.window, 'interviews.history', { clientId: marie.id })
  expect(history.timeline).toMatchObject([{ type: 'question', body: 'What now?' }])
})

test('letters are drafted for the selected, with a summary of who got none', async ({ start }) => {
  const { window } = await start()
  for (const fullName of ['Ann Lee', 'Bob Ray']) await callApp(window, 'clients.save', { fullName })
  await callApp(window, 'clients.save', { fullName: 'Old Friend', state: 'closed' })
  await openPlace(window, '#/clients')
  await window.getByLabel('State').selectOption('all')
  await expect(row(window, /Old Friend/)).toBeVisible()
  await window.getByLabel('Select all in the list').check()
  await window.keyboard.press('l')
  const dialog = window.getByRole('dialog', { name: 'Letters for 3 clients' })
  await expect(dialog.getByRole('combobox', { name: 'About' })).toBeFocused()
  await window.keyboard.type('Keep searching')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Draft the letters' }).click()
  await expect(dialog.getByText('2 letters are drafted.')).toBeVisible()
  await expect(dialog.getByText('closed or archived')).toBeVisible()
  await expectAccessible(window, 'what became of the letters')
  expect(await callApp(window, 'letters.listAll', {})).toHaveLength(2)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await window.keyboard.press('z')
  await expect.poll(async () => (await callApp(window, 'letters.listAll', {})).length).toBe(0)
})
