import { z } from 'zod'
import { call, event } from './call'
import { byId, calendarDay, clockTime, line, longText, recordId } from './ids'
import { isMailAddress, type MailPerson } from './mail-address'

/** How something went out. */
export const sendingWays = ['copy', 'pdf', 'eml', 'mailto', 'smtp'] as const
export type SendingWay = (typeof sendingWays)[number]

/**
 * Where it stands. `unknown`: the server may have taken it, so it is never sent again without the coach's word. `missed`:
 * it was to leave while Greenroom was closed or locked or the computer slept, and waits for that word too.
 */
export const sendingStates = [
  'queued',
  'sending',
  'sent',
  'failed',
  'unknown',
  'missed',
  'cancelled',
] as const
export type SendingState = (typeof sendingStates)[number]

/** Why it has not left, or not left yet. */
export const sendingProblems = [
  'no_account',
  'host_unknown',
  'not_reachable',
  'no_encryption',
  'certificate',
  'login_refused',
  'sender_refused',
  'recipient_refused',
  'message_refused',
  'busy',
  'dropped',
  'timed_out',
  'too_large',
  'not_here',
  'consent_withdrawn',
  'client_removed',
  'interrupted',
  'internal',
] as const
export type SendingProblem = (typeof sendingProblems)[number]

/** How far a try has come: `ending` from just before the bytes that end the message. */
export type SendingStage = 'asking' | 'ending'

/** `plain` is text alone; `rich` has bold, lists and links, with the text beside it. */
export const bodyKinds = ['plain', 'rich'] as const
export type BodyKind = (typeof bodyKinds)[number]

/** One line of the ledger. Instants are UTC. Nothing of it changes once it has left. */
export type Sending = {
  readonly id: string
  readonly clientId: string
  readonly clientName: string
  readonly letterId: string | null
  readonly way: SendingWay
  readonly state: SendingState
  /** Empty for what was copied or saved. */
  readonly to: MailPerson
  readonly from: MailPerson
  readonly subject: string
  readonly bodyKind: BodyKind
  /** Name of the attached or saved file; empty without one. */
  readonly attachmentName: string
  readonly attachmentBytes: number
  /** When it is to leave; null for at once. */
  readonly dueAt: string | null
  /** When the next try comes; null when none will come by itself. */
  readonly nextTryAt: string | null
  readonly tries: number
  readonly problem: SendingProblem | null
  /** What the mail server said, in its own words. */
  readonly answer: string
  readonly leftAt: string | null
  readonly createdAt: string
}

/** A line with the text that went or will go out. Empty for what left before the ledger was kept. */
export type SendingWithText = Sending & { readonly body: string }

export const mailSecurities = ['tls', 'starttls'] as const
/** `tls`: encrypted from the first byte (port 465). `starttls`: encrypted before anything is said (port 587). */
export type MailSecurity = (typeof mailSecurities)[number]

/** A host name or address of a mail server; no spaces, no path, no port. */
const hostName = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(253)
  .regex(/^[a-z0-9](?:[a-z0-9.:-]*[a-z0-9])?$/)
const mailAddress = z.string().trim().refine(isMailAddress, { error: 'address' })

/** The form of the coach's mail account. An absent password keeps the stored one. */
export const mailAccountDraft = z.strictObject({
  fromName: line(),
  fromAddress: mailAddress,
  host: hostName,
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  userName: line(320),
  password: z.string().max(1_000).optional(),
})
export type MailAccountDraft = z.input<typeof mailAccountDraft>
export type MailAccount = Omit<z.output<typeof mailAccountDraft>, 'password'> & {
  readonly hasPassword: boolean
}

/** What a coach confirmed: exactly this goes out, to exactly this one address. */
export const outgoing = z.strictObject({
  letterId: recordId,
  to: z.strictObject({ name: line(), address: mailAddress }),
  subject: line(),
  bodyKind: z.enum(bodyKinds),
  attachesPdf: z.boolean(),
})
export type Outgoing = z.infer<typeof outgoing>

/** When it is to leave, in the practice's time zone. */
export const sendTime = z.strictObject({ on: calendarDay, time: clockTime })

/** Everything the confirm screen shows before anything leaves. */
export type SendingPreview = {
  /** The moment of this answer, by main's clock. */
  readonly at: string
  readonly to: MailPerson
  readonly clientName: string
  readonly subject: string
  readonly body: string
  readonly attachmentName: string
  readonly account: MailAccount | null
  /** The day on which the client withdrew the consent to e-mail; null when it was not withdrawn. */
  readonly withdrawnOn: string | null
  /** The newest e-mail of this letter that left or may have left. */
  readonly earlier: Sending | null
}

/** A client's answer taken from a pasted text or a saved message. Nothing is kept yet. */
export type ReadReply = {
  readonly from: MailPerson
  readonly subject: string
  /** The calendar day it was sent; null when it does not say. */
  readonly sentOn: string | null
  readonly text: string
}

/** Bytes of a saved message that are read, at most. */
export const replyLimitBytes = 5_000_000
/** Signs of a reply that are kept, at most: those of a message. */
export const replyLimitSigns = 4_000

export const replyDraft = z.strictObject({
  clientId: recordId,
  letterId: recordId.nullable(),
  sentOn: calendarDay,
  text: longText(replyLimitSigns).min(1),
})
export type ReplyDraft = z.infer<typeof replyDraft>

/** How a test of the account ended; `problem` null means that the server let us in. */
export type MailTest = { readonly problem: SendingProblem | null; readonly answer: string }

/** What a coach can decide about one that waits, failed, or may have left. */
export const sendingActs = ['send', 'cancel', 'arrived', 'close'] as const
export type SendingAct = (typeof sendingActs)[number]

/** What the ledger shows: `open` is what waits or needs the coach, `all` everything, newest first. */
export const sendingParts = ['open', 'all'] as const
export type SendingPart = (typeof sendingParts)[number]
export const sendingPage = 200

/** The acts a state allows. Sending again what may have left is one of them: a human decides. */
export const actsOf = ({ way, state }: Pick<Sending, 'way' | 'state'>): readonly SendingAct[] => {
  if (way !== 'smtp') return []
  switch (state) {
    case 'queued':
      return ['send', 'cancel']
    case 'failed':
    case 'missed':
      return ['send', 'close']
    case 'unknown':
      return ['arrived', 'send', 'close']
    case 'cancelled':
      return ['send']
    case 'sending':
    case 'sent':
      return []
    default:
      return state satisfies never
  }
}

/** Minutes to wait after the first, second, ... failed try; after the last one it is given up. */
const waits = [1, 5, 15, 60, 180] as const

/** When to try again after so many failed tries, in milliseconds; null when enough was tried. */
export const waitAfter = (tries: number): number | null => {
  const minutes = waits[tries - 1]
  return minutes === undefined ? null : minutes * 60_000
}

/** Trying again may help; the rest stays as it is until somebody changes something. */
export const isPassing = (problem: SendingProblem): boolean =>
  ['host_unknown', 'not_reachable', 'busy', 'dropped', 'timed_out'].includes(problem)

/** What was to leave longer ago than this asks first: it may be stale, or have left from a copy of this practice. */
export const graceMs = 10 * 60_000

export const sendingCalls = {
  'sending.account': call<MailAccount | null>()(z.strictObject({})),
  'sending.saveAccount': call<MailAccount>()(mailAccountDraft),
  'sending.removeAccount': call<null>()(z.strictObject({})),
  'sending.testAccount': call<MailTest>()(mailAccountDraft),
  /** Copies the letter with its bold words and lists, and as text beside it. */
  'sending.copy': call<null>()(z.strictObject({ letterId: recordId })),
  'sending.preview': call<SendingPreview>()(z.strictObject({ letterId: recordId })),
  'sending.openDraft': call<Sending>()(outgoing),
  'sending.openMailto': call<Sending>()(outgoing),
  'sending.send': call<Sending>()(
    z.strictObject({ outgoing, at: sendTime.nullable(), isAgain: z.boolean().default(false) }),
  ),
  'sending.list': call<readonly Sending[]>()(
    z.strictObject({ part: z.enum(sendingParts), clientId: recordId.nullable().default(null) }),
  ),
  'sending.get': call<SendingWithText>()(byId),
  'sending.decide': call<Sending>()(z.strictObject({ id: recordId, act: z.enum(sendingActs) })),
  /** Null when the coach chose no file. */
  'sending.chooseReply': call<ReadReply | null>()(z.strictObject({})),
  'sending.readReply': call<ReadReply>()(
    z.strictObject({ content: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= replyLimitBytes) }),
  ),
  'sending.keepReply': call<{ readonly id: string }>()(replyDraft),
}

export const sendingEvents = {
  /** Something in the outbox has moved by itself. */
  'sending.changed': event<{ readonly clientId: string }>(),
}
