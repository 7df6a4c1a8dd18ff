import { join } from 'node:path'
import { expectAccessible } from '../support/axe'
import { expect, freshFolder, removeFolder, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'
import { caseDialogs } from '../support/screens'
import { prepareSession } from '../support/session-calls'

const app = sharedApp('default', ['--demo'])
const letterId = '01890000-0000-7000-8000-00000000aaaa'
let marieId = ''

test.beforeAll(async () => {
  const { window } = app()
  const { rows } = await callApp(window, 'clients.list', { filter: 'Marie Keller' })
  marieId = rows[0]?.id ?? ''
  const { timeline, opportunities } = await callApp(window, 'interviews.history', { clientId: marieId })
  const { letter } = await callApp(window, 'letters.create', {
    id: letterId,
    clientId: marieId,
    opportunityId: opportunities[0]?.id ?? null,
    questionId: timeline.find(({ type }) => type === 'question')?.id ?? null,
    topics: ['promised-date-passed', 'call-the-manager'],
  })
  // A field that nobody knows, and two schools in one letter: everything that can stand under the text stands there.
  const open = {
    type: 'paragraph',
    content: [{ type: 'fact', attrs: { field: 'otherEmployer.name', fallback: null } }],
  } as const
  const { id, title, kind, body, opportunityId, roundId, questionId, topics } = letter
  await callApp(window, 'letters.save', {
    id,
    title,
    kind,
    opportunityId,
    roundId,
    questionId,
    topics: [...topics],
    filled: [],
    body: { type: 'doc', content: [...body.content, open] },
  })
})

test('the list of clients, filled and empty, and its dialogs', async () => {
  const { window } = app()
  await openPlace(window, '#/clients')
  await expect(window.getByRole('row', { name: /Marie Keller/ })).toBeVisible()
  await expectAccessible(window, 'clients')
  await window.getByLabel('Filter this list').fill('nobody is called so')
  await expect(window.getByText('No client matches')).toBeVisible()
  await expectAccessible(window, 'no clients')
  await openPlace(window, '#/clients')
  await window.keyboard.press('n')
  await expect(window.getByLabel('Full name')).toBeFocused()
  await expectAccessible(window, 'new client')
  await window.keyboard.type('Ann')
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
  await expectAccessible(window, 'leave without saving')
  await window.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await window.keyboard.press('?')
  await expect(window.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectAccessible(window, 'keys')
})

for (const tab of [
  'timeline',
  'opportunities',
  'notes',
  'letters',
  'appointments',
  'documents',
  'facts',
] as const)
  test(`a case, ${tab}`, async () => {
    const { window } = app()
    await openPlace(window, `#/clients/${marieId}/${tab}`)
    await expect(window.getByRole('tabpanel')).toBeVisible()
    await expectAccessible(window, tab)
  })

// One test a dialog: axe reads the whole page each time.
for (const [key, name] of caseDialogs)
  test(`a case, ${name}`, async () => {
    const { window } = app()
    await openPlace(window, `#/clients/${marieId}/timeline`)
    await window.keyboard.press(key)
    await expect(window.getByRole('dialog', { name })).toBeVisible()
    await expectAccessible(window, name)
  })

test('a case, consent and the dialog of a document', async () => {
  const { window } = app()
  await openPlace(window, `#/clients/${marieId}/timeline`)
  await window.getByRole('button', { name: /^Record consent/ }).click()
  await expect(window.getByRole('dialog', { name: 'Record consent' })).toBeVisible()
  await expectAccessible(window, 'consent')
  await openPlace(window, `#/clients/${marieId}/documents`)
  await window.getByRole('button', { name: /^Edit/ }).first().click()
  await expect(window.getByRole('dialog', { name: 'Document' })).toBeVisible()
  await expectAccessible(window, 'document')
})

test('a case, its menus', async () => {
  const { window } = app()
  await openPlace(window, `#/clients/${marieId}/timeline`)
  await window.keyboard.press('/')
  await expect(window.getByRole('menu', { name: 'Everything, show one kind of entry' })).toBeVisible()
  await expectAccessible(window, 'kinds of entry', { popsUp: true })
  await window.keyboard.press('Escape')
  await window.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(window.getByRole('menu')).toBeVisible()
  await expectAccessible(window, 'add menu', { popsUp: true })
})

test('a case, earlier versions of a note', async () => {
  const { window } = app()
  const id = '01890000-0000-7000-8000-00000000dddd'
  for (const text of ['Wants to work in Bristol.', 'Would move to Leeds.'])
    await callApp(window, 'notes.save', {
      id,
      clientId: marieId,
      keepsVersion: true,
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    })
  await openPlace(window, `#/clients/${marieId}/notes`)
  await window.getByRole('button', { name: 'Earlier versions' }).click()
  await expect(window.getByRole('insertion').first()).toBeVisible()
  await expectAccessible(window, 'earlier versions')
})

test('a letter, its form of open fields, and the list of letters', async () => {
  const { window } = app()
  await openPlace(window, `#/letters/${letterId}`)
  await expect(window.getByRole('article', { name: /^Page 1/ }).locator('canvas')).toBeVisible()
  await expectAccessible(window, 'letter')
  await window.getByRole('button', { name: 'Read it' }).first().click()
  await expectAccessible(window, 'advice read in full')
  await window.getByRole('button', { name: 'Fact' }).click()
  await expect(window.getByPlaceholder('Find a fact')).toBeFocused()
  await expectAccessible(window, 'facts to insert', { popsUp: true })
  await window.keyboard.press('Escape')
  await window.keyboard.press('F8')
  await expect(window.getByRole('dialog', { name: 'Fill in the letter' })).toBeVisible()
  await expectAccessible(window, 'open fields')
  await openPlace(window, '#/letters')
  await expect(window.getByRole('heading', { name: 'Letters' })).toBeVisible()
  await expectAccessible(window, 'letters')
})

test('the board, the calendar and the figures', async () => {
  const { window } = app()
  await openPlace(window, '#/board')
  await expect(window.getByRole('region', { name: 'Checks' })).toContainText('Marie Keller')
  await expectAccessible(window, 'board')
  await openPlace(window, '#/calendar')
  await expect(window.getByRole('grid').locator('[aria-current="date"] a').first()).toBeVisible()
  await expectAccessible(window, 'calendar')
  await openPlace(window, '#/figures')
  await expect(window.getByRole('region', { name: 'How far opportunities came' })).toBeVisible()
  await expectAccessible(window, 'figures')
})

test('the search, empty, with what was found, and with commands', async () => {
  const { window } = app()
  await openPlace(window, '#/letters')
  await window.keyboard.press('Control+k')
  const box = window.getByRole('combobox', { name: 'Search or do anything' })
  await expect(box).toBeFocused()
  await expect(window.getByRole('option', { name: /Filter this list/ })).toBeVisible()
  await expectAccessible(window, 'search, empty')
  await box.fill('panel')
  await expect(window.getByRole('option').locator('mark').first()).toBeVisible()
  await expectAccessible(window, 'search, with hits')
  await box.fill('panel kind:zebra')
  await expect(window.getByText(/means nothing here/)).toBeVisible()
  await expectAccessible(window, 'search, with an unknown filter')
  await box.fill('>')
  await expect(window.getByRole('option', { name: /Go to Employers/ })).toBeVisible()
  await expectAccessible(window, 'search, commands')
})

test('the library of advice, read and edited', async () => {
  const { window } = app()
  await openPlace(window, '#/advice/promised-date-passed')
  await expect(window.getByRole('heading', { name: 'Promised date has passed' })).toBeVisible()
  await expectAccessible(window, 'advice')
  await window.getByRole('button', { name: 'Edit' }).click()
  const text = window.getByLabel('Text for a letter or an e-mail')
  await text.fill('Dear {{client.firstNam}}')
  await expect(window.getByText('There is no field called')).toBeVisible()
  await expectAccessible(window, 'advice, edited')
})

test('the employers, the page of one, and its dialogs', async () => {
  const { window } = app()
  await openPlace(window, '#/employers')
  await expect(window.getByRole('row', { name: /Halden Moor/ })).toBeVisible()
  await expectAccessible(window, 'employers')
  const { rows } = await callApp(window, 'employers.list', { filter: 'Halden Moor' })
  await callApp(window, 'employers.save', { name: 'Halden Moor Ltd' })
  await openPlace(window, `#/employers/${rows[0]?.id}`)
  await expect(window.getByRole('region', { name: 'May be the same employer' })).toBeVisible()
  await expectAccessible(window, 'employer')
  await window.keyboard.press('n')
  await expect(window.getByRole('dialog').getByLabel('Full name')).toBeFocused()
  await expectAccessible(window, 'new person')
  await openPlace(window, `#/clients/${marieId}/timeline`)
  await window.keyboard.press('o')
  await expect(window.getByRole('dialog').getByLabel('Employer', { exact: true })).toBeFocused()
  await window.keyboard.type('Halden Moo')
  await expect(window.getByRole('option', { name: 'Halden Moor', exact: true })).toBeVisible()
  await expectAccessible(window, 'an employer’s name while it is typed', { popsUp: true })
})

test('the settings', async () => {
  const { window } = app()
  await openPlace(window, '#/settings')
  await expect(window.getByLabel('Your name')).toBeVisible()
  await expectAccessible(window, 'settings')
})

test('import and export: the start, a dry run with its problems, and what was done', async () => {
  const { window } = app()
  await openPlace(window, '#/import')
  await expect(window.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  await expectAccessible(window, 'import, nothing chosen')
  const choose = (name: string, text: string) =>
    window
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await choose('people.csv', 'Name;E-mail;Out of work since\nAnna Berg;anna;4/5/2026\n;nobody@x.example;\n')
  const dryRun = window.getByRole('region', { name: 'Dry run' })
  await expect(dryRun.getByText('1 new')).toBeVisible()
  await expectAccessible(window, 'import, dry run')
  await dryRun.getByText(/problems$/).click()
  await expect(dryRun.getByText('line 3')).toBeVisible()
  await expectAccessible(window, 'import, problems')
  await window.getByRole('button', { name: 'Keep this mapping' }).click()
  await expect(window.getByRole('dialog', { name: 'Keep this mapping' })).toBeVisible()
  await expectAccessible(window, 'import, keep a mapping')
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await window.keyboard.press('Escape')
  await choose('people.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Dora Lind\nEND:VCARD\n')
  await expect(window.getByText('1 card: Dora Lind.')).toBeVisible()
  await expectAccessible(window, 'import, cards')
  await window.keyboard.press('Escape')
  await choose(
    'my.ics',
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Talk\nDTSTART:20260518T083000Z\nEND:VEVENT\nEND:VCALENDAR\n',
  )
  await expect(window.getByText('Talk', { exact: true })).toBeVisible()
  await expectAccessible(window, 'import, calendar')
})

test('the first run', async ({ start }) => {
  const { window } = await start()
  await untilReady(window, 'Clients')
  await expectAccessible(window, 'first run')
})

test('the trash, with records and acts, its bulk bar and its questions', async () => {
  const { window } = app()
  const { timeline } = await callApp(window, 'interviews.history', { clientId: marieId })
  const note = timeline.find(({ type }) => type === 'note')
  if (note) await callApp(window, 'notes.remove', { id: note.id })
  await callApp(window, 'clients.bulk', {
    selection: { ids: [marieId] },
    act: { kind: 'state', state: 'paused' },
  })
  await openPlace(window, '#/trash')
  const box = window.getByRole('checkbox', { name: /^Note/ })
  await box.focus()
  await window.keyboard.press('Space')
  await expect(window.getByText('1 selected')).toBeVisible()
  await expectAccessible(window, 'trash')
  await window.keyboard.press('Delete')
  await expect(window.getByRole('dialog', { name: 'Erase this record for good?' })).toBeVisible()
  await expectAccessible(window, 'erase for good')
})

test('what followed the advice, with nothing gone out and with a letter', async () => {
  const { window } = app()
  await openPlace(window, '#/ledger')
  await expect(window.getByText('No letter about an application has gone out yet.')).toBeVisible()
  await expectAccessible(window, 'empty ledger')
  const id = '01890000-0000-7000-8000-00000000bbbb'
  const { opportunities } = await callApp(window, 'interviews.history', { clientId: marieId })
  await callApp(window, 'letters.create', {
    id,
    clientId: marieId,
    opportunityId: opportunities[0]?.id ?? null,
    questionId: null,
    topics: ['keep-searching'],
  })
  const folder = freshFolder()
  await answerSaveDialog(app(), join(folder, 'letter.pdf'))
  await callApp(window, 'letters.exportPdf', { id })
  removeFolder(folder)
  await openPlace(window, '#/ledger')
  await expect(window.getByRole('table', { name: 'The newest letters' })).toContainText('Marie Keller')
  await expectAccessible(window, 'ledger')
})

const isOfClient = (page: { url: () => string }): boolean => page.url().endsWith('/client.html')

test('the list of sessions, and what prepares one', async () => {
  const { window } = app()
  await openPlace(window, '#/mock-sessions')
  await expect(window.getByRole('heading', { name: 'Mock sessions' })).toBeVisible()
  await expectAccessible(window, 'list of sessions')
  await openPlace(window, `#/clients/${marieId}/timeline`)
  await window.keyboard.press('s')
  await expect(window.getByRole('button', { name: 'Prepare the session' })).toBeVisible()
  await window.getByLabel('Add your own words').fill('Why Halden Moor?')
  await window.keyboard.press('Enter')
  await expectAccessible(window, 'preparing a session')
})

test('a mock session from its beginning to its end', async () => {
  test.setTimeout(180_000)
  const { window, electron } = app()
  const id = await prepareSession(window, marieId, { questions: 10 })
  await openPlace(window, `#/mock-sessions/${id}`)
  await expect(window.getByRole('button', { name: 'Begin' })).toBeFocused()
  await expectAccessible(window, 'a prepared session')
  await window.keyboard.press('Enter')
  await expect(window.getByText('Live', { exact: true })).toBeVisible()
  await window.keyboard.press('4')
  await window.keyboard.press('w')
  await window.keyboard.type('looks away')
  await expectAccessible(window, 'a live session with an open whisper')
  await window.keyboard.press('Enter')
  await expectAccessible(window, 'a live session')
  await window.keyboard.press('/')
  await expect(window.getByLabel('Number or a word of it')).toBeFocused()
  await expectAccessible(window, 'jumping to a question')
  await window.keyboard.press('Escape')
  await window.keyboard.press('c')
  await expect.poll(() => electron.windows().some(isOfClient)).toBe(true)
  const client = electron.windows().find(isOfClient)
  if (!client) throw new Error('the client’s window is gone')
  await expect(client).toHaveTitle('Interview question')
  await expectAccessible(client, 'the client’s window', { hasTheme: false })
  await window.keyboard.press('c')
  await window.keyboard.press('p')
  await window.keyboard.press('Control+1')
  await expect(window.getByRole('region', { name: 'Open session' })).toBeVisible()
  await expectAccessible(window, 'the open session on another screen')
  await callApp(window, 'mockSessions.end', { id })
})
