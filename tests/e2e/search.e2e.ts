import { docFromPlainText } from '@shared/rich-text'
import { expectAccessible } from '../support/axe'
import { expect, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

const app = sharedApp('serial', ['--demo'])
const box = () => app().window.getByRole('combobox', { name: 'Search or do anything' })
/** Opens the box by its key and waits until it hears. */
async function open(): Promise<void> {
  await app().window.keyboard.press('Control+k')
  await expect(box()).toBeFocused()
}
// Within the box's own list: the screen behind it has options too.
const options = () => app().window.getByRole('listbox', { name: 'What can be chosen' }).getByRole('option')
const option = (name: string | RegExp) => options().and(app().window.getByRole('option', { name }))
let marieId = ''

test.beforeAll(async () => {
  const { window } = app()
  const { rows } = await callApp(window, 'clients.list', { filter: 'Marie Keller' })
  marieId = rows[0]?.id ?? ''
  for (const [number, text] of ['The quokka question came up again.', 'Nothing of note today.'].entries())
    await callApp(window, 'notes.save', {
      id: `01890000-0000-7000-8000-00000000bb0${number}`,
      clientId: marieId,
      body: docFromPlainText(text),
    })
})

test('finds a word in a note and opens the note', async () => {
  const { window } = app()
  await openPlace(window, '#/letters')
  await open()
  await window.keyboard.type('quokk')
  await expect(option(/The quokka question/)).toHaveAttribute('aria-selected', 'true')
  await expect(option(/The quokka question/).locator('mark')).toHaveText('quokka')
  await expect(window.getByText('1 record found')).toBeAttached()
  await expectAccessible(window, 'search')
  await window.keyboard.press('Enter')
  await untilReady(window, 'Marie Keller')
  await expect(window.getByRole('textbox', { name: 'Note' })).toHaveText('The quokka question came up again.')
  await expect(window.getByRole('button', { name: /The quokka question/ })).toBeFocused()
})

test('opens a line of the history at the line', async () => {
  const { window } = app()
  const { opportunities } = await callApp(window, 'interviews.history', { clientId: marieId })
  await callApp(window, 'interviews.saveRound', {
    clientId: marieId,
    opportunityId: opportunities[0]?.id ?? '',
    stage: 'phone',
    heldOn: '2025-11-03',
    debrief: 'They asked about the wombat project.',
  })
  await openPlace(window, '#/letters')
  await open()
  await window.keyboard.type('wombat client:keller kind:round')
  await expect(option(/wombat project/)).toBeVisible()
  await window.keyboard.press('Enter')
  await untilReady(window, 'Marie Keller')
  const entry = window.getByRole('list', { name: 'Timeline' }).getByRole('button', { name: /wombat project/ })
  await expect(entry).toBeFocused()
  await expect(entry).toBeInViewport()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('dialog')).toBeVisible()
  // A dialog has the keyboard to itself.
  await window.keyboard.press('Control+k')
  await expect(box()).toHaveCount(0)
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
})

test('offers to create a client whom nobody knows', async () => {
  const { window } = app()
  await openPlace(window, '#/employers')
  await open()
  await window.keyboard.type('Zebedee Quill')
  await expect(window.getByText('No record has “Zebedee Quill” in it.')).toBeVisible()
  await expect(option('New client “Zebedee Quill”')).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(window, 'search without a result')
  await window.keyboard.press('Enter')
  const name = window.getByRole('dialog', { name: 'New client' }).getByLabel('Full name')
  await expect(name).toHaveValue('Zebedee Quill')
  await expect(name).toBeFocused()
  await window.keyboard.press('Control+Enter')
  await untilReady(window, 'Zebedee Quill')
})

test('does what the screen can do, found by words or by key, and gives the focus back', async () => {
  const { window } = app()
  await open()
  await window.keyboard.type('>')
  await expect(option(/Add a question/)).toBeVisible()
  await expect(option(/Go to Employers/)).toBeVisible()
  await expectAccessible(window, 'commands')
  await window.keyboard.type('add a question')
  await expect(options()).toHaveCount(1)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('dialog', { name: 'Add a question' })).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)

  await open()
  await window.keyboard.type('>ctrl 2')
  await expect(option(/Go to Clients/)).toHaveAttribute('aria-selected', 'true')
  await window.keyboard.press('Enter')
  await untilReady(window, 'Clients')

  // Enter that is quicker than the answer opens what the answer brings.
  await open()
  await window.keyboard.type('quokk')
  await window.keyboard.press('Enter')
  await untilReady(window, 'Marie Keller')
  await window.keyboard.press('Control+2')
  await untilReady(window, 'Clients')

  const button = window.getByRole('button', { name: 'Search', exact: true })
  await button.focus()
  await window.keyboard.press('Enter')
  await expect(box()).toBeFocused()
  await expect(option('Marie Keller')).toBeVisible()
  await expect(option('quokk')).toBeVisible()
  // The keys of the screen behind may come a moment later, and then the list is longer.
  await expect(async () => {
    await window.keyboard.press('End')
    await expect(options().last()).toHaveAttribute('aria-selected', 'true', { timeout: 500 })
  }).toPass()
  await window.keyboard.press('ArrowDown')
  await expect(options().first()).toHaveAttribute('aria-selected', 'true')
  await window.keyboard.press('Escape')
  await expect(box()).toHaveCount(0)
  await expect(button).toBeFocused()
})

test('changes the theme from any screen', async () => {
  const { window } = app()
  await window.emulateMedia({ colorScheme: 'light' })
  await open()
  await window.keyboard.type('>dark theme')
  await window.keyboard.press('Enter')
  await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})
