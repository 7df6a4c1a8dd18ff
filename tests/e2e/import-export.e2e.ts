import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inMain, type RunningApp, test } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

const people = [
  'Name;E-mail;Company;Role;Applied on;Out of work since;Shoe size',
  'Anna Berg;anna@berg.example;Contoso;Analyst;1.4.2026;3/4/2026;38',
  'Bo Dahl;bo@dahl.example;Fabrikam;Clerk;2.4.2026;;41',
  'Carl "Open;carl;;;;;',
  ';nobody@here.example;;;;;',
].join('\r\n')

/** Who is in the list, by name and id. */
const names = async (one: RunningApp) =>
  (await callApp(one.window, 'clients.list', {})).rows.map(({ name, id }) => [name, id])

/** Chooses a file as the button does; the system's own dialog cannot be pressed. */
async function choose({ window }: RunningApp, file: string): Promise<void> {
  await window.locator('input[type=file]').setInputFiles(file)
}

test('a file is tried, imported by keyboard, and taken back after a restart', async ({ start, folder }) => {
  const file = join(folder, 'people.csv')
  writeFileSync(file, people)
  const app = await start()
  const { window } = app
  await openPlace(window, '#/import')
  await expect(window.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  await choose(app, file)
  const dryRun = window.getByRole('region', { name: 'Dry run' })
  await expect(dryRun.getByText('3 new, 0 to update, 0 unchanged, 1 left out.')).toBeVisible()
  await expect(window.getByText('The file’s days can be read both ways.')).toBeVisible()
  await window.getByLabel('4/5/2026 means').selectOption('dmy')
  await window.getByLabel('Shoe size goes to').selectOption('custom:Shoe size')
  await expect(window.getByText('Nothing is written yet.')).toBeVisible()
  await expect(dryRun.getByText('3 new')).toBeVisible()
  await dryRun.getByText(/problems$/).click()
  await expect(dryRun.getByText('There is no name, and no client has this e-mail.')).toBeVisible()
  await expect(dryRun.getByText('line 5')).toBeVisible()
  expect((await callApp(window, 'clients.list', {})).rows).toHaveLength(0)

  await expect(window.getByRole('button', { name: 'Import 3' })).toBeEnabled()
  await window.keyboard.press('Control+Enter')
  await expect(window.getByRole('button', { name: 'See the clients' })).toBeVisible()
  const { rows } = await callApp(window, 'clients.list', {})
  await expect(window.getByRole('region', { name: 'What was imported' }).getByText('line 5')).toBeVisible()
  expect(rows.map(({ name }) => name).toSorted()).toEqual(['Anna Berg', 'Bo Dahl', 'Carl "Open'])
  await app.close()

  const again = await start()
  await openPlace(again.window, '#/import')
  await again.window.getByRole('button', { name: /^Undo this import: Import of people.csv/ }).press('Enter')
  await expect(again.window.getByText('Taken back', { exact: true })).toBeVisible()
  expect((await callApp(again.window, 'clients.list', {})).rows).toHaveLength(0)
  expect(again.complaints).toEqual([])
})

test('cards become clients, a calendar becomes interviews, and both can be left', async ({
  start,
  folder,
}) => {
  const cards = join(folder, 'people.vcf')
  writeFileSync(
    cards,
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dora Lind\r\nEMAIL:dora@lind.example\r\nEND:VCARD\r\n',
  )
  const app = await start()
  const { window } = app
  await openPlace(window, '#/import')
  await choose(app, cards)
  await expect(window.getByText('1 card: Dora Lind.')).toBeVisible()
  await window.getByRole('button', { name: 'Import 1' }).click()
  await window.getByRole('button', { name: 'Import another file' }).click()
  const [dora] = (await callApp(window, 'clients.list', {})).rows
  const clientId = dora?.id ?? ''
  await callApp(window, 'interviews.saveOpportunity', { clientId, employerName: 'Contoso', role: 'Clerk' })

  const calendar = join(folder, 'calendar.ics')
  writeFileSync(
    calendar,
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Panel interview\r\nDTSTART:20260518T083000Z\r\nDTEND:20260518T093000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  )
  await choose(app, calendar)
  await expect(window.getByText('Panel interview', { exact: true })).toBeVisible()
  await window.getByRole('combobox', { name: 'Client', exact: true }).click()
  await window.getByRole('option', { name: 'Dora Lind' }).click()
  await expect(window.getByText('1 new, 0 to update, 0 unchanged, 0 left out.')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Import 1' })).toBeEnabled()
  await window.keyboard.press('Control+Enter')
  await expect(window.getByRole('button', { name: 'See the clients' })).toBeVisible()
  const { rounds } = await callApp(window, 'interviews.history', { clientId })
  expect(rounds).toEqual([
    expect.objectContaining({ stage: 'panel', heldOn: '2026-05-18', startTime: '09:30', minutes: 60 }),
  ])
  expect(app.complaints).toEqual([])
})

test('the whole practice and the interviews are saved from the screen', async ({ start, folder }) => {
  const app = await start({ args: ['--demo'] })
  const { window } = app
  await openPlace(window, '#/import')
  await answerSaveDialog(app, join(folder, 'open'))
  await window.getByRole('button', { name: 'Save the whole practice' }).click()
  await expect(window.getByText('Saved as open.')).toBeVisible()
  expect(readdirSync(join(folder, 'open')).toSorted()).toEqual(['documents', 'practice.json', 'tables'])
  const practiceFile = join(folder, 'open', 'practice.json')
  await answerSaveDialog(app, join(folder, 'interviews.ics'))
  await window.getByLabel('Promised days').check()
  await window.getByRole('button', { name: 'Save interviews as ICS' }).click()
  await expect(window.getByText('Saved as interviews.ics.')).toBeVisible()
  expect(readFileSync(join(folder, 'interviews.ics'), 'utf8')).toContain('answer promised by')

  // Of one client alone, by keyboard.
  await answerSaveDialog(app, join(folder, 'marie.ics'))
  await window.getByRole('combobox', { name: 'Only of' }).fill('Marie')
  await window
    .getByRole('option', { name: /^Marie/ })
    .first()
    .click()
  await window.getByRole('button', { name: 'Save interviews as ICS' }).press('Enter')
  await expect(window.getByText('Saved as marie.ics.')).toBeVisible()
  const eventsIn = (file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .replaceAll('\r\n ', '')
      .match(/^SUMMARY.*$/gm) ?? []
  expect(eventsIn('marie.ics').length).toBeGreaterThan(0)
  expect(eventsIn('marie.ics').length).toBeLessThan(eventsIn('interviews.ics').length)
  for (const summary of eventsIn('marie.ics')) expect(summary).toContain('Marie')

  const empty = await start({ dataFolder: join(folder, 'empty') })
  await openPlace(empty.window, '#/import')
  await inMain(
    empty,
    ({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
    },
    practiceFile,
  )
  await empty.window.getByRole('button', { name: 'Read in a whole practice' }).click()
  await expect(empty.window.getByText('17 clients are in the practice now.')).toBeVisible()
  expect(await names(empty)).toEqual(await names(app))
})
