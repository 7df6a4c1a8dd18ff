import { expect, inMain, test } from '../support/greenroom-app'
import { sharedStill, take } from '../support/pictures'
import { callApp, openPlace } from '../support/practice-calls'
import { fakeMicrophone, untilRecorded } from '../support/recording-steps'
import { prepareSession } from '../support/session-calls'

const app = sharedStill({}, fakeMicrophone)

const marieId = async (): Promise<string> => {
  const { rows } = await callApp(app().window, 'clients.list', { filter: 'Marie Keller' })
  return rows[0]?.id ?? ''
}

/** The session clock counts by the computer's; while a picture is prepared, that stands. */
const holdSessionClock = () =>
  inMain(app(), () => {
    const at = performance.now()
    Object.assign(globalThis, { heldMs: at })
    performance.now = () => (globalThis as unknown as { heldMs: number }).heldMs
  })

/** A recording goes on in its own time. */
const letSessionClockGo = () => inMain(app(), () => Reflect.deleteProperty(performance, 'now'))

/** Lets session time pass, in steps that are not taken for sleep. */
async function pass(seconds: number): Promise<void> {
  const { window } = app()
  for (let left = seconds; left > 0; left -= 9) {
    await inMain(
      app(),
      (_modules, ms) => {
        ;(globalThis as unknown as { heldMs: number }).heldMs += ms
      },
      Math.min(left, 9) * 1000,
    )
    // A pause reads the clock.
    await window.keyboard.press('p')
    await expect(window.getByRole('button', { name: 'Go on' })).toBeVisible()
    await window.keyboard.press('p')
    await expect(window.getByRole('button', { name: 'Pause' })).toBeVisible()
  }
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
  await holdSessionClock()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: 'Pause' })).toBeVisible()
  for (const [afterSeconds, key, word] of [
    [45, 't', 'perfectionist'],
    [52, 's', 'Names what she changed'],
    [27, 'w', 'Looks away when the deputy comes up'],
  ] as const) {
    await pass(afterSeconds)
    await window.keyboard.press(key)
    await window.keyboard.type(word)
    await window.keyboard.press('Enter')
    await expect(window.getByText(word)).toBeVisible()
  }
  for (const score of ['4', '3', '5', '2', '4']) {
    await window.keyboard.press(score)
    await window.keyboard.press('ArrowDown')
  }
  await pass(6)
  await expect(window.getByRole('timer', { name: 'Session time' })).toHaveText('00:02:10')
  await window.keyboard.press('p')
  await take(app(), 'mock-session', () => expect(window.getByText('Paused', { exact: true })).toBeVisible())
  await letSessionClockGo()
  await callApp(window, 'mockSessions.end', { id })
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
  // How far it played until then is a matter of chance.
  await window.keyboard.press('ArrowLeft')
  await take(app(), 'session-report-recording', () =>
    expect(part.getByRole('button', { name: 'Play' })).toBeVisible(),
  )
})
