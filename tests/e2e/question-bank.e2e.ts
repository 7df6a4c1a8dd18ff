import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace, seedWaitingClient } from '../support/practice-calls'

const app = sharedApp('serial')
const heading = (window: Page, name: string) => window.getByRole('heading', { name, level: 2, exact: true })
const list = (window: Page, name: string) => window.getByRole('navigation', { name, exact: true })

test('a question of one’s own is written, found, copied, retired and removed by keyboard, and comes back', async () => {
  const { window } = app()
  await openPlace(window, '#/today')
  await window.keyboard.press('Control+Shift+B')
  await untilReady(window, 'Mock sessions')
  await expect(heading(window, 'Tell me a little about yourself.')).toBeVisible()
  await expectAccessible(window, 'question bank, questions')
  await window.keyboard.press('j')
  await expect(heading(window, 'Walk me through your working life, one step at a time.')).toBeVisible()

  await window.keyboard.press('n')
  await window
    .getByRole('textbox', { name: 'Question', exact: true })
    .fill('Which night shift do you remember best?')
  await window.getByLabel('What it probes').fill('Endurance.')
  await window.getByLabel('Follow-ups').fill('Who was with you?\n\nWhat did you eat?')
  // What is typed outlives a look at another place.
  await window.keyboard.press('Control+1')
  await expect(heading(window, 'Tell me a little about yourself.')).toHaveCount(0)
  await window.keyboard.press('Control+Shift+B')
  await list(window, 'Questions').getByRole('button', { name: 'New question' }).press('Enter')
  await expect(window.getByRole('textbox', { name: 'Question', exact: true })).toHaveValue(
    'Which night shift do you remember best?',
  )
  await expectAccessible(window, 'question bank, new question')
  await window.getByLabel('What it probes').press('Control+s')
  await expect(heading(window, 'Which night shift do you remember best?')).toBeVisible()
  await expect(window.getByText('What did you eat?')).toBeVisible()

  await window.getByLabel('What is shown').selectOption('own')
  await expect(list(window, 'Questions').getByRole('button')).toHaveCount(1)
  await list(window, 'Questions').getByRole('button').focus()
  await window.keyboard.press('r')
  await expect(window.getByText('It is out of use.')).toBeVisible()
  await window.keyboard.press('z')
  await expect(list(window, 'Questions').getByRole('button')).toHaveCount(1)
  await window.keyboard.press('Delete')
  await expect(window.getByText('It is in the trash.')).toBeVisible()
  await expect(window.getByText('Nothing in the bank fits.')).toBeVisible()
  await openPlace(window, '#/trash')
  await expect(window.getByRole('region', { name: 'Today' }).getByText('Interview question')).toBeVisible()
  await window.keyboard.press('j')
  await window.keyboard.press('r')
  await expect(window.getByText('It is back.')).toBeVisible()
  await openPlace(window, '#/question-bank/questions')
  await expect(list(window, 'Questions').getByRole('button').first()).toBeVisible()
  await window.keyboard.press('/')
  await window.keyboard.type('night shift remember')
  await expect(list(window, 'Questions').getByRole('button')).toHaveCount(1)
  await window.keyboard.press('Enter')
  await expect(heading(window, 'Which night shift do you remember best?')).toBeVisible()
})

test('a built-in criterion is changed and set back; a phrase is added', async () => {
  const { window } = app()
  await openPlace(window, '#/question-bank/criteria/brevity')
  await expect(heading(window, 'Brevity')).toBeVisible()
  await expectAccessible(window, 'question bank, criteria')
  await window.keyboard.press('e')
  await window.getByLabel('Weight').selectOption('5')
  await window.getByLabel('An answer that gets 1').fill('Ten minutes.')
  await expectAccessible(window, 'question bank, criterion editor')
  await window.keyboard.press('Control+s')
  await expect(window.getByText('Ten minutes.')).toBeVisible()
  await expect(window.getByText('Weight 5, counts most')).toBeVisible()
  await window.getByRole('button', { name: 'Set back' }).click()
  await expect(window.getByText('Ten minutes.')).toHaveCount(0)
  await expect(window.getByRole('button', { name: 'Set back' })).toHaveCount(0)

  await openPlace(window, '#/question-bank/phrases')
  await expect(heading(window, 'perfectionist')).toBeVisible()
  await expectAccessible(window, 'question bank, phrases')
  await window.keyboard.press('n')
  await window.getByLabel('Words', { exact: true }).fill('low-hanging fruit / quick wins')
  await window.keyboard.press('Control+s')
  await expect(heading(window, 'low-hanging fruit')).toBeVisible()
  await expect(window.getByText('“quick wins”')).toBeVisible()
})

test('a set is suggested for a round, with what was really asked, and put in order by keyboard', async () => {
  const { window } = app()
  const { client, opportunity } = await seedWaitingClient(window, 'Marie Keller')
  const round = { clientId: client.id, opportunityId: opportunity.id }
  await callApp(window, 'interviews.saveRound', {
    ...round,
    stage: 'first',
    heldOn: '2026-04-10',
    questions: [{ body: 'Marie, what is your biggest weakness?' }, { body: 'Which depot would you close?' }],
  })
  await callApp(window, 'interviews.saveRound', { ...round, stage: 'panel', heldOn: '2026-05-20' })

  await openPlace(window, '#/question-bank/questions')
  await window.getByLabel('What is shown').selectOption('met')
  await expect(list(window, 'Questions').getByRole('button', { name: /greatest weakness/ })).toContainText(
    'asked 1×',
  )
  await list(window, 'Questions')
    .getByRole('button', { name: /Which depot/ })
    .click()
  await expect(window.getByText('no question of the bank is near it')).toBeVisible()
  await expectAccessible(window, 'question bank, met')

  await openPlace(window, '#/question-bank/sets')
  await expect(window.getByText('There is no set of questions yet.')).toBeVisible()
  await window.keyboard.press('s')
  const dialog = window.getByRole('dialog', { name: 'Questions for a round' })
  await expect(dialog.getByLabel('Round')).toBeFocused()
  await expect(dialog.getByText('asked once at this employer').first()).toBeVisible()
  await expectAccessible(window, 'question bank, suggested set')
  await dialog.getByRole('button', { name: 'Keep as a set' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  const items = window.getByRole('textbox', { name: /^Question \d+$/ })
  await expect(items).toHaveCount(10)
  await expectAccessible(window, 'question bank, set')

  const first = await items.nth(0).inputValue()
  await items.nth(0).focus()
  await window.keyboard.press('Alt+ArrowDown')
  await expect(items.nth(1)).toHaveValue(first)
  await expect(items.nth(1)).toBeFocused()
  await window.getByLabel('Time for question 2').selectOption('300')
  await window.getByRole('button', { name: /^Criteria of question 2/ }).click()
  await window.getByLabel('Talking shop').check()
  await window.keyboard.press('Escape')
  await window.getByRole('button', { name: 'Take question 10 out' }).click()
  await expect(items).toHaveCount(9)
  await expect(window.getByText('The question is taken out of the set.')).toBeVisible()
  await window.keyboard.press('Alt+z')
  await expect(items).toHaveCount(10)

  await expect(async () => {
    const [set] = await callApp(window, 'questionBank.sets', {})
    expect(set?.items[1]).toMatchObject({ body: first, limitSeconds: 300 })
    expect(set?.items[1]?.criteria).toContain('talking-shop')
    expect(set?.items).toHaveLength(10)
    expect(JSON.stringify(set)).not.toContain('Marie')
  }).toPass()
})
