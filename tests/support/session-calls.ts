import type { Page } from '@playwright/test'
import { v7 as newId } from 'uuid'
import { callApp } from './practice-calls'

/** Five criteria of the bank, as a session keeps them. */
async function criteriaOf(window: Page) {
  const criteria = await callApp(window, 'questionBank.criteria', {})
  return criteria
    .slice(0, 5)
    .map(({ ref, name, weight, anchors }) => ({ criterionRef: ref, name, weight, anchors: [...anchors] }))
}

/** A prepared session with so many questions of the bank; answers its id. */
export async function prepareSession(
  window: Page,
  clientId: string,
  options: {
    readonly questions: number
    readonly title?: string
    /** The question of the bank that comes first. */
    readonly at?: string
  },
): Promise<string> {
  const bank = await callApp(window, 'questionBank.questions', {})
  const from = Math.max(
    0,
    bank.findIndex(({ ref }) => ref === options.at),
  )
  const { id } = await callApp(window, 'mockSessions.prepare', {
    id: newId(),
    clientId,
    title: options.title ?? 'Mock session 4, Halden Moor panel',
    questions: bank.slice(from, from + options.questions).map(({ ref, body, strongAnswer, followUps }) => ({
      questionRef: ref,
      body,
      listenFor: strongAnswer,
      followUps: followUps.join('\n'),
      limitSeconds: 180,
    })),
    criteria: await criteriaOf(window),
  })
  return id
}
