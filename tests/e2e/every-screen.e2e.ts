import { expectAccessible } from '../support/axe'
import { cutOff } from '../support/fits'
import { expect, sharedApp, test } from '../support/greenroom-app'
import { openPlace, saveSettings } from '../support/practice-calls'
import { everyScreen, type KnownScreen, untilSettled } from '../support/screens'
import { showAt } from '../support/window-size'

// What holds for each and every screen, on the demo practice.
test.describe.configure({ timeout: 600_000 })
const app = sharedApp('default', ['--demo'])
let screens: readonly KnownScreen[] = []

test.beforeAll(async () => {
  screens = await everyScreen(app().window)
})

/** Opens one screen after the other and collects what is wrong with each. */
async function lookAtEach(look: (name: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  const { window } = app()
  const found: string[] = []
  for (const { name, hash } of screens) {
    await openPlace(window, hash)
    await untilSettled(window)
    for (const line of await look(name)) found.push(`${name}: ${line}`)
  }
  return found
}

for (const [width, height] of [
  [1280, 800],
  [1600, 1000],
] as const)
  test(`texts a third longer are cut off on no screen of ${width} by ${height}`, async () => {
    const { window } = app()
    await saveSettings(window, { interfaceLanguage: 'en-XA' })
    await showAt(app(), { width, height })
    const found = await lookAtEach(async () => {
      await expect(window.getByRole('main')).toContainText(/[áéíóú]/)
      return cutOff(window)
    })
    await saveSettings(window, { interfaceLanguage: 'en' })
    expect(found).toEqual([])
  })

test('the style sheets of a screen come after those of the library, whose rules they override', async () => {
  const { window } = app()
  await openPlace(window, '#/employers')
  await untilSettled(window)
  const sheets = await window.evaluate(() =>
    [...document.styleSheets].flatMap(({ href }) => /([a-z-]+)-[\w-]{8}\.css$/.exec(href ?? '')?.[1] ?? []),
  )
  expect(sheets).toEqual(expect.arrayContaining(['theme', 'employers-screen']))
  expect(sheets.indexOf('theme')).toBe(0)
  expect(sheets.indexOf('employers-screen')).toBeGreaterThan(sheets.indexOf('theme'))
})

test('axe finds nothing on any screen, in the light and in the dark', async () => {
  await lookAtEach(async (name) => {
    await expectAccessible(app().window, name)
    return []
  })
})

for (const wish of ['the system', 'Settings'] as const)
  test(`who wants less motion and says so in ${wish} gets none on any screen`, async () => {
    const { window } = app()
    const moving = () =>
      window.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element)
          const seconds = `${transitionDuration},${animationDuration}`.split(',').map(Number.parseFloat)
          return Math.max(...seconds) > 0.001
            ? [`${element.tagName} moves for ${Math.max(...seconds)} s`]
            : []
        }),
      )
    await window.emulateMedia({ reducedMotion: 'no-preference' })
    await openPlace(window, '#/clients')
    expect(await moving()).not.toEqual([])
    if (wish === 'the system') await window.emulateMedia({ reducedMotion: 'reduce' })
    else await saveSettings(window, { motion: 'reduced' })
    const found = [...(await lookAtEach(moving))]
    // A dialog comes and goes with motion, where one wants it.
    await openPlace(window, '#/clients')
    await window.keyboard.press('n')
    await expect(window.getByRole('dialog', { name: 'New client' })).toBeVisible()
    found.push(...(await moving()))
    await window.emulateMedia({ reducedMotion: null })
    await saveSettings(window, { motion: 'system' })
    expect(found).toEqual([])
  })

test('in high contrast the focus and what is chosen are seen on every screen', async () => {
  const { window } = app()
  await window.emulateMedia({ forcedColors: 'active' })
  const found = await lookAtEach(async () => {
    const lost: string[] = []
    for (let presses = 0; presses < 14; presses += 1) {
      await window.keyboard.press('Tab')
      lost.push(
        ...(await window.evaluate(() => {
          const element = document.activeElement
          if (!element || element === document.body || element.id === 'screen') return []
          // Shadows are not drawn in high contrast; a row's ring may be drawn by its cells, a switch's by its label.
          const parts = [
            element,
            ...element.children,
            ...(element.parentElement ? [element.parentElement] : []),
          ]
          const isRinged = parts.some((part) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(part)
            return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
          })
          return isRinged ? [] : [`no ring: ${element.outerHTML.slice(0, 120)}`]
        })),
      )
    }
    const chosen = await window.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[aria-current]:not([aria-current="false"])')]
        .filter((element) => element.checkVisibility())
        .flatMap((element) => {
          const plain = element.parentElement ?? document.body
          const [own, around] = [element, plain].map((one) => getComputedStyle(one))
          const isTold =
            own?.backgroundColor !== around?.backgroundColor ||
            own?.color !== around?.color ||
            own?.outlineStyle !== 'none' ||
            own?.borderLeftWidth !== '0px' ||
            own?.fontWeight !== around?.fontWeight
          return isTold ? [] : [`not told apart: ${element.outerHTML.slice(0, 120)}`]
        }),
    )
    return [...lost, ...chosen]
  })
  await window.emulateMedia({ forcedColors: null })
  expect(found).toEqual([])
})
