import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'
import { fakeMicrophone, liveSession, recordingSign, untilRecorded } from '../support/recording-steps'

test('a session is recorded by one key after the client was asked, and pauses and ends with it', async ({
  start,
}) => {
  const { window, complaints, strangers } = await start({ args: fakeMicrophone })
  const { clientId, sessionId } = await liveSession({ window }, { agrees: false })
  await window.keyboard.press('r')
  const question = window.getByRole('dialog', { name: 'Does Marie Keller agree to be recorded?' })
  await expect(question.getByRole('button', { name: 'Not now' })).toBeFocused()
  await expectAccessible(window, 'the question for consent')
  await window.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  expect(await callApp(window, 'records.listConsents', { clientId })).toEqual([])
  await window.keyboard.press('r')
  await question.getByRole('button', { name: 'Marie Keller agrees' }).click()
  await expect(recordingSign(window)).toBeVisible()
  expect(await callApp(window, 'records.listConsents', { clientId })).toMatchObject([
    { purpose: 'recording', state: 'given', happenedOn: '2026-05-15', detail: 'said in the session' },
  ])
  await untilRecorded(window, 3)
  const level = window.getByRole('meter', { name: 'Loudness' })
  await expect
    .poll(() => level.evaluate((meter) => (meter as HTMLMeterElement).value), { intervals: [150] })
    .toBeGreaterThan(0.2)

  await expectAccessible(window, 'a session that is recorded')

  await window.keyboard.press('p')
  await expect(window.getByText('Recording waits')).toBeVisible()
  const paused = await callApp(window, 'recordings.ofSession', { sessionId })
  expect(paused.stretches).toHaveLength(1)
  await window.keyboard.press('p')
  await expect(recordingSign(window)).toBeVisible()
  // Three seconds more than before the pause, however long that was.
  await untilRecorded(window, Math.ceil(paused.lengthMs / 1_000) + 3)
  await window.keyboard.press('r')
  await expect(recordingSign(window)).toHaveCount(0)

  const { stretches, lengthMs, keepUntilOn } = await callApp(window, 'recordings.ofSession', { sessionId })
  expect(stretches).toHaveLength(2)
  expect(lengthMs).toBeGreaterThan(5_500)
  expect(keepUntilOn).toBe('2026-06-14')
  const { session } = await callApp(window, 'mockSessions.read', { id: sessionId })
  const last = stretches[1]
  expect((last?.startMs ?? 0) + (last?.lengthMs ?? 0)).toBeLessThanOrEqual(session.elapsedMs + 1_500)
  // Another span counts for what is recorded from now on; the list says until when a recording is kept.
  await window.evaluate(() => {
    globalThis.location.hash = '#/settings'
  })
  await window.getByLabel('Delete recordings of sessions').selectOption({ label: 'After 7 days' })
  await expect.poll(async () => (await callApp(window, 'recordings.policy', {})).days).toBe(7)
  await window.evaluate(() => {
    globalThis.location.hash = '#/mock-sessions'
  })
  await expect(window.getByText('recorded, until 14 Jun')).toBeVisible()
  await callApp(window, 'recordings.keepUntil', { sessionId, on: '2026-05-16' })
  await window.reload()
  await expect(window.getByText('recording goes after 16 May')).toBeVisible()
  // Today says it too, and Enter leads to where it can be heard and kept longer.
  await window.keyboard.press('Control+1')
  await expect(window.getByText('Recordings that go soon')).toBeVisible()
  await window.locator('[data-line^="recording "]').press('Enter')
  await expect(window.getByLabel('Kept until')).toHaveValue('2026-05-16')
  expect(strangers).toEqual([])
  expect(complaints).toEqual([])
})
