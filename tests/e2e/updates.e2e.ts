import { join } from 'node:path'
import { expectAccessible } from '../support/axe'
import { expect, inMain, test, untilReady } from '../support/greenroom-app'
import { updateFeed } from '../support/update-feed'

test('a new version is looked for, downloaded and shown, each only when the coach says so', async ({
  start,
}) => {
  const feed = await updateFeed()
  const app = await start()
  const { window, dataFolder } = app
  const part = window.getByRole('region', { name: 'New versions' })
  const button = (name: string) => part.getByRole('button', { name, exact: true })
  const address = part.getByLabel('Address for new versions')
  await window.keyboard.press('Control+9')
  await untilReady(window, 'Settings')
  await expect(part.getByText('Nothing is looked for: no address is set.')).toBeVisible()
  await address.fill('http://example.org/feed')
  await address.press('Enter')
  await expect(part.getByText('It has to begin with https://')).toBeVisible()
  await address.fill(feed.address)
  await address.press('Enter')
  await expect(button('Look nowhere')).toBeVisible()
  expect(feed.visits, 'an address that is set is not asked').toEqual([])

  feed.become({ kind: 'page' })
  await button('Check now').press('Enter')
  await expect(part.getByRole('alert').getByText('is no list of versions')).toBeVisible()
  feed.become({ kind: 'offers', version: await inMain(app, ({ app: electron }) => electron.getVersion()) })
  await button('Check now').press('Enter')
  await expect(part.getByText('You have the newest version.')).toBeVisible()
  feed.become({ kind: 'offers', version: '9.1.0', notes: 'Letters leave <b>faster</b>.' })
  await button('Check now').press('Enter')
  await expect(part.getByText('9.1.0, 3 MB')).toBeVisible()
  await expect(part.getByText('Letters leave faster.')).toBeVisible()
  await expectAccessible(window, 'a newer version')
  await button('Download').press('Enter')
  await expect(part.getByText('It is downloaded and checked.')).toBeVisible({ timeout: 20_000 })
  await inMain(app, ({ shell }) => {
    shell.showItemInFolder = (path) => {
      Object.assign(globalThis, { shown: path })
    }
  })
  await button('Show the file').press('Enter')
  await expect
    .poll(() => inMain(app, () => (globalThis as unknown as { shown?: string }).shown))
    .toBe(join(dataFolder, 'updates', 'pending', 'greenroom_9.1.0_amd64.deb'))

  await button('Look nowhere').press('Enter')
  await expect(part.getByText('Nothing is looked for: no address is set.')).toBeVisible()
  const visits = feed.visits.length
  await window.reload()
  await untilReady(window, 'Settings')
  expect(feed.visits).toHaveLength(visits)
  expect(app.strangers).toEqual([])
  expect(app.complaints).toEqual([])
  await feed.close()
})
