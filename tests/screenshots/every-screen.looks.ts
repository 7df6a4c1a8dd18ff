import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '../support/greenroom-app'
import { pictureFolder, sharedStill, stillPicture } from '../support/pictures'
import { openPlace, saveSettings } from '../support/practice-calls'
import { everyScreen, untilSettled } from '../support/screens'
import { showAt } from '../support/window-size'

// Every screen as few see it: in the language that is made for tests, or twice as large. Only looked at, in no folder that is kept.
const app = sharedStill()

test('every screen', async () => {
  test.setTimeout(600_000)
  const { window } = app()
  const screens = await everyScreen(window)
  const look = process.env.GREENROOM_LOOK
  const folder = pictureFolder(look === 'zoom' ? 'zoom' : 'pseudo')
  if (look === 'pseudo') await saveSettings(window, { interfaceLanguage: 'en-XA' })
  await showAt(app(), { width: 1280, height: 800, zoom: look === 'zoom' ? 2 : 1 })
  for (const { name, hash } of screens) {
    await openPlace(window, hash)
    await untilSettled(window)
    writeFileSync(join(folder, `${name.replaceAll(' ', '-')}.png`), await stillPicture(window))
  }
})
