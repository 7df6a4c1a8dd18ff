import type { Page } from '@playwright/test'
import type { CallInput } from '@shared/contract'
import { exitOf, expect, inMain, type RunningApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace, type SeededCase, seedWaitingClient } from '../support/practice-calls'

const noteId = '01890000-0000-7000-8000-0000000000a1'
const letterId = '01890000-0000-7000-8000-0000000000a2'
const checked = (window: Page) => window.getByRole('checkbox', { checked: true })
const row = (window: Page, name: string | RegExp) => window.getByRole('checkbox', { name })
const rows = (window: Page) => window.getByRole('region', { name: 'Removed records' }).getByRole('checkbox')

/** One of nearly everything for one client, with a removed record of each kind. */
async function removeOfEveryKind(window: Page): Promise<SeededCase> {
  const seeded = await seedWaitingClient(window, 'Marie Keller')
  const clientId = seeded.client.id
  const opportunityId = seeded.opportunity.id
  const on = '2026-05-14'
  const remove = (record: CallInput<'interviews.remove'>) => callApp(window, 'interviews.remove', record)
  const { rounds, promises } = await callApp(window, 'interviews.history', { clientId })
  await remove({ type: 'round', id: rounds[0]?.id ?? '' })
  await remove({ type: 'promise', id: promises[0]?.id ?? '' })
  const event = await callApp(window, 'interviews.saveEvent', {
    clientId,
    opportunityId,
    kind: 'applied',
    happenedOn: on,
  })
  await remove({ type: 'event', id: event.id })
  const ending = await callApp(window, 'interviews.saveEnding', {
    clientId,
    opportunityId,
    tag: 'ghosted',
    endedOn: on,
  })
  await remove({ type: 'ending', id: ending.id })
  const message = await callApp(window, 'interviews.saveMessage', {
    clientId,
    opportunityId,
    direction: 'out',
    kind: 'check_in',
    sentOn: on,
  })
  await remove({ type: 'message', id: message.id })
  const question = await callApp(window, 'interviews.saveQuestion', {
    clientId,
    opportunityId,
    body: 'When will they write?',
    askedOn: on,
  })
  await remove({ type: 'question', id: question.id })
  await callApp(window, 'letters.create', { id: letterId, clientId, opportunityId, questionId: null })
  await callApp(window, 'letters.remove', { id: letterId })
  await callApp(window, 'notes.save', {
    id: noteId,
    clientId,
    body: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'She was calm on the phone.' }] }],
    },
  })
  await callApp(window, 'notes.remove', { id: noteId })
  const appointment = await callApp(window, 'records.saveAppointment', { clientId, heldOn: on, minutes: 50 })
  await callApp(window, 'records.removeAppointment', { id: appointment.id })
  const consent = await callApp(window, 'records.saveConsent', {
    clientId,
    purpose: 'email',
    state: 'given',
    happenedOn: on,
  })
  await callApp(window, 'records.removeConsent', { id: consent.id })
  return seeded
}

test('what was removed is there after a kill -9 and comes back by keyboard', async ({ start }) => {
  const app = await start()
  const { client, opportunity } = await removeOfEveryKind(app.window)
  await app.kill()

  const { window } = await start()
  await openPlace(window, '#/trash')
  await expect(rows(window)).toHaveCount(10)
  await expect(window.getByRole('heading', { name: 'Today' })).toBeVisible()
  for (const name of [
    'Round, Phone interview on 30 Mar 2026, Marie Keller, Contoso, until 14 Jun',
    'Step, Application on 14 May 2026, Marie Keller, Contoso, until 14 Jun',
    'Note, She was calm on the phone., Marie Keller, until 14 Jun',
  ])
    await expect(row(window, name)).toBeVisible()

  await window.keyboard.press('/')
  await window.keyboard.type('calm')
  await expect(rows(window)).toHaveCount(1)
  await window.keyboard.press('Enter')
  await expect(row(window, /^Note/)).toBeFocused()
  await window.keyboard.press('r')
  await expect(window.getByText('It is back.')).toBeVisible()
  await expect(window.getByText('Nothing in the trash fits.')).toBeVisible()
  await window.getByRole('button', { name: 'Show everything' }).press('Enter')
  await expect(rows(window)).toHaveCount(9)

  await window.keyboard.press('j')
  await window.keyboard.press('Space')
  await window.keyboard.press('j')
  await window.keyboard.press('Space')
  await expect(checked(window)).toHaveCount(2)
  await expect(window.getByText('2 selected')).toBeVisible()
  await window.keyboard.press('r')
  await expect(window.getByText('2 records are back.')).toBeVisible()
  await expect(rows(window)).toHaveCount(7)
  const clientId = client.id
  const notes = await callApp(window, 'notes.list', { clientId })
  expect(notes.map(({ id }) => id)).toEqual([noteId])

  // A line whose opportunity and client are in the trash too brings them along, after a question.
  await callApp(window, 'interviews.remove', { type: 'opportunity', id: opportunity.id })
  await callApp(window, 'clients.remove', { id: clientId })
  await openPlace(window, '#/trash')
  await expect(row(window, /^Round/)).toHaveAccessibleName(/in the trash too/)
  await row(window, /^Round/).focus()
  await window.keyboard.press('r')
  const question = window.getByRole('dialog', { name: 'Bring back what it belongs to as well?' })
  await expect(question).toContainText('Marie Keller')
  await question.getByRole('button', { name: 'Bring all back' }).press('Enter')
  await expect(window.getByText('3 records are back.')).toBeVisible()
  await expect(row(window, /^Client/)).toHaveCount(0)
  await openPlace(window, `#/clients/${clientId}/timeline`)
  await expect(window.getByText(/phone interview/).first()).toBeVisible()
})

test('erasing for good asks, and what is erased is gone', async ({ start }) => {
  const { window } = await start()
  await removeOfEveryKind(window)
  await openPlace(window, '#/trash')
  await row(window, /^Note/).focus()
  await window.keyboard.press('Delete')
  const one = window.getByRole('dialog', { name: 'Erase this record for good?' })
  await expect(one.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await one.getByRole('button', { name: 'Erase for good' }).press('Enter')
  await expect(window.getByText('It is erased for good.')).toBeVisible()
  await expect(rows(window)).toHaveCount(9)
  await window.getByRole('button', { name: 'Empty the trash' }).press('Enter')
  const all = window.getByRole('dialog', { name: 'Empty the trash?' })
  await expect(all).toContainText('9 records')
  await all.getByRole('button', { name: 'Empty the trash' }).press('Enter')
  await expect(window.getByText('The trash is empty.')).toBeVisible()
  expect((await callApp(window, 'clients.list', {})).total).toBe(1)
})

test('a letter is removed with its button, and the key brings it back on another screen', async ({
  start,
}) => {
  const { window } = await start()
  const { client, opportunity } = await seedWaitingClient(window, 'Marie Keller')
  const { letter } = await callApp(window, 'letters.create', {
    id: letterId,
    clientId: client.id,
    opportunityId: opportunity.id,
    questionId: null,
    topics: ['promised-date-passed'],
  })
  await openPlace(window, '#/letters')
  const link = window.getByRole('link', { name: letter.title })
  await link.click()
  await untilReady(window, 'Letter to Marie Keller')
  await window.getByRole('button', { name: 'Remove this letter' }).press('Enter')
  await expect(window.getByText('The letter is removed.')).toBeVisible()
  await expect(link).toHaveCount(0)
  await window.keyboard.press('Control+7')
  await untilReady(window, 'Advice')
  await window.keyboard.press('z')
  await expect(window.getByText('The letter is removed.')).toHaveCount(0)
  await window.keyboard.press('Control+6')
  await expect(link).toBeVisible()

  // The same by key from the list, and from the trash when the notice is long gone.
  await link.focus()
  await window.keyboard.press('Delete')
  await expect(link).toHaveCount(0)
  await openPlace(window, '#/trash')
  await row(window, /^Letter/).focus()
  await window.keyboard.press('r')
  await expect(window.getByText('The trash is empty.')).toBeVisible()
  await window.keyboard.press('Control+6')
  await expect(link).toBeVisible()
})

test('texts of the advice come back after they were replaced and set back', async ({ start }) => {
  const { window } = await start()
  await openPlace(window, '#/advice/promised-date-passed')
  await window.keyboard.press('e')
  await window.getByLabel('Short reply').fill('My own words.')
  await window.keyboard.press('Control+s')
  await expect(window.getByText('The texts are saved.')).toBeVisible()
  await expect(window.getByText('My own words.')).toBeVisible()
  await window.getByRole('button', { name: 'Set back to the original' }).click()
  await expect(window.getByText('The original texts are back.')).toBeVisible()
  await expect(window.getByText('My own words.')).toHaveCount(0)
  await window.keyboard.press('z')
  await expect(window.getByText('My own words.')).toBeVisible()
  await window.keyboard.press('z')
  await expect(window.getByText('My own words.')).toHaveCount(0)
  await window.keyboard.press('z')
  await expect(window.getByText('Nothing was removed or changed as a whole')).toBeVisible()
})

test('an act over several clients is taken back as a whole, also after a restart, and done again', async ({
  start,
}) => {
  const first = await start()
  const ids: string[] = []
  for (const fullName of ['Ann Berg', 'Ben Cole'])
    ids.push((await callApp(first.window, 'clients.save', { fullName })).id)
  await callApp(first.window, 'clients.bulk', {
    selection: { ids },
    act: { kind: 'state', state: 'paused' },
  })
  await first.close()

  const { window } = await start()
  const states = async () =>
    Promise.all(ids.map(async (id) => (await callApp(window, 'clients.get', { id })).state))
  await openPlace(window, '#/trash')
  const acts = window.getByRole('region', { name: 'Done as a whole' })
  await acts.getByRole('button', { name: /^Undo: / }).press('Enter')
  await expect(acts.getByText(/^Taken back /)).toBeVisible()
  expect(await states()).toEqual(['active', 'active'])
  await acts.getByRole('button', { name: /^Do it again: / }).press('Enter')
  await expect(acts.getByRole('button', { name: /^Undo: / })).toBeVisible()
  expect(await states()).toEqual(['paused', 'paused'])
})

/** Notes what the native question says, which no test can press, and answers it. */
async function answerQuestion(app: RunningApp, response: 0 | 1): Promise<void> {
  await inMain(
    app,
    ({ dialog }, answer) => {
      dialog.showMessageBox = async (_window: unknown, options?: { message?: string }) => {
        ;(globalThis as { asked?: string }).asked = options?.message ?? ''
        return { response: answer, checkboxChecked: false }
      }
    },
    response,
  )
}
const closeWindow = (app: RunningApp) =>
  inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

test('a changed piece of advice outlives the window, and closing asks while a typed form is not saved', async ({
  start,
}) => {
  const first = await start()
  const { client } = await seedWaitingClient(first.window, 'Marie Keller')
  await openPlace(first.window, '#/advice/promised-date-passed')
  await first.window.keyboard.press('e')
  await first.window.getByLabel('Short reply').fill('My own words.')
  await first.window.keyboard.press('Control+2')
  await untilReady(first.window, 'Clients')
  await expect.poll(async () => (await callApp(first.window, 'advice.unsaved', {})).length).toBe(1)
  await first.close()

  const app = await start()
  const { window } = app
  await openPlace(window, '#/advice/promised-date-passed')
  await expect(window.getByRole('textbox', { name: 'Short reply' })).toHaveValue('My own words.')
  await window.getByRole('button', { name: 'Cancel' }).click()
  await answerQuestion(app, 0)

  await openPlace(window, `#/clients/${client.id}/timeline`)
  await window.keyboard.press('c')
  await window.getByRole('dialog').getByRole('textbox').last().fill('They called')
  await inMain(app, () => {
    delete (globalThis as { asked?: string }).asked
  })
  await closeWindow(app)
  await expect
    .poll(() => inMain(app, () => (globalThis as { asked?: string }).asked ?? null))
    .toBe('Some text is not saved')
  await answerQuestion(app, 1)
  await closeWindow(app)
  await exitOf(app.process)
  expect(app.process.exitCode).toBe(0)
})
