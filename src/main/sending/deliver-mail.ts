import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SendingProblem } from '@shared/sending'
import { isRefusal, serverWords, smtpFailure } from './smtp-problem'
import { type MailServer, openSession, type SmtpSession, type SmtpTuning } from './smtp-session'

/** A finished message and the one address it goes to. */
export type Delivery = {
  readonly server: MailServer
  readonly from: string
  readonly to: string
  readonly message: Uint8Array
  /**
   * Called once, just before the bytes that end the message are handed over. From here on the server may have taken it,
   * so it must be remembered before this returns; throwing stops the sending.
   */
  readonly onEnding: () => void
  readonly tuning?: SmtpTuning
}

/**
 * What became of it. `sent` only after the server's 250 to the end of the message; `unknown` when the end may have reached
 * it and no answer came; `failed` when it certainly was not taken.
 */
export type DeliveryOutcome =
  | { readonly kind: 'sent'; readonly answer: string }
  | { readonly kind: 'unknown'; readonly answer: string }
  | { readonly kind: 'failed'; readonly problem: SendingProblem; readonly answer: string }

/** Hands one message to the account's server, once. Never throws. */
export async function deliverMail(delivery: Delivery): Promise<DeliveryOutcome> {
  const { server, tuning } = delivery
  let session: SmtpSession | null = null
  let isEnding = false
  try {
    session = await openSession(server, tuning)
    const answer = await handOver(session, delivery, () => {
      delivery.onEnding()
      isEnding = true
    })
    if (!isEnding) return { kind: 'failed', problem: 'dropped', answer }
    return /^250(?:[ -]|$)/.test(answer) ? { kind: 'sent', answer } : { kind: 'unknown', answer }
  } catch (error) {
    const failure = smtpFailure(error)
    if (isEnding && !isRefusal(error)) return { kind: 'unknown', answer: failure.answer }
    return { kind: 'failed', ...failure }
  } finally {
    if (session !== null) leave(session, isEnding)
  }
}

/** Connects, encrypts and logs in, and says nothing more. Null when the server let us in. */
export async function tryServer(
  server: MailServer,
  tuning: SmtpTuning = {},
): Promise<{ readonly problem: SendingProblem; readonly answer: string } | null> {
  try {
    const session = await openSession(server, tuning)
    leave(session, true)
    return null
  } catch (error) {
    return smtpFailure(error)
  }
}

async function handOver(
  { connection, broken }: SmtpSession,
  { from, to, message }: Delivery,
  onEnding: () => void,
): Promise<string> {
  let failure: unknown = null
  const content = Readable.from(heldBack(message, onEnding, connection), {
    objectMode: false,
    highWaterMark: 1,
  })
  // The connection tells of its own errors; that of a step here must not be lost behind them.
  content.on('error', (error) => (failure ??= error))
  const sent = new Promise<string>((resolve, reject) => {
    // The envelope is what was confirmed: one sender, one recipient, taken from no header.
    connection.send({ from, to: [to] }, content, (error, info) =>
      error || !info ? reject(failure ?? error) : resolve(serverWords(info.response)),
    )
  })
  return Promise.race([sent, broken])
}

const pieceBytes = 16_384

/** The message in pieces. The last one waits until all before it has gone, so that a break before the end is known as one. */
async function* heldBack(
  message: Uint8Array,
  onEnding: () => void,
  connection: SmtpSession['connection'],
): AsyncGenerator<Uint8Array> {
  const last = Math.max(0, message.length - 1)
  for (let at = 0; at < last; at += pieceBytes) yield message.subarray(at, Math.min(at + pieceBytes, last))
  await allGone(connection)
  onEnding()
  yield message.subarray(last)
}

async function allGone(connection: SmtpSession['connection']): Promise<void> {
  // nodemailer has no public way to ask whether its socket still holds bytes back.
  // oxlint-disable-next-line no-underscore-dangle
  const held = () => (connection._socket ? connection._socket.writableLength : 0)
  do {
    await nextTurn()
    if (connection.destroyed) throw new Error('The connection broke before the end of the message')
  } while (held() > 0)
}

/** A polite goodbye where everything was said; what the server answers to it changes nothing any more. */
function leave({ connection, close }: SmtpSession, isDone: boolean): void {
  if (isDone && !connection.destroyed) connection.quit()
  setTimeout(close, isDone ? goodbyeMs : 0).unref()
}

const goodbyeMs = 2_000
