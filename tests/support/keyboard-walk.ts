// oxlint-disable unicorn/consistent-function-scoping -- what runs in the page brings all that it needs
import type { Page } from '@playwright/test'

/** Whatever can be pressed, chosen or written in. */
const interactive = [
  'a[href]',
  'button',
  'input:not([type="hidden"])',
  'select',
  'textarea',
  'summary',
  '[contenteditable="true"]',
  ...['button', 'link', 'tab', 'option', 'checkbox', 'radio', 'switch', 'menuitem', 'row'].map(
    (role) => `[role="${role}"]`,
  ),
].join(', ')

/** Numbers what can be used within `root` and is on screen now; answers how many there are. */
function number(window: Page, root: string): Promise<number> {
  return window.evaluate(
    ([selector, within]) => {
      for (const element of document.querySelectorAll('[data-walk]')) element.removeAttribute('data-walk')
      const found = [...document.querySelectorAll<HTMLElement>(`${within} :is(${selector})`)].filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.matches(':disabled, [aria-hidden="true"] *, [inert] *') &&
          // A head of a table is a row that nobody uses; its cells are.
          !(element.matches('[role="row"]') && element.tabIndex < 0 && !element.matches('[tabindex]')),
      )
      for (const [index, element] of found.entries()) element.dataset.walk = String(index)
      return found.length
    },
    [interactive, root] as const,
  )
}

/** Notes where the focus is, as reached; answers that element's number. */
const noteFocus = (window: Page): Promise<string> =>
  window.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return 'body'
    element.dataset.walked = 'yes'
    return element.dataset.walk ?? 'other'
  })

/** What has not been reached, by what it is. */
const left = (window: Page): Promise<{ readonly walk: string; readonly html: string }[]> =>
  window.evaluate(() => {
    const reached = (element: HTMLElement): boolean => {
      if (element.dataset.walked === 'yes') return true
      // One of a group of radio buttons is a stop, the arrows choose among them: the browser's own way.
      if (element instanceof HTMLInputElement && element.type === 'radio')
        return [...document.querySelectorAll<HTMLElement>(`input[name="${CSS.escape(element.name)}"]`)].some(
          (one) => one.dataset.walked === 'yes',
        )
      if (element.getAttribute('role') === 'tab')
        return element.closest('[role="tablist"]')?.querySelector('[data-walked="yes"]') !== null
      // The sign that takes a tag away; in the field beside it Backspace does.
      if (element.matches('.mantine-Pill-remove')) return true
      // A key of its own presses it, wherever the focus is.
      return element.hasAttribute('aria-keyshortcuts')
    }
    return [...document.querySelectorAll<HTMLElement>('[data-walk]')]
      .filter((element) => element.isConnected && element.checkVisibility() && !reached(element))
      .map((element) => ({ walk: element.dataset.walk ?? '', html: element.outerHTML.slice(0, 160) }))
  })

/** Presses a key until the focus no longer moves, at most so often. */
async function pressWhileMoving(window: Page, key: string, most: number): Promise<void> {
  let before = ''
  for (let presses = 0; presses < most; presses += 1) {
    await window.keyboard.press(key)
    const now = await noteFocus(window)
    if (now === before) return
    before = now
  }
}

/**
 * Walks over everything that can be used within `root`: by Tab, and from the stops of lists and grids by the arrow keys.
 * Answers what the keyboard does not reach.
 */
export async function unreachable(window: Page, root = 'body'): Promise<string[]> {
  const count = await number(window, root)
  await window.evaluate(() => {
    for (const element of document.querySelectorAll('[data-walked]')) element.removeAttribute('data-walked')
  })
  for (let presses = 0; presses < count + 12; presses += 1) {
    await window.keyboard.press('Tab')
    await noteFocus(window)
  }
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const missed = await left(window)
    if (missed.length === 0) return []
    const hasStop = await window.evaluate(
      (walk) => {
        const missing = document.querySelector(`[data-walk="${walk}"]`)
        for (let around = missing?.parentElement; around; around = around.parentElement) {
          const stop = [...around.querySelectorAll<HTMLElement>('[data-walked="yes"]')].find(
            (one) => one.tabIndex >= 0 && !one.matches('input:not([type="checkbox"]), textarea, select'),
          )
          if (!stop) continue
          stop.focus()
          return true
        }
        return false
      },
      missed[rounds % missed.length]?.walk ?? '',
    )
    if (!hasStop) break
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft']) await pressWhileMoving(window, key, 60)
    // Column by column, where things stand side by side.
    for (let columns = 0; columns < 8; columns += 1) {
      await window.keyboard.press('ArrowRight')
      await noteFocus(window)
      for (const key of ['ArrowUp', 'ArrowDown']) await pressWhileMoving(window, key, 12)
    }
  }
  return (await left(window)).map(({ html }) => html)
}

/** Opens every menu of the screen by keyboard, goes through its items and back; answers what is wrong. */
export async function walkMenus(window: Page): Promise<string[]> {
  const wrong: string[] = []
  const buttons = window.locator('[aria-haspopup="menu"]:visible')
  for (let index = 0; index < (await buttons.count()); index += 1) {
    const button = buttons.nth(index)
    const name = (await button.getAttribute('aria-label')) ?? (await button.textContent()) ?? ''
    await button.focus()
    await window.keyboard.press('Enter')
    const menu = window.getByRole('menu').last()
    await menu.waitFor()
    const items = menu.locator('[role^="menuitem"]:visible:not([data-disabled]):not([aria-disabled="true"])')
    const expected = await items.count()
    const seen = new Set<string>()
    for (let presses = 0; presses <= expected; presses += 1) {
      await window.keyboard.press('ArrowDown')
      seen.add(
        await window.evaluate(() => {
          const element = document.activeElement
          return element?.getAttribute('role')?.startsWith('menuitem') ? (element.textContent ?? '') : ''
        }),
      )
    }
    seen.delete('')
    const texts = new Set(await items.allTextContents())
    for (const text of texts) if (!seen.has(text)) wrong.push(`menu “${name}”: no way to “${text}”`)
    await window.keyboard.press('Escape')
    await menu.waitFor({ state: 'hidden' })
    const isBack = await button.evaluate((element) => element === document.activeElement)
    if (!isBack) wrong.push(`menu “${name}”: the focus does not come back`)
  }
  return wrong
}

type AxNode = {
  readonly ignored: boolean
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[]
}

const named = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'switch',
  'tab',
  'menuitem',
  'option',
  'slider',
  'spinbutton',
  'dialog',
  'grid',
  'table',
  'region',
  'navigation',
  'img',
  'image',
])

/** What a screen reader would call by no name at all, from the tree that the browser gives it; and a count of what it has. */
export async function nameless(window: Page): Promise<{ wrong: string[]; count: number }> {
  const session = await window.context().newCDPSession(window)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly AxNode[] }
  await session.detach()
  const shown = nodes.filter(({ ignored, role }) => !ignored && role && named.has(role.value))
  const wrong = shown
    .filter(({ name }) => !name?.value.trim())
    .map(({ role }) => `${role?.value} without a name`)
  const rolesOf = (value: string) => nodes.filter(({ ignored, role }) => !ignored && role?.value === value)
  if (rolesOf('main').length !== 1) wrong.push(`${rolesOf('main').length} main landmarks`)
  const heads = nodes.filter(
    ({ ignored, role, properties }) =>
      !ignored &&
      role?.value === 'heading' &&
      properties?.some(({ name, value }) => name === 'level' && value.value === 1),
  )
  if (heads.length !== 1) wrong.push(`${heads.length} headings of the first level`)
  return { wrong, count: shown.length }
}
