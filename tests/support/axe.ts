import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What axe finds wrong, a line a place: rule, element, why. */
async function problems(builder: AxeBuilder): Promise<string[]> {
  // Electron opens no second page for axe to finish in, so it finishes in this one.
  const { violations } = await builder.setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.replaceAll(/\s+/g, ' ')}`,
    ),
  )
}

/**
 * Every rule of axe in the light, and contrast once more in the dark. What pops up (a menu, a list under a field) is drawn
 * at the end of the page, outside its landmarks, and belongs to none. A page without the library follows the system alone.
 */
export async function expectAccessible(
  page: Page,
  what: string,
  options: { readonly popsUp?: boolean; readonly hasTheme?: boolean } = {},
): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  // WCAG 2.2 asks for targets of a size; axe leaves that out unless it is told.
  const rules = new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .disableRules(options.popsUp ? ['region'] : [])
  expect.soft(await problems(rules), what).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  const followsBy = async (theme: 'light' | 'dark') => {
    if (options.hasTheme ?? true)
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
  }
  await followsBy('dark')
  expect
    .soft(await problems(new AxeBuilder({ page }).withRules('color-contrast')), `${what}, dark`)
    .toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await followsBy('light')
}
