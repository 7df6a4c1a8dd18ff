import { expectAccessible } from '../support/axe'
import { expect, sharedApp, test } from '../support/greenroom-app'

const app = sharedApp('default', ['--demo'])

test('the guide is found, searched and read by keyboard', async () => {
  const { window } = app()
  await window.keyboard.press('F1')
  await expect(window.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible()
  await expect(window.getByRole('heading', { level: 2, name: 'A coach’s week with Greenroom' })).toBeVisible()
  await window.keyboard.press('j')
  await expect(window.getByRole('heading', { level: 2, name: 'The first ten minutes' })).toBeVisible()
  await window.keyboard.press('j')
  const picture = window.getByRole('img', { name: /^Today: whose promise has passed/ })
  await expect(picture).toBeVisible()
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
  await expectAccessible(window, 'help')

  await window.keyboard.press('/')
  await expect(window.getByRole('textbox', { name: 'Find in the guide' })).toBeFocused()
  await window.keyboard.type('trash 30 days')
  await expect(window.getByRole('heading', { level: 2, name: 'When you slip' })).toBeVisible()
  await expect(window.getByText('One chapter')).toBeVisible()
  await window.getByRole('textbox', { name: 'Find in the guide' }).fill('zeppelin')
  await expect(window.getByText('No chapter has these words.')).toBeVisible()
  await expectAccessible(window, 'help without a chapter')

  await window.keyboard.press('Escape')
  await window.keyboard.press('Escape')
  await window.keyboard.press('Escape')
  await expect(window.getByRole('heading', { level: 1, name: 'Help' })).toHaveCount(0)
})
