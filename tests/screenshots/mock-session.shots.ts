import { expect, sharedApp, test } from '../support/greenroom-app'
import { take } from '../support/pictures'
import { callApp, openPlace } from '../support/practice-calls'
import { fakeMicrophone, untilRecorded } from '../support/recording-steps'
import { prepareSession } from '../support/session-calls'

const app = sharedApp('serial', ['--demo', ...fakeMicrophone])

const marieId = async (): Promise<string> => {
  const { rows } = await callApp(app().window, 'clients.list', { filter: 'Marie Keller' })
  return rows[0]?.id ?? ''
}

test('what prepares a session', async () => {
  const { window } = app()
  await openPlace(window, `#/clients/${await marieId()}/mockSessions`)
  await window.keyboard.press('s')
  const dialog = window.getByRole('dialog', { name: 'Prepare a mock session' })
  await dialog.getByRole('button', { name: /that fit$/ }).click()
  await take(app(), 'mock-session-prepare', () => expect(dialog.getByRole('listitem').first()).toBeVisible())
})

test('a live session', async () => {
  const { window } = app()
  const id = await prepareSession(window, await marieId(), { questions: 10, at: 'greatest-weakness' })
  await openPlace(window, `#/mock-sessions/${id}`)
  await expect(window.getByRole('button', { name: 'Begin' })).toBeFocused()
  await window.keyboard.press('Enter')
  for (const [key, word] of [
    ['t', 'perfectionist'],
    ['s', 'Names what she changed'],
    ['w', 'Looks away when the deputy comes up'],
  ] as const) {
    await window.keyboard.press(key)
    await window.keyboard.type(word)
    await window.keyboard.press('Enter')
  }
  for (const score of ['4', '3', '5', '2', '4']) {
    await window.keyboard.press(score)
    await window.keyboard.press('ArrowDown')
  }
  await expect(window.getByRole('timer', { name: 'Session time' })).toHaveText('00:00:08', {
    timeout: 20_000,
  })
  await window.keyboard.press('p')
  await take(app(), 'mock-session', () => expect(window.getByText('Paused', { exact: true })).toBeVisible())
})

test('the report of a session that was recorded', async () => {
  const { window } = app()
  const id = await prepareSession(window, await marieId(), { questions: 10, at: 'greatest-weakness' })
  await openPlace(window, `#/mock-sessions/${id}`)
  await expect(window.getByRole('button', { name: 'Begin' })).toBeFocused()
  await window.keyboard.press('Enter')
  await window.keyboard.press('r')
  for (const [second, word] of [
    [2, 'perfectionist'],
    [4, 'Quotes the figure'],
    [6, 'Who decided? She says “we”'],
  ] as const) {
    await untilRecorded(window, second)
    await window.keyboard.press('t')
    await window.keyboard.type(word)
    await window.keyboard.press('Enter')
    await window.keyboard.press('4')
    await window.keyboard.press('n')
  }
  await window.keyboard.press('Control+Shift+e')
  await window.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()
  const part = window.getByRole('region', { name: 'Recording' })
  await part.getByRole('button', { name: /Quotes the figure/ }).click()
  await window.keyboard.press('p')
  await take(app(), 'session-report-recording', () =>
    expect(part.getByRole('button', { name: 'Play' })).toBeVisible(),
  )
})
