import type { Page } from '@playwright/test'
import { v7 as newId } from 'uuid'
import type { Place } from '../../src/renderer/navigation'
import { consentToPublish, draftAnswer } from './answers'
import { expect } from './greenroom-app'
import { callApp } from './practice-calls'
import { prepareSession } from './session-calls'

/** A screen of the app with something on it: what it is called in a failure, and its hash. */
export type KnownScreen = { readonly name: string; readonly hash: string }

/**
 * Every screen of the demo practice, several where a place has tabs or looks different. A place of the app that is missing here
 * is a compile error, so that no test of “every screen” can forget one.
 */
export async function everyScreen(window: Page): Promise<readonly KnownScreen[]> {
  const { rows } = await callApp(window, 'clients.list', { filter: 'Marie Keller' })
  const clientId = rows[0]?.id ?? ''
  const { rounds } = await callApp(window, 'interviews.history', { clientId })
  const employers = await callApp(window, 'employers.list', { filter: 'Halden Moor' })
  const { letterId } = await draftAnswer(window, 'Marie Keller', ['promised-date-passed', 'call-the-manager'])
  await consentToPublish(window, clientId)
  const sessions = await callApp(window, 'mockSessions.list', { clientId })
  const prepared = await prepareSession(window, clientId, { questions: 6 })
  const answer = await callApp(window, 'answers.save', {
    id: newId(),
    clientId,
    questionRef: null,
    questionBody: 'What is your greatest weakness?',
  })
  await callApp(window, 'answers.saveVersion', {
    id: newId(),
    answerId: answer.id,
    body: 'Well, I am a perfectionist and I plan too late.',
    hasSituation: true,
    hasTask: false,
    hasAction: false,
    hasResult: false,
    selfScore: 4,
    coachScore: 2,
  })
  const places: Readonly<Record<Place['at'], readonly string[]>> = {
    today: ['#/today'],
    clients: ['#/clients'],
    client: [
      'timeline',
      'opportunities',
      'notes',
      'letters',
      'mockSessions',
      'appointments',
      'documents',
      'facts',
    ].map((tab) => `#/clients/${clientId}/${tab}`),
    board: ['#/board'],
    calendar: ['#/calendar'],
    employers: ['#/employers'],
    employer: [`#/employers/${employers.rows[0]?.id}`],
    figures: ['#/figures'],
    trash: ['#/trash'],
    import: ['#/import'],
    letters: ['#/letters'],
    letter: [`#/letters/${letterId}`],
    outbox: ['#/outbox'],
    publish: [`#/letters/${letterId}/publish`],
    advice: ['#/advice/promised-date-passed'],
    ledger: ['#/ledger'],
    sessionReport: [`#/mock-sessions/${sessions.rows[0]?.id}/report`],
    answers: [`#/answers/${clientId}/${answer.id}`],
    questionBank: ['questions', 'criteria', 'sets', 'phrases'].map((tab) => `#/question-bank/${tab}`),
    mockSessions: ['#/mock-sessions'],
    mockSession: [`#/mock-sessions/${prepared}`],
    debrief: [`#/mock-sessions/debrief/${rounds[0]?.id}`],
    settings: ['#/settings'],
    help: ['#/help/monday-who-needs-you'],
    log: ['#/log'],
  }
  return Object.entries(places).flatMap(([at, hashes]) =>
    hashes.map((hash) => ({ name: hashes.length === 1 ? at : `${at} ${hash.split('/').at(-1)}`, hash })),
  )
}

/** Waits until a screen has what it shows: nothing grey that stands for rows, and two frames without a change of size. */
export async function untilSettled(window: Page): Promise<void> {
  await expect(window.getByRole('main')).toBeVisible()
  await expect(window.locator('[class*="greyRows"], [class*="grey-rows"]')).toHaveCount(0)
  await window.evaluate(() => document.fonts.ready)
  let before = ''
  await expect(async () => {
    const now = await window.evaluate(
      () =>
        `${document.querySelectorAll('main *').length} ${document.querySelector('main')?.textContent.length}`,
    )
    const isSame = now === before
    before = now
    expect(isSame).toBe(true)
  }).toPass({ intervals: [120] })
}

/** What a letter opens in the case of Marie Keller: the key, and what its dialog is called. */
export const caseDialogs = [
  ['q', 'Add a question'],
  ['o', 'Add an opportunity'],
  ['r', 'Add a round'],
  ['e', 'Add an event'],
  ['x', 'Record the ending'],
  ['p', 'Add a promise'],
  ['c', 'Log contact'],
  ['m', 'Add an appointment'],
  ['i', 'Edit Marie Keller'],
] as const
