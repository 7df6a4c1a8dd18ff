import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from '../support/axe'
import { expect, inMain, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

test('the log is read, narrowed and copied by keyboard, and the diagnostics with it', async ({
  folder,
  start,
}) => {
  const app = await start()
  const { window } = app
  await callApp(window, 'clients.save', { fullName: 'Kanarienvogel' })
  appendFileSync(
    join(folder, 'log.txt'),
    // More than a window shows: what scrolls has to be reached by keyboard.
    '2026-05-15T07:59:00.000Z info slow call clients.get 51 ms\n'.repeat(60) +
      '2026-05-15T08:00:00.000Z info slow call clients.list 55 ms\n2026-05-15T08:01:00.000Z error disk-full in notes.save\n',
  )
  await openPlace(window, '#/help')
  await window.getByRole('button', { name: 'Log' }).press('Enter')
  await untilReady(window, 'Log')
  const lines = window.getByRole('region', { name: 'Lines of the log' })
  await expect(lines.getByText('disk-full in notes.save')).toBeVisible()
  await expect(lines.getByText('slow call clients.list 55 ms')).toBeVisible()
  await expectAccessible(window, 'the log')
  await lines.focus()
  await window.keyboard.press('End')
  await expect.poll(() => lines.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(200)
  await window.getByLabel('Which lines').selectOption('error')
  await expect(lines.getByText('slow call clients.list 55 ms')).toHaveCount(0)
  await window.keyboard.press('Escape')
  await openPlace(window, '#/log')
  await window.getByRole('main').focus()
  await window.keyboard.press('/')
  await expect(window.getByRole('textbox', { name: 'Find in the log' })).toBeFocused()
  await window.keyboard.type('notes.save')
  await expect(lines.getByRole('listitem')).toHaveCount(1)
  await window.getByRole('button', { name: 'Copy these lines' }).press('Enter')
  await expect(window.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await inMain(app, ({ clipboard }) => clipboard.readText())).toBe(
    '2026-05-15T08:01:00.000Z error disk-full in notes.save',
  )
  await window.getByRole('textbox', { name: 'Find in the log' }).fill('zeppelin')
  await expect(window.getByText('No line of the log has these words.')).toBeVisible()
  await expectAccessible(window, 'the log without a line')

  const diagnostics = window.getByRole('region', { name: 'Diagnostics' })
  await expect(diagnostics).toContainText(/cipher aegis/)
  await diagnostics.getByRole('button', { name: 'Copy diagnostics' }).press('Enter')
  await expect(diagnostics.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await inMain(app, ({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/^Greenroom /)
  expect(copied).toContain('2026-05-15T08:01:00.000Z disk-full in notes.save')
  expect(copied).not.toContain('Kanarienvogel')
  expect(copied).not.toContain(folder)
  await window.getByRole('main').focus()
  await window.keyboard.press('Escape')
  expect(app.complaints).toEqual([])
})
