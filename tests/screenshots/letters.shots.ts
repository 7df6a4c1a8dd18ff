import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LetterKind } from '@shared/letters'
import { v7 as newId } from 'uuid'
import { drawnLogo } from '../support/drawn-logo'
import { expect, freshFolder, removeFolder, test } from '../support/greenroom-app'
import { pictureFolder, sharedStill, take } from '../support/pictures'
import { callApp, openPlace, saveSettings } from '../support/practice-calls'
import { answerOpenDialog, answerSaveDialog } from '../support/save-dialog'

const app = sharedStill()
const folder = pictureFolder('letters')

/** A letter of the demo practice as a PDF, with its pages as pictures. */
async function write(name: string, client: string, topics: readonly string[], kind: LetterKind = 'letter') {
  const { window } = app()
  const { rows } = await callApp(window, 'clients.list', {})
  const clientId = rows.find((row) => row.name === client)?.id ?? ''
  const { timeline } = await callApp(window, 'interviews.history', { clientId })
  const question = timeline.find(({ type }) => type === 'question')
  const id = newId()
  await callApp(window, 'letters.create', {
    id,
    clientId,
    opportunityId: question?.opportunityId ?? null,
    questionId: question?.id ?? null,
    kind,
    topics: [...topics],
  })
  const file = join(folder, `${name}.pdf`)
  await answerSaveDialog(app(), file)
  expect(await callApp(window, 'letters.exportPdf', { id })).toMatchObject({ saved: true })
  execFileSync('pdftoppm', ['-png', '-r', '70', file, join(folder, name)])
}

test('three letters of the demo practice', async () => {
  const { window } = app()
  await write('waiting', 'Marie Keller', ['promised-date-passed', 'keep-searching'])
  const logo = join(freshFolder(), 'logo.png')
  writeFileSync(logo, drawnLogo())
  await answerOpenDialog(app(), logo)
  await callApp(window, 'settings.chooseLogo', {})
  await saveSettings(window, { addressWindow: 'din' })
  const second = 'Leila Haddad'
  const { rows } = await callApp(window, 'clients.list', {})
  const brushOff = rows.find(({ tags }) => tags.includes('Reader 2'))?.name ?? second
  await write('three-answers', brushOff, [
    'is-this-a-brush-off',
    'how-long-is-normal',
    'stay-positive',
    'keep-searching',
  ])
  await saveSettings(window, { letterFont: 'sans', addressWindow: 'none' })
  const returning = rows.find(({ tags }) => tags.includes('Bob'))?.name ?? ''
  await write('short-reply', returning, ['two-employers-leverage'], 'reply')
  removeFolder(join(logo, '..'))
  expect(readdirSync(folder).filter((name) => name.endsWith('.pdf'))).toHaveLength(3)
})

const views = [
  ['advice-ledger', '#/ledger'],
  ['settings-letterhead', '#/settings'],
] as const
for (const [name, hash] of views)
  test(name, async () => {
    await openPlace(app().window, hash)
    await take(app(), name, async (window) => {
      await expect(window.getByRole('main')).not.toContainText('Counting')
    })
  })
