import { expectAccessible } from '../support/axe'
import { expect, inMain, type RunningApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'
import { passphrase, protect, unlock } from '../support/vault-steps'

/** Prints as a printer does: keeps the page's text where the test finds it. */
const catchPaper = (app: RunningApp): Promise<void> =>
  inMain(app, ({ app: electronApp }) => {
    electronApp.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => {
        // Nothing runs in that page, so its address is read: it is the page.
        Object.assign(globalThis, { paper: decodeURIComponent(contents.getURL()) })
        done?.(true, '')
      }
    })
  })
const wordsOnPaper = async (app: RunningApp): Promise<readonly string[]> => {
  const paper = await inMain(app, () => (globalThis as { paper?: string }).paper ?? '')
  return [...paper.matchAll(/<li>([a-z]+)<\/li>/g)].map(([, word]) => word ?? '')
}

/** Types the two words that are asked for, from the paper. */
async function typeBack(app: RunningApp): Promise<readonly string[]> {
  const asked = app.window.getByRole('textbox', { name: /^Word \d+$/ })
  await expect(asked).toHaveCount(2)
  const words = await wordsOnPaper(app)
  expect(words).toHaveLength(14)
  for (const field of await asked.all()) {
    const place = Number(
      /\d+/.exec(
        (await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)) ?? '',
      )?.[0],
    )
    await field.fill(words[place - 1] ?? '')
  }
  await app.window.getByRole('button', { name: 'That is the code' }).click()
  return words
}

test('the first start asks what protects the practice, and the code that was printed opens it', async ({
  start,
}) => {
  const app = await start({ env: { GREENROOM_SETUP: '' } })
  const { window } = app
  await catchPaper(app)
  await expect(window).toHaveTitle('Protect your practice – Greenroom')
  await expect(window.getByText('everything in the practice is lost for good')).toBeVisible()
  await expectAccessible(window, 'the set-up of the protection')
  await window.getByRole('button', { name: 'Set the passphrase' }).click()
  await expect(window.getByText('At least eight characters, please.')).toBeVisible()
  await window.getByLabel('New passphrase').fill(passphrase)
  await window.getByLabel('The same again').fill(passphrase)
  await window.keyboard.press('Enter')
  await expect(window.getByText('The passphrase is set.')).toBeVisible()
  await window.getByRole('button', { name: 'Print the code' }).click()
  const words = await typeBack(app)
  await expect(window.getByText('The recovery code counts from now on.')).toBeVisible()
  expect(await window.content()).not.toContain(words[0] ?? 'no word')
  await expectAccessible(window, 'the set-up with its code')
  await window.getByRole('button', { name: 'Begin' }).click()
  await untilReady(window)
  await app.close()

  const again = await start({ env: { GREENROOM_SETUP: '' } })
  await expect(again.window).toHaveTitle('Unlock – Greenroom')
  await again.window.getByRole('button', { name: 'Use the recovery code' }).click()
  await again.window.getByLabel('Recovery code').fill(words.slice(1).join(' '))
  await again.window.getByRole('button', { name: 'Open the practice' }).click()
  await expect(again.window.getByText('A recovery code has 14 words; these are 13.')).toBeVisible()
  await again.window.getByLabel('Recovery code').fill(words.map((word) => word.toUpperCase()).join('\n'))
  await again.window.getByRole('button', { name: 'Open the practice' }).click()
  await untilReady(again.window)
  await expect(again.window).not.toHaveTitle('Protect your practice – Greenroom')
})

test('the set-up can be put off, said plainly, and does not ask again', async ({ start }) => {
  const app = await start({ env: { GREENROOM_SETUP: '' } })
  await expect(app.window.getByText('Not now means: the key lies in a file on this computer')).toBeVisible()
  await app.window.getByRole('button', { name: 'Not now' }).click()
  await untilReady(app.window)
  await app.close()
  const again = await start({ env: { GREENROOM_SETUP: '' } })
  await expect(again.window).not.toHaveTitle(/Protect|Unlock/)
  await again.window.keyboard.press('Control+9')
  await expect(again.window.getByText('its key lies beside it in keys.json')).toBeVisible()
})

test('in Settings the passphrase is changed, a new key is given, and the passphrase is taken away', async ({
  start,
}) => {
  const app = await start()
  const { window } = app
  await callApp(window, 'clients.save', { fullName: 'Marie Keller' })
  await protect(window)
  await window.keyboard.press('Control+9')
  await window.getByRole('button', { name: 'Change', exact: true }).click()
  await expectAccessible(window, 'the dialog of the passphrase')
  await window.getByLabel('The passphrase as it is now').fill('not this one')
  await window.getByLabel('New passphrase').fill('five loud herons leave')
  await window.getByLabel('The same again').fill('five loud herons leave')
  await window.getByRole('button', { name: 'Change it' }).click()
  await expect(window.getByRole('alert')).toContainText('That is not the passphrase')
  await window.getByLabel('The passphrase as it is now').fill(passphrase)
  await window.getByRole('button', { name: 'Change it' }).click()
  await expect(window.getByRole('dialog')).toHaveCount(0)

  const isShownAnew = window.waitForEvent('load')
  await window.getByRole('button', { name: 'New key' }).click()
  await window.getByLabel('The passphrase as it is now').fill('five loud herons leave')
  await window.getByRole('button', { name: 'Change the key' }).click()
  await isShownAnew
  await untilReady(window, 'Settings')
  await window.keyboard.press('Control+l')
  await unlock(window, 'five loud herons leave')
  await untilReady(window, 'Settings')
  await window.getByRole('button', { name: 'Take away' }).click()
  await window.getByLabel('The passphrase as it is now').fill('five loud herons leave')
  await window.getByRole('button', { name: 'Take it away' }).click()
  await expect(window.getByText('its key lies beside it in keys.json')).toBeVisible()
  await openPlace(window, '#/clients')
  await expect(window.getByRole('row', { name: /Marie Keller/ })).toBeVisible()
})

test('the dialogs of recovery code and key are sound for every eye', async ({ start }) => {
  const app = await start()
  const { window } = app
  await protect(window)
  await window.keyboard.press('Control+9')
  await window.getByRole('button', { name: 'Print a recovery code' }).click()
  await expect(window.getByRole('dialog', { name: 'Print a recovery code' })).toBeVisible()
  await expectAccessible(window, 'the dialog of the recovery code')
  await catchPaper(app)
  await window.getByRole('button', { name: 'Print the code' }).click()
  await typeBack(app)
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await window.getByRole('button', { name: 'New key' }).click()
  await expect(window.getByText('The recovery code changes with the key.')).toBeVisible()
  await expectAccessible(window, 'the dialog of the new key with its code')
  await window.keyboard.press('Escape')
  await window.getByRole('button', { name: 'Take away' }).click()
  await expectAccessible(window, 'taking the passphrase away')
})

test('names become initials and notes a blur by one key, and come back by it', async ({ start }) => {
  const { window } = await start()
  await callApp(window, 'clients.save', { fullName: 'Marie Keller' })
  await openPlace(window, '#/clients')
  await expect(window.getByRole('row', { name: /Marie Keller/ })).toBeVisible()
  await window.keyboard.press('Control+Shift+L')
  await expect(window.getByRole('row', { name: /M\. K\./ })).toBeVisible()
  await expect(window.getByText(/Marie|Keller/)).toHaveCount(0)
  await expect(window.getByRole('note', { name: 'Names are hidden' })).toBeVisible()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: 'M. K.' })).toBeVisible()
  await window.keyboard.press('Control+Shift+L')
  await expect(window.getByRole('heading', { name: 'Marie Keller' })).toBeVisible()
})
