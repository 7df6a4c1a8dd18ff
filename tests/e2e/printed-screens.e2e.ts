import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inMain, test } from '../support/greenroom-app'
import { pdfText } from '../support/pdf-tools'
import { callApp, openPlace } from '../support/practice-calls'
import { untilSettled } from '../support/screens'

test('on paper a screen is what it says, all of it, and nothing that can be pressed', async ({
  folder,
  start,
}) => {
  const app = await start({ args: ['--demo'] })
  const { window } = app
  const print = async (hash: string): Promise<string> => {
    await openPlace(window, hash)
    await untilSettled(window)
    const bytes = await inMain(app, async ({ BrowserWindow }) =>
      (
        await BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL().includes('index.html'))
          ?.webContents.printToPDF({ pageSize: 'A4' })
      )?.toString('base64'),
    )
    const file = join(folder, 'screen.pdf')
    writeFileSync(file, Buffer.from(bytes ?? '', 'base64'))
    return pdfText(file)
  }
  const { rows } = await callApp(window, 'clients.list', { filter: 'Marie Keller' })
  const clientId = rows[0]?.id ?? ''
  const { timeline } = await callApp(window, 'interviews.history', { clientId })

  const today = await print('#/today')
  expect(today).toContain('Promises passed')
  expect(today).toContain('Unanswered questions')
  expect(today).toContain('Why this is here')
  const story = await print(`#/clients/${clientId}/timeline`)
  expect(story).toContain('10 days late')
  // The timeline goes on below the edge of the window; on paper it is whole.
  expect(timeline.length).toBeGreaterThan(10)
  const oldest = await window.locator('[data-entry]').last().innerText()
  expect(story).toContain(oldest.replaceAll(/\s+/g, ' ').slice(0, 14))
  for (const text of [today, story]) {
    expect(text).not.toContain('Saved views')
    expect(text).not.toContain('Draft a letter')
    expect(text).not.toContain('all keys')
  }
})
