import { expectAccessible } from '../support/axe'
import { expect, test, untilReady } from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'

test('closed clients are proposed when their time is over, and erased by the coach’s hand alone', async ({
  start,
}) => {
  const first = await start()
  for (const fullName of ['Ada Closed', 'Bela Closed', 'Cleo Closed'])
    await callApp(first.window, 'clients.save', { fullName, state: 'closed' })
  await callApp(first.window, 'clients.save', { fullName: 'Dora Active' })
  await first.close()

  const { window } = await start({ env: { GREENROOM_TODAY: '2028-06-01' } })
  await window.keyboard.press('Control+9')
  await untilReady(window, 'Settings')
  const part = window.getByRole('region', { name: 'Keeping and erasing' })
  await expect(part.getByText('Ada Closed')).toHaveCount(0)
  await part.getByLabel('Propose closed clients for erasing').selectOption('After 24 months')
  await expect(part.getByText('The time of 3 clients is over.')).toBeVisible()
  await expect(part.getByText('Dora Active')).toHaveCount(0)
  await part.getByRole('checkbox', { name: 'Choose Ada Closed' }).check()
  await part.getByRole('checkbox', { name: 'Choose Cleo Closed' }).check()
  await part.getByRole('heading', { name: 'Keeping and erasing' }).scrollIntoViewIfNeeded()
  await expectAccessible(window, 'closed clients whose time is over')
  await part.getByRole('button', { name: 'Erase 2 clients' }).click()
  const dialog = window.getByRole('dialog')
  await expect(dialog).toContainText('This cannot be taken back.')
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await expect(window.getByText(/2 clients are erased for good\. .* until 2 June 2029\./)).toBeVisible()
  await expect(part.getByText('The time of one client is over.')).toBeVisible()
  const erased = part.getByRole('table', { name: 'What was erased' })
  await expect(erased.getByRole('row', { name: /1 Jun 2028 Time was over 2 2 2 Jun 2029/ })).toBeVisible()
  const left = await callApp(window, 'clients.list', {})
  expect(left.rows.map(({ name }) => name).toSorted()).toEqual(['Bela Closed', 'Dora Active'])
})
