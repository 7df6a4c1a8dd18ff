import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@shared/errors'
import {
  actsOf,
  graceMs,
  isPassing,
  type Sending,
  type SendingAct,
  type SendingProblem,
  waitAfter,
} from '@shared/sending'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { getLetter } from '../letters/letters-repository'
import { type DeliveryOutcome, deliverMail } from './deliver-mail'
import { recordLeft } from './letter-leaving'
import { findMailServer } from './mail-account-repository'
import { withdrawnOn } from './outgoing-letter'
import {
  claimSending,
  dropMessage,
  findMessage,
  getSending,
  listInterrupted,
  markEnding,
  moveSending,
  nextDue,
} from './sending-repository'
import type { SmtpTuning } from './smtp-session'

type OutboxContext = Pick<Context, 'db' | 'now' | 'today' | 'language' | 'newId' | 'emit' | 'log'>

export type Outbox = {
  /** Sends what is due now and waits for what is due next. Answers when nothing is being sent any more. */
  readonly look: () => Promise<void>
  /** Begins nothing more, and answers when what is being sent has ended, or has taken too long. */
  readonly finish: () => Promise<void>
  /** Whether a message is on its way just now. */
  readonly isSending: () => boolean
  readonly stop: () => void
}

/** A coach who quits waits no longer than this for a message on its way. */
const lastMs = 8_000

/** A computer that sleeps oversleeps long timers, so the clock is looked at again after this. */
const longestSleepMs = 60_000

/**
 * Sends what the coach has put into the outbox, one after the other, while the app runs. What was being sent when the app
 * ended is settled first: as unknown when its end may have left, otherwise as queued. `tuning` is for tests.
 */
export function startOutbox(context: OutboxContext, tuning: SmtpTuning = {}): Outbox {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let isStopped = false

  const wait = (atLeastMs = 0) => {
    clearTimeout(timer)
    const due = isStopped ? null : nextDue(context.db)
    if (due === null) return
    const ahead = Date.parse(due.nextTryAt) - context.now().getTime()
    timer = setTimeout(() => void look(), Math.min(Math.max(ahead, atLeastMs), longestSleepMs))
    timer.unref()
  }
  const sendDue = async () => {
    for (;;) {
      const due = isStopped ? null : nextDue(context.db)
      if (due === null || Date.parse(due.nextTryAt) > context.now().getTime()) return
      await sendOne(context, due, tuning)
    }
  }
  const lookNow = async (): Promise<void> => {
    let pauseMs = 0
    try {
      await sendDue()
    } catch (error) {
      // A full disk, for instance: whatever was under way is settled as after a crash, and tried again with a pause.
      context.log.error('outbox', error)
      pauseMs = longestSleepMs
    }
    running = null
    if (isStopped) return
    if (pauseMs > 0) settleInterrupted(context)
    wait(pauseMs)
  }
  const look = (): Promise<void> =>
    (running ??= lookNow().catch((error: unknown) => context.log.error('outbox', error)))

  settleInterrupted(context)
  wait()
  const stop = () => {
    isStopped = true
    clearTimeout(timer)
  }
  return {
    look,
    isSending: () => running !== null,
    stop,
    finish: async () => {
      stop()
      await Promise.race([running, sleep(lastMs, undefined, { ref: false })])
    },
  }
}

/** What was being sent when the app ended. */
function settleInterrupted(context: OutboxContext): void {
  const at = context.now().toISOString()
  for (const { id, stage, updatedAt } of listInterrupted(context.db)) {
    const isOver = stage === 'asking'
    moveSending(
      context.db,
      id,
      ['sending'],
      isOver
        ? { state: 'queued', problem: 'interrupted', nextTryAt: updatedAt }
        : { state: 'unknown', problem: 'interrupted' },
      at,
    )
  }
}

async function sendOne(
  context: OutboxContext,
  due: { readonly id: string; readonly nextTryAt: string },
  tuning: SmtpTuning,
): Promise<void> {
  const { db } = context
  const now = context.now()
  const at = now.toISOString()
  const before = getSending(db, due.id)
  if (now.getTime() - Date.parse(due.nextTryAt) > graceMs) {
    // It is late for longer than a restart takes. It may be stale, or this practice a copy of one that has sent it.
    moveSending(db, due.id, ['queued'], { state: 'missed', problem: before.problem }, at)
    context.emit('sending.changed', { clientId: before.clientId })
    return
  }
  const kept = findMessage(db, due.id)
  const server = findMailServer(db)
  const obstacle = obstacleTo(context, before, kept !== null, server !== null)
  if (!claimSending(db, due.id, at)) return
  context.emit('sending.changed', { clientId: before.clientId })
  const outcome: DeliveryOutcome =
    obstacle !== null || kept === null || server === null
      ? { kind: 'failed', problem: obstacle ?? 'internal', answer: '' }
      : await deliverMail({
          server,
          from: before.from.address,
          to: before.to.address,
          message: kept.message,
          onEnding: () => markEnding(db, due.id),
          tuning,
        })
  settle(context, before, outcome)
  context.emit('sending.changed', { clientId: before.clientId })
}

/** What changed since the coach confirmed it, so that it must not leave; null when nothing did. */
function obstacleTo(
  context: OutboxContext,
  { clientId }: Sending,
  hasMessage: boolean,
  hasAccount: boolean,
): SendingProblem | null {
  if (getClient(context.db, clientId).deletedAt !== null) return 'client_removed'
  if (withdrawnOn(context, clientId) !== null) return 'consent_withdrawn'
  if (!hasMessage) return 'not_here'
  return hasAccount ? null : 'no_account'
}

function settle(context: OutboxContext, before: Sending, outcome: DeliveryOutcome): void {
  const { db } = context
  const now = context.now()
  const at = now.toISOString()
  const { answer } = outcome
  switch (outcome.kind) {
    case 'sent':
      return markSent(context, before, ['sending'], answer)
    case 'unknown':
      return moveSending(db, before.id, ['sending'], { state: 'unknown', problem: 'dropped', answer }, at)
    case 'failed': {
      const { problem } = outcome
      const wait = isPassing(problem) ? waitAfter(before.tries + 1) : null
      const change =
        wait === null
          ? ({ state: 'failed' } as const)
          : ({ state: 'queued', nextTryAt: new Date(now.getTime() + wait).toISOString() } as const)
      return moveSending(db, before.id, ['sending'], { ...change, problem, answer }, at)
    }
    default:
      return outcome satisfies never
  }
}

/** It has left: the ledger, the letter and its question say so, all in one moment. */
function markSent(
  context: OutboxContext,
  { id, letterId, attachmentName }: Sending,
  from: readonly ('sending' | 'unknown')[],
  answer: string,
): void {
  const { db } = context
  const at = context.now().toISOString()
  db.transaction(() => {
    moveSending(db, id, from, { state: 'sent', answer, leftAt: at }, at)
    const letter = letterId === null ? null : getLetter(db, letterId)
    const facts = findMessage(db, id)?.facts
    if (letter !== null && facts !== undefined)
      recordLeft(context, letter, { fileName: attachmentName, facts })
    dropMessage(db, id)
  })()
}

/**
 * Does what the coach decided about one line: send it (now), take it back, note that it arrived, or leave it at that.
 * Throws AppError sending-decided when it does not stand that way any more, not-found.
 */
export function decideSending(
  context: OutboxContext & Pick<Context, 'wakeOutbox'>,
  id: string,
  act: SendingAct,
): Sending {
  const { db } = context
  const sending = getSending(db, id)
  if (!actsOf(sending).includes(act)) throw new AppError('sending-decided')
  const at = context.now().toISOString()
  const { state, problem, answer } = sending
  if (act === 'arrived') markSent(context, sending, ['unknown'], answer)
  else if (act === 'send') {
    moveSending(db, id, [state], { state: 'queued', nextTryAt: at }, at)
    context.wakeOutbox()
  } else moveSending(db, id, [state], { state: 'cancelled', problem, answer }, at)
  return getSending(db, id)
}
