import type { Page } from '@playwright/test'
import { v7 as newId } from 'uuid'
import { expect } from './greenroom-app'
import { type ScriptedServer, scriptedServer } from './mail-server'
import { callApp } from './practice-calls'
import { mailAccount } from './real-mail-server'

export type Answer = {
  readonly letterId: string
  readonly clientId: string
  readonly opportunityId: string | null
}

/** A draft that answers the newest question of a client of the demo practice. */
export async function draftAnswer(window: Page, client: string, topics: readonly string[]): Promise<Answer> {
  const { rows } = await callApp(window, 'clients.list', { filter: client })
  const clientId = rows[0]?.id ?? ''
  const { timeline } = await callApp(window, 'interviews.history', { clientId })
  const question = timeline.find(({ type }) => type === 'question')
  const letterId = newId()
  const opportunityId = question?.opportunityId ?? null
  await callApp(window, 'letters.create', {
    id: letterId,
    clientId,
    opportunityId,
    questionId: question?.id ?? null,
    topics: [...topics],
  })
  return { letterId, clientId, opportunityId }
}

/** Records that a client lets their question be published without a name. */
export async function consentToPublish(window: Page, clientId: string): Promise<void> {
  const consent = { clientId, purpose: 'publish', state: 'given', happenedOn: '2026-05-14' } as const
  await callApp(window, 'records.saveConsent', consent)
}

/** A server that breaks off after the end of the third message, refuses the fourth, and takes whatever else comes. */
export const moodyServer = (): Promise<ScriptedServer> =>
  scriptedServer({
    security: 'tls',
    user: 'ellen@marsh.example',
    mischief: (connection) => {
      if (connection === 2) return { at: 'dot', does: 'drop' }
      return connection === 3 ? { at: 'rcpt', does: { reply: '550 5.1.1 No such mailbox here' } } : null
    },
  })

/** Sends letters of the demo practice to a fresh moody server: two leave, one may have, one is refused, one waits. */
export async function fillOutbox(window: Page, server: ScriptedServer): Promise<void> {
  await callApp(window, 'sending.saveAccount', mailAccount(server.port))
  const { rows } = await callApp(window, 'clients.list', { limit: 40 })
  for (const [index, subject] of [
    'While you wait',
    'Keep looking while they decide',
    'After the panel',
    'About the date they gave you',
    'Before Thursday',
  ].entries()) {
    const name = rows[index + 2]?.name ?? ''
    const { letterId } = await draftAnswer(window, name, ['stay-positive'])
    await callApp(window, 'sending.send', {
      outgoing: {
        letterId,
        to: { name, address: `${name.split(' ')[0]?.toLowerCase()}@mailbox.example` },
        subject,
        bodyKind: 'rich',
        attachesPdf: true,
      },
      at: index === 4 ? { on: '2026-05-18', time: '09:00' } : null,
      isAgain: false,
    })
    // One after the other, so that each meets the mood that is meant for it.
    if (index < 4)
      await expect
        .poll(async () => {
          const all = await callApp(window, 'sending.list', { part: 'all' })
          return all.filter(({ state }) => state === 'queued' || state === 'sending').length
        })
        .toBe(0)
  }
}
