import type { Page } from '@playwright/test'
import type { Client } from '@shared/clients'
import type { CallInput, CallName, CallOutput } from '@shared/contract'
import type { Result } from '@shared/errors'
import type { Opportunity } from '@shared/interviews'
import { untilReady } from './greenroom-app'

type Bridge = { readonly call: (name: string, input: unknown) => Promise<Result<unknown>> }

/** Makes a call as the window would, through the real preload and door. Answers the whole Result. */
export function askApp(window: Page, name: string, input: unknown): Promise<Result<unknown>> {
  return window.evaluate(
    ([callName, callInput]) =>
      (globalThis as unknown as { greenroom: Bridge }).greenroom.call(callName, callInput),
    [name, input] as const,
  )
}

/** Makes a call that must succeed and answers its value. For preparing a practice, not for what a test is about. */
export async function callApp<Name extends CallName>(
  window: Page,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const result = await askApp(window, name, input)
  if (!result.ok)
    throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.fields ?? {})}`)
  return result.value as CallOutput<Name>
}

/** The letterhead of the practice in the journeys. */
export const letterhead = {
  coachName: 'Ellen Marsh',
  practiceName: 'Marsh Career Coaching',
  addressText: '14 Mill Lane\nBristol BS1 4QA',
  email: 'ellen@marsh.example',
  phone: '+44 117 496 0000',
  website: 'marsh.example',
  closing: 'With best wishes,',
  signature: 'Ellen Marsh',
} as const

/** Fills in settings; the rest stays as it is. */
export async function saveSettings(
  window: Page,
  changes: Partial<CallInput<'settings.save'>>,
): Promise<void> {
  const {
    id: _id,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    ...draft
  } = await callApp(window, 'settings.get', {})
  await callApp(window, 'settings.save', { ...draft, ...changes })
}

export type SeededCase = { readonly client: Client; readonly opportunity: Opportunity }

/** A client who waits: three rounds at one employer, the last two weeks ago, and a promise that passed on 5 May. */
export async function seedWaitingClient(window: Page, fullName: string, email = ''): Promise<SeededCase> {
  const client = await callApp(window, 'clients.save', {
    fullName,
    email,
    addressText: '8 Orchard Road\nBath BA2 3DT',
    tags: ['finance'],
  })
  const clientId = client.id
  const opportunity = await callApp(window, 'interviews.saveOpportunity', {
    clientId,
    employerName: 'Contoso',
    role: 'Financial analyst',
    postingState: 'closed',
  })
  const opportunityId = opportunity.id
  for (const [stage, heldOn] of [
    ['phone', '2026-03-30'],
    ['first', '2026-04-14'],
    ['panel', '2026-04-28'],
  ] as const)
    await callApp(window, 'interviews.saveRound', { clientId, opportunityId, stage, heldOn })
  await callApp(window, 'interviews.savePromise', {
    clientId,
    opportunityId,
    saidOn: '2026-04-28',
    promisedFrom: '2026-05-05',
    promisedTo: '2026-05-05',
    words: 'You will hear from us within a week.',
  })
  return { client, opportunity }
}

/** Goes to a place and loads the window anew, so that it shows what was written behind its back. */
export async function openPlace(window: Page, hash: string): Promise<void> {
  await window.evaluate((to) => {
    globalThis.location.hash = to
  }, hash)
  await window.reload()
  await untilReady(window)
}
