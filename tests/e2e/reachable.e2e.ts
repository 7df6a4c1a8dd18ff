import type { MenuItem } from 'electron'
import { expect, inMain, sharedApp, test } from '../support/greenroom-app'
import { nameless, unreachable, walkMenus } from '../support/keyboard-walk'
import { callApp, openPlace } from '../support/practice-calls'
import { caseDialogs, everyScreen, type KnownScreen, untilSettled } from '../support/screens'

// A script that walks menus, screens and dialogs: everything that can be used is reached by keyboard, and has a name.
test.describe.configure({ timeout: 300_000 })
const app = sharedApp('default', ['--demo'])
let screens: readonly KnownScreen[] = []
let caseHash = ''

test.beforeAll(async () => {
  screens = await everyScreen(app().window)
  const { rows } = await callApp(app().window, 'clients.list', { filter: 'Marie Keller' })
  caseHash = `#/clients/${rows[0]?.id}/timeline`
})

async function atEach(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const found: string[] = []
  for (const { name, hash } of screens) {
    await openPlace(app().window, hash)
    await untilSettled(app().window)
    for (const line of await look()) found.push(`${name}: ${line}`)
  }
  return found
}

test('everything on every screen is reached by keyboard', async () => {
  expect(await atEach(() => unreachable(app().window))).toEqual([])
})

test('every menu of every screen opens by keyboard, leads to each item, and gives the focus back', async () => {
  expect(await atEach(() => walkMenus(app().window))).toEqual([])
})

test('everything has a name in the accessibility tree, and every screen one heading and one main part', async () => {
  let named = 0
  const found = await atEach(async () => {
    const { wrong, count } = await nameless(app().window)
    named += count
    return wrong
  })
  expect(found).toEqual([])
  // The tree was really read.
  expect(named).toBeGreaterThan(1_000)
})

for (const [key, name] of [...caseDialogs, ['s', 'Prepare a mock session'], ['?', 'Keys']] as const)
  test(`everything in the dialog ${name} is reached by keyboard and named, and the focus stays in it and comes back`, async () => {
    const { window } = app()
    await openPlace(window, caseHash)
    await untilSettled(window)
    const before = window.getByRole('button', { name: 'Add', exact: true })
    await before.focus()
    await window.keyboard.press(key)
    const dialog = window.getByRole('dialog', { name })
    await expect(dialog).toBeVisible()
    expect(await unreachable(window, '[role="dialog"]')).toEqual([])
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    expect((await nameless(window)).wrong.filter((line) => line.includes('without a name'))).toEqual([])
    await expect(async () => {
      await window.keyboard.press('Escape')
      await expect(window.getByRole('dialog')).toHaveCount(0, { timeout: 500 })
    }).toPass()
    await expect(before).toBeFocused()
  })

test('every item of the window’s own menu leads somewhere', async () => {
  const { window } = app()
  /** Items that are ours; the others have a role and are the system's. */
  const labels = await inMain(app(), ({ Menu }) => {
    const all: string[] = []
    const walk = (items: readonly MenuItem[]): void => {
      for (const item of items) {
        if (item.submenu) walk(item.submenu.items)
        // Printing opens the system's own dialog.
        else if (item.type === 'normal' && !item.role && !item.label.startsWith('Print')) all.push(item.label)
      }
    }
    walk(Menu.getApplicationMenu()?.items ?? [])
    return all
  })
  expect(labels.length).toBeGreaterThanOrEqual(16)
  for (const label of labels) {
    await openPlace(window, caseHash)
    await untilSettled(window)
    const stateOf = () =>
      window.evaluate(
        () =>
          `${globalThis.location.hash} ${document.querySelectorAll('[role="dialog"]').length} ${document.activeElement?.tagName}`,
      )
    const before = await stateOf()
    await inMain(
      app(),
      ({ Menu, BrowserWindow }, wanted) => {
        const walk = (items: readonly MenuItem[]): void => {
          for (const item of items) {
            if (item.submenu) walk(item.submenu.items)
            else if (item.label === wanted) item.click(undefined, BrowserWindow.getAllWindows()[0], undefined)
          }
        }
        walk(Menu.getApplicationMenu()?.items ?? [])
      },
      label,
    )
    await expect.poll(stateOf, { message: label }).not.toBe(before)
  }
})
