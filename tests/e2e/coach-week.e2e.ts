import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  expect,
  freshFolder,
  type RunningApp,
  removeFolder,
  startApp,
  test,
  untilReady,
} from '../support/greenroom-app'
import { callApp, letterhead, openPlace, saveSettings } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

// One week in one folder: each test is a day, and each day the app is started anew with its clock on that day.
test.describe.configure({ mode: 'serial' })

let folder = ''
let app: RunningApp | undefined

async function begin(today: string): Promise<Page> {
  app = await startApp({ dataFolder: folder, env: { GREENROOM_TODAY: today } })
  return app.window
}
function running(): RunningApp {
  if (!app) throw new Error('The app is not running')
  return app
}

test.beforeAll(() => {
  folder = freshFolder()
})
test.afterEach(async () => {
  await app?.close()
})
test.afterAll(() => removeFolder(folder))

const others = [
  'Ben Okoro',
  'Carla Neves',
  'Dita Horak',
  'Emil Sand',
  'Fay Turner',
  'Goran Pavic',
  'Hana Sato',
  'Ines Roca',
  'Jan Visser',
  'Kim Larsen',
  'Lea Brunner',
]
const group = (window: Page, name: string) => window.getByRole('region', { name })
const lines = (window: Page, name: string) => group(window, name).locator('[data-line]')

test('Monday: twelve clients are taken on, one with an interview and a promise, by keyboard', async () => {
  const window = await begin('2026-05-11')
  await saveSettings(window, letterhead)
  await openPlace(window, '#/clients')
  await window.keyboard.press('n')
  await expect(window.getByRole('dialog', { name: 'New client' }).getByLabel('Full name')).toBeFocused()
  await window.keyboard.type('Ada Brook')
  await window.keyboard.press('Control+Enter')
  await untilReady(window, 'Ada Brook')

  await window.keyboard.press('o')
  const opportunity = window.getByRole('dialog', { name: 'Add an opportunity' })
  await expect(opportunity.getByLabel('Employer', { exact: true })).toBeFocused()
  await window.keyboard.type('Fabrikam')
  await opportunity.getByLabel('Role').fill('Planner')
  await window.keyboard.press('Control+Enter')
  await expect(opportunity).toBeHidden()
  await window.keyboard.press('r')
  const round = window.getByRole('dialog', { name: 'Add a round' })
  await round.getByLabel('Kind of interview').selectOption('Final interview')
  await round.getByLabel('Day', { exact: true }).fill('2026-05-08')
  await window.keyboard.press('Control+Enter')
  await expect(round).toBeHidden()
  await window.keyboard.press('p')
  const promise = window.getByRole('dialog', { name: 'Add a promise' })
  await promise.getByLabel('Said on').fill('2026-05-08')
  await promise.getByLabel('An answer in').fill('4 days')
  await window.keyboard.press('Control+Enter')
  await expect(promise).toBeHidden()

  for (const [index, fullName] of others.entries()) {
    const { id: clientId } = await callApp(window, 'clients.save', { fullName })
    const { id: opportunityId } = await callApp(window, 'interviews.saveOpportunity', {
      clientId,
      employerName: index < 2 ? 'Contoso' : `Employer ${index}`,
    })
    await callApp(window, 'interviews.saveEvent', {
      clientId,
      opportunityId,
      kind: 'applied',
      happenedOn: '2026-05-10',
    })
    if (index === 2)
      await callApp(window, 'interviews.saveRound', {
        clientId,
        opportunityId,
        stage: 'first',
        heldOn: '2026-05-12',
        startTime: '10:00',
      })
  }
  await openPlace(window, '#/today')
  await untilReady(window, 'Monday 11 May 2026')
  // Ada's thank-you was due on the day after her interview; nothing is late yet, and Dita's interview is tomorrow.
  await expect(lines(window, 'Follow-ups due')).toHaveCount(1)
  await expect(lines(window, 'Follow-ups due').first()).toContainText('Ada Brook')
  await expect(lines(window, 'Interviews, next seven days').first()).toContainText('Dita Horak')
  await expect(lines(window, 'Interviews, next seven days').first()).toContainText('10:00')
  await expect(group(window, 'Promises passed')).toHaveCount(0)
  await window.keyboard.press('j')
  await window.keyboard.press('e')
  await expect(group(window, 'Follow-ups due')).toHaveCount(0)
})

test('Tuesday: the interview is held, and two clients meet at one employer, which is said quietly', async () => {
  const window = await begin('2026-05-12')
  const { rows } = await callApp(window, 'clients.list', { filter: 'Ben Okoro' })
  await openPlace(window, `#/clients/${rows[0]?.id ?? ''}/timeline`)
  await untilReady(window, 'Ben Okoro')
  await expect(window.getByRole('region', { name: 'Now' })).toContainText('Another client of yours')
})

test('Thursday: the promised day has passed, and the thank-you of Tuesday’s interview is due', async () => {
  const window = await begin('2026-05-14')
  await untilReady(window, 'Thursday 14 May 2026')
  await expect(lines(window, 'Promises passed')).toHaveCount(1)
  await expect(lines(window, 'Promises passed').first()).toContainText('2 days late')
  await expect(lines(window, 'Follow-ups due').first()).toContainText('Dita Horak')
})

test('Friday: the late client’s letter is drafted from Today with Enter, filled with advice, and exported', async () => {
  const window = await begin('2026-05-15')
  await untilReady(window, 'Friday 15 May 2026')
  await window.keyboard.press('j')
  await expect(lines(window, 'Promises passed').first()).toBeFocused()
  await window.keyboard.press('Enter')
  await untilReady(window, 'Letter to Ada Brook')
  await window
    .getByLabel('What the client asked')
    .fill('They promised to decide by Tuesday and nobody has called. Have they forgotten me?')
  await window.getByRole('button', { name: 'Keep the question' }).click()
  await expect(window.getByRole('list', { name: 'Advice that fits' }).locator('> li').first()).toContainText(
    'Their date passed 3 days ago',
  )
  await window.keyboard.press('Alt+1')
  await expect(window.getByRole('textbox', { name: 'Text of the letter' })).toContainText('Fabrikam')
  const file = join(folder, 'letter-to-ada.pdf')
  await answerSaveDialog(running(), file)
  await window.keyboard.press('Control+e')
  await expect.poll(() => existsSync(file)).toBe(true)
  await expect(window.getByText(/letter-to-ada/).first()).toBeVisible()
})

test('Monday after: the offer is recorded on the case, and Today is calmer', async () => {
  const window = await begin('2026-05-18')
  await untilReady(window, 'Monday 18 May 2026')
  await expect(lines(window, 'Promises passed').first()).toContainText('Ada Brook')
  await lines(window, 'Promises passed').first().focus()
  await window.keyboard.press('o')
  await untilReady(window, 'Ada Brook')
  await expect(window.getByRole('list', { name: 'Timeline' })).toContainText('Letter')
  await window.keyboard.press('e')
  const event = window.getByRole('dialog', { name: 'Add an event' })
  await event.getByRole('combobox').first().selectOption('Offer')
  await window.keyboard.press('Control+Enter')
  await expect(event).toBeHidden()
  await window.keyboard.press('Control+1')
  await untilReady(window, 'Monday 18 May 2026')
  await expect(group(window, 'Promises passed')).toHaveCount(0)
})
