import { expect, test, untilReady } from '../support/greenroom-app'
import { beginSmall, sharedStill, stillArgs, stillEnvironment, stopClocks, take } from '../support/pictures'
import { callApp, openPlace } from '../support/practice-calls'

const app = sharedStill()

test('the day', async () => {
  const { window } = app()
  await openPlace(window, '#/today')
  await take(app(), 'today', async () => {
    const pane = window.getByRole('region', { name: 'The chosen line' })
    await expect(pane.getByRole('heading', { name: 'Before that' })).toBeVisible()
  })
})

test('the clients', async () => {
  const { window } = app()
  await openPlace(window, '#/clients')
  await expect(window.getByRole('link', { name: /^Finalists/ })).toBeVisible()
  await take(app(), 'clients', () => expect(window.getByRole('row', { name: /Marie Keller/ })).toBeVisible())
})

test('clients that are selected', async () => {
  const { window } = app()
  await window.keyboard.press('j')
  await window.keyboard.press(' ')
  await window.keyboard.press('Shift+ArrowDown')
  await window.keyboard.press('Shift+ArrowDown')
  await take(app(), 'clients-selected', () => expect(window.getByText('3 selected')).toBeVisible())
  await window.keyboard.press('Escape')
})

test('a case', async () => {
  const { window } = app()
  await window.getByRole('row', { name: /Marie Keller/ }).click()
  await untilReady(window, 'Marie Keller')
  await take(app(), 'case', async () => {
    await expect(window.getByRole('region', { name: 'Now' }).getByText('10 days late')).toBeVisible()
  })
})

for (const tab of ['appointments', 'documents', 'facts'] as const)
  test(`a case, ${tab}`, async () => {
    const { window } = app()
    await window.getByRole('tab', { name: new RegExp(`^${tab}`, 'i') }).click()
    await take(app(), `case-${tab}`, () => expect(window.getByRole('tabpanel')).toBeVisible())
  })

test('a letter', async () => {
  const { window } = app()
  await window.keyboard.press('d')
  await untilReady(window, 'Letter to Marie Keller')
  await expect(window.getByRole('button', { name: 'Add to the letter' })).toBeVisible()
  for (const [key, count] of [
    ['Alt+1', 1],
    ['Alt+2', 2],
  ] as const) {
    await window.keyboard.press(key)
    await expect(window.getByText('In the letter')).toHaveCount(count)
  }
  await expect(window.getByRole('heading', { name: '2 pages' })).toBeVisible()
  await take(app(), 'letter', async () => {
    const sheet = window.getByRole('article', { name: /^Page 1/ })
    // The drawing follows the width of its pane; it is sharp again when it is as wide as its sheet.
    await expect
      .poll(async () => {
        const [drawn, shown] = await sheet.evaluate((element) => {
          const canvas = element.querySelector('canvas')
          return [(canvas?.width ?? 0) / devicePixelRatio, element.clientWidth]
        })
        return Math.abs((drawn ?? 0) - (shown ?? 0))
      })
      .toBeLessThanOrEqual(1)
  })
})

test('the board', async () => {
  await openPlace(app().window, '#/board')
  await take(app(), 'board', (window) =>
    expect(window.getByRole('region', { name: 'Checks' })).toContainText('Marie Keller'),
  )
})

test('the calendar', async () => {
  await openPlace(app().window, '#/calendar')
  await take(app(), 'calendar', (window) =>
    expect(window.getByRole('grid').locator('[aria-current="date"] a').first()).toBeVisible(),
  )
})

test('the figures', async () => {
  await openPlace(app().window, '#/figures')
  await take(app(), 'figures', async (window) => {
    await expect(window.getByRole('region', { name: 'How far opportunities came' })).toBeVisible()
    await expect(window.getByRole('table', { name: /^By client/ })).toBeVisible()
  })
})

test('the employers', async () => {
  const { window } = app()
  await openPlace(window, '#/employers')
  await take(app(), 'employers', () => expect(window.getByRole('row', { name: /Halden Moor/ })).toBeVisible())
  await window.getByRole('row', { name: /Halden Moor/ }).click()
  await untilReady(window, 'Halden Moor')
  await take(app(), 'employer', () =>
    expect(window.getByRole('region', { name: 'What they really ask' })).toBeVisible(),
  )
})

test('the library of advice', async () => {
  await openPlace(app().window, '#/advice/promised-date-passed')
  await take(app(), 'advice', (window) =>
    expect(window.getByRole('heading', { name: 'Promised date has passed' })).toBeVisible(),
  )
})

test('the search', async () => {
  const { window } = app()
  await openPlace(window, '#/clients')
  await window.keyboard.press('Control+k')
  await expect(window.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await window.keyboard.type('panel')
  await take(app(), 'search', (shown) =>
    expect(shown.getByRole('dialog').locator('mark').first()).toBeVisible(),
  )
  await window.keyboard.press('Escape')
})

test('mock sessions of a client, the report of one, and a debrief', async () => {
  const { window } = app()
  const { rows } = await callApp(window, 'mockSessions.list', {})
  const newest = rows[0]
  if (!newest) throw new Error('the demo has no mock session')
  await openPlace(window, `#/clients/${newest.clientId}/mockSessions`)
  await take(app(), 'case-mock-sessions', () =>
    expect(window.getByRole('region', { name: 'Progress over sessions' })).toBeVisible(),
  )
  await openPlace(window, `#/mock-sessions/${newest.id}/report`)
  await take(app(), 'session-report', () =>
    expect(window.getByRole('region', { name: 'Criteria now against last time' })).toBeVisible(),
  )
  const { rounds } = await callApp(window, 'interviews.history', { clientId: newest.clientId })
  await openPlace(window, `#/mock-sessions/debrief/${rounds[0]?.id}`)
  await take(app(), 'debrief', () =>
    expect(window.getByLabel('Question 1', { exact: true })).toHaveValue(/month end/),
  )
})

test('the settings', async () => {
  await openPlace(app().window, '#/settings')
  await take(app(), 'settings', (window) => expect(window.getByLabel('Practice name')).toBeVisible())
})

test('a client who is handed a pack', async () => {
  const { window } = app()
  const { rows } = await callApp(window, 'clients.list', { filter: 'Marie Keller' })
  await openPlace(window, `#/clients/${rows[0]?.id}/timeline`)
  await window.keyboard.press('l')
  await take(app(), 'close-out', async () => {
    await expect(window.getByRole('dialog', { name: 'Close out Marie' })).toBeVisible()
  })
  await window.keyboard.press('Escape')
})

test('an import', async () => {
  await openPlace(app().window, '#/import')
  const people = [
    'Name;E-mail;Phone;Labels;Company;Job title;Applied on',
    'Nora Whitfield;nora@mailbox.example;07700 900201;finance, senior;Halden Moor;Controller;14/4/2026',
    'Owen Castle;owen(at)mailbox.example;07700 900202;design;Brightwater;Designer;15/4/2026',
    ';somebody@mailbox.example;;;;;',
  ]
  await app()
    .window.locator('input[type=file]')
    .setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(people.join('\n')) })
  await take(app(), 'import', (window) =>
    expect(window.getByRole('region', { name: 'Dry run' }).getByText('2 new')).toBeVisible(),
  )
})

test('the first start', async ({ start }) => {
  const first = await start({ args: stillArgs, env: stillEnvironment })
  await stopClocks(first)
  await beginSmall(first)
  expect((await callApp(first.window, 'clients.list', {})).total).toBe(0)
  await take(first, 'first-run', (window) =>
    expect(window.getByRole('heading', { name: 'Welcome to Greenroom' })).toBeVisible(),
  )
})

test('the trash', async () => {
  const { window } = app()
  const { rows } = await callApp(window, 'clients.list', { limit: 40 })
  for (const { id: clientId } of rows.slice(0, 8)) {
    const { timeline } = await callApp(window, 'interviews.history', { clientId })
    for (const { type, id } of timeline.slice(0, 3)) {
      if (type === 'note') await callApp(window, 'notes.remove', { id })
      else if (type === 'message' || type === 'round' || type === 'event' || type === 'promise')
        await callApp(window, 'interviews.remove', { type, id })
    }
  }
  const ids = rows.slice(8, 20).map(({ id }) => id)
  await callApp(window, 'clients.bulk', {
    selection: { ids },
    act: { kind: 'tag', add: ['spring'] },
  })
  await openPlace(window, '#/trash')
  const boxes = window.getByRole('region', { name: 'Removed records' }).getByRole('checkbox')
  await boxes.nth(1).check()
  await boxes.nth(2).check()
  await take(app(), 'trash', () => expect(window.getByText('2 selected')).toBeVisible())
})

test('the follow-up clock', async () => {
  const { window } = app()
  await openPlace(window, '#/settings')
  await take(app(), 'follow-up-clock', async () => {
    await window
      .getByRole('heading', { name: 'Follow-up clock' })
      .evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
    await expect(window.getByRole('table', { name: 'Rules of Patience' })).toBeVisible()
  })
})
