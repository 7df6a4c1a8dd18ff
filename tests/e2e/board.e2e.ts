import { expectAccessible } from '../support/axe'
import { expect, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

const app = sharedApp('serial', ['--demo'])
const column = (name: string) => app().window.getByRole('region', { name, exact: true })
const card = (name: string) => app().window.getByRole('link', { name: new RegExp(`^${name}`) })

test.beforeAll(async () => {
  const { window } = app()
  const client = await callApp(window, 'clients.save', { fullName: 'Aila Virtanen', tags: ['board'] })
  for (const [employerName, stage] of [
    ['Contoso', 'phone'],
    ['Fabrikam', 'second'],
  ] as const) {
    const { id } = await callApp(window, 'interviews.saveOpportunity', { clientId: client.id, employerName })
    await callApp(window, 'interviews.saveRound', {
      clientId: client.id,
      opportunityId: id,
      stage,
      heldOn: '2026-05-11',
    })
  }
  await openPlace(window, '#/board')
})

test('arrows walk the cards as a grid', async () => {
  const { window } = app()
  await untilReady(window, 'Board')
  await expect(column('First talks')).toContainText('Aila Virtanen')
  await expect(column('First talks')).toContainText('phone, for 4 days')
  await window.keyboard.press('/')
  await window.keyboard.type('virtanen')
  await expect(window.getByText('2 opportunities in process')).toBeVisible()
  await window.keyboard.press('Escape')
  await window.keyboard.press('Escape')
  await expect(window.getByLabel('Filter this board')).not.toBeFocused()
  await window.getByLabel('Tag').selectOption('board')
  await expect(window.getByText('2 opportunities in process')).toBeVisible()
  await card('Aila Virtanen Contoso').focus()
  await window.keyboard.press('ArrowRight')
  await expect(card('Aila Virtanen Fabrikam')).toBeFocused()
  await window.keyboard.press('ArrowLeft')
  await expect(card('Aila Virtanen Contoso')).toBeFocused()
})

test('a card moves on by keyboard, says so, keeps the focus, and comes back with undo', async () => {
  const { window } = app()
  await window.keyboard.press('Control+ArrowRight')
  const form = window.getByRole('dialog', { name: 'Move Aila Virtanen, Contoso' })
  await expect(form).toContainText('Records: first interview.')
  await expect(form.getByLabel('Day')).toBeFocused()
  await expect(form.getByLabel('Day')).toHaveValue('2026-05-15')
  await window.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  await expect(column('First')).toContainText('Contoso')
  await expect(column('First talks')).not.toContainText('Contoso')
  await expect(card('Aila Virtanen Contoso')).toBeFocused()
  await expect(window.getByRole('status').filter({ hasText: 'is now in First' })).toHaveCount(1)
  await window.keyboard.press('z')
  await expect(column('First talks')).toContainText('Contoso')
  await expect(card('Aila Virtanen Contoso')).toBeFocused()
})

test('M lets any stage be chosen; moving back is recorded as one more line', async () => {
  const { window } = app()
  await card('Aila Virtanen Fabrikam').focus()
  await window.keyboard.press('m')
  const form = window.getByRole('dialog', { name: 'Move Aila Virtanen, Fabrikam' })
  await form.getByLabel('Stage').selectOption('exploratory')
  await expect(form).toContainText('nothing of the history is removed')
  await expectAccessible(window, 'move form', { popsUp: true })
  await form.getByLabel('Day').focus()
  await window.keyboard.press('Enter')
  await expect(column('First talks')).toContainText('Fabrikam')
  await window.keyboard.press('Enter')
  await untilReady(window, 'Aila Virtanen')
  const timeline = window.getByRole('list', { name: 'Timeline' })
  await expect(timeline).toContainText('Round 2')
  await expect(timeline).toContainText('Round 1')
  await window.keyboard.press('Escape')
  await untilReady(window, 'Board')
  await expect(card('Aila Virtanen Fabrikam')).toBeFocused()
})

test('Escape leaves the form, and the focus goes back to the card', async () => {
  const { window } = app()
  await window.keyboard.press('Control+ArrowLeft')
  await expect(window.getByRole('dialog', { name: /^Move/ })).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await untilReady(window, 'Board')
  await expect(card('Aila Virtanen Fabrikam')).toBeFocused()
})

test('X records an ending and takes the card off the board', async () => {
  const { window } = app()
  await window.keyboard.press('x')
  const form = window.getByRole('dialog', { name: 'How did Aila Virtanen, Fabrikam end?' })
  await form.getByLabel('Ending').selectOption('withdrew')
  await form.getByRole('button', { name: 'Record' }).press('Enter')
  await expect(card('Aila Virtanen Fabrikam')).toHaveCount(0)
  await expect(card('Aila Virtanen Contoso')).toBeFocused()
  await window.keyboard.press('z')
  await expect(card('Aila Virtanen Fabrikam')).toBeVisible()
})

test('a card is dragged to another column', async () => {
  const { window } = app()
  await card('Aila Virtanen Contoso').dragTo(column('Checks'))
  const form = window.getByRole('dialog', { name: 'Move Aila Virtanen, Contoso' })
  await expect(form.getByLabel('To Checks')).toHaveValue('references')
  await form.getByRole('button', { name: 'Record' }).click()
  await expect(column('Checks')).toContainText('references, since today')
})

test('the board is accessible, filled and narrowed to nothing', async () => {
  const { window } = app()
  await openPlace(window, '#/board')
  await expect(column('Applied')).toBeVisible()
  await expectAccessible(window, 'board')
  await window.getByLabel('Filter this board').fill('nobody is called so')
  await expect(window.getByText('No opportunity matches these filters.')).toBeVisible()
  await expectAccessible(window, 'no card')
  expect(app().complaints).toEqual([])
})
