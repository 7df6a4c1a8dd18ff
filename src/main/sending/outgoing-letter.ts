import { AppError } from '@shared/errors'
import { safeFileName } from '@shared/file-name'
import type { Letter, LetterFact } from '@shared/letters'
import { isMailAddress, type MailPerson, mailtoLink } from '@shared/mail-address'
import { consentNow } from '@shared/records'
import type { Outgoing, Sending, SendingPreview } from '@shared/sending'
import { refuseHeldRecipient } from '../checks/checks-service'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { instantOf, isZone, type ZonedTime } from '../import-export/zoned-time'
import { pageOf } from '../letters/letter-page'
import { requireReady } from '../letters/letters-service'
import { openLetter } from '../letters/open-letter'
import { openableLink } from '../link-guard'
import { listConsents } from '../records/consents-repository'
import { getPractice } from '../settings/settings-repository'
import { enterLeft, letterTexts, recordLeft } from './letter-leaving'
import { findMailAccount } from './mail-account-repository'
import { composeMail, type MailMessage, messageIdOf } from './mail-message'
import { addSending, earlierMail, getSending, keepMessage } from './sending-repository'

/** Everything the confirm screen shows. Throws AppError not-found, field-missing, field-unknown, letter-held. */
export function previewSending(context: Context, letterId: string): SendingPreview {
  const { letter, facts } = openLetter(context, letterId)
  requireReady(context, letter, facts)
  const client = getClient(context.db, letter.clientId)
  return {
    at: context.now().toISOString(),
    to: { name: client.fullName, address: client.email },
    clientName: client.fullName,
    subject: letter.title,
    body: letterTexts(context, letter, facts).text,
    attachmentName: attachmentNameOf(context, letter, client.fullName),
    account: findMailAccount(context.db),
    withdrawnOn: withdrawnOn(context, client.id),
    earlier: earlierMail(context.db, client.id, letter.id),
  }
}

/** The day on which a client withdrew the consent to e-mail, or null. */
export function withdrawnOn({ db }: Pick<Context, 'db'>, clientId: string): string | null {
  const consent = consentNow(listConsents(db, clientId), 'email')
  return consent?.state === 'withdrawn' ? consent.happenedOn : null
}

/** Copies a letter with its bold words and lists, and as text beside it. Throws AppError field-missing, field-unknown. */
export async function copyLetter(context: Context, letterId: string): Promise<void> {
  const { letter, facts } = openLetter(context, letterId)
  requireReady(context, letter, facts)
  const { text, html } = letterTexts(context, letter, facts)
  await context.shell.copyRich({ text, html })
  enterLeft(context, { letter, way: 'copy', text, bodyKind: 'rich' })
}

/**
 * Opens the confirmed message, with its PDF, in the coach's mail program, to be sent from there.
 * Throws AppError consent-withdrawn, address-invalid, mail-program-missing and those of a letter with open fields.
 */
export async function openDraft(context: Context, wanted: Outgoing): Promise<Sending> {
  const parts = await freeze(context, wanted)
  const id = context.newId()
  const mail = { ...parts.mail, messageId: messageIdOf(id, parts.mail.from), isDraft: true }
  const fileName = safeFileName([parts.letter.title, parts.clientName], 'eml')
  const copy = context.openedCopies.put(fileName, await composeMail(mail))
  if (!(await context.shell.openFile(copy))) throw new AppError('mail-program-missing')
  return enterHandedOver(context, wanted, parts, 'eml')
}

/**
 * Opens a new message in the coach's mail program by a link, as text and without a file.
 * Throws AppError consent-withdrawn, address-invalid, mailto-too-long and those of a letter with open fields.
 */
export async function openMailto(context: Context, wanted: Outgoing): Promise<Sending> {
  const plain: Outgoing = { ...wanted, bodyKind: 'plain', attachesPdf: false }
  const parts = await freeze(context, plain)
  const link = mailtoLink(plain.to.address, plain.subject, parts.mail.text)
  const openable = link === null ? null : openableLink(link)
  if (openable === null) throw new AppError('mailto-too-long')
  await context.shell.openLink(openable)
  return enterHandedOver(context, plain, parts, 'mailto')
}

/**
 * Puts the confirmed message into the outbox, byte by byte as it will go. A letter that was e-mailed before needs `isAgain`.
 * Throws AppError mail-account-missing, consent-withdrawn, address-invalid, sending-again, time-past and those of a letter
 * with open fields.
 */
export async function queueMail(
  context: Context,
  wanted: Outgoing,
  choice: { readonly at: ZonedTime | null; readonly isAgain: boolean },
): Promise<Sending> {
  const account = findMailAccount(context.db)
  if (account === null) throw new AppError('mail-account-missing')
  const dueAt = choice.at === null ? null : dueInstant(context, choice.at)
  const parts = await freeze(context, wanted, { name: account.fromName, address: account.fromAddress })
  const id = context.newId()
  const mail: MailMessage = {
    ...parts.mail,
    messageId: messageIdOf(id, parts.mail.from),
    date: dueAt === null ? context.now() : new Date(dueAt),
  }
  const message = await composeMail(mail)
  const at = context.now().toISOString()
  context.db.transaction(() => {
    // Asked in the same moment in which it is written, so that two presses make one message.
    if (!choice.isAgain && earlierMail(context.db, parts.letter.clientId, wanted.letterId) !== null)
      throw new AppError('sending-again')
    addSending(context.db, {
      ...frozenColumns(wanted, parts),
      id,
      way: 'smtp',
      state: 'queued',
      messageId: mail.messageId,
      dueAt,
      nextTryAt: dueAt ?? at,
      leftAt: null,
      at,
    })
    keepMessage(context.db, id, message, parts.facts)
  })()
  context.wakeOutbox()
  return getSending(context.db, id)
}

type Frozen = {
  readonly letter: Letter
  readonly facts: readonly LetterFact[]
  readonly clientName: string
  readonly mail: Omit<MailMessage, 'messageId'>
}

/** Everything that goes out, taken from the record at this moment. */
async function freeze(context: Context, wanted: Outgoing, sender?: MailPerson): Promise<Frozen> {
  const { letter, facts } = openLetter(context, wanted.letterId)
  requireReady(context, letter, facts)
  refuseHeldRecipient(context, letter, wanted.to)
  const client = getClient(context.db, letter.clientId)
  if (client.deletedAt !== null) throw new AppError('not-found')
  const withdrawn = withdrawnOn(context, client.id)
  if (withdrawn !== null) throw new AppError('consent-withdrawn', { name: client.fullName })
  const { text, html } = letterTexts(context, letter, facts)
  const practice = getPractice(context.db)
  const from = sender ?? senderOf(context)
  const replies = practice.email !== '' && practice.email !== from.address && isMailAddress(practice.email)
  const content = wanted.attachesPdf
    ? await context.printer.print(await pageOf(context, letter, facts))
    : null
  return {
    letter,
    facts,
    clientName: client.fullName,
    mail: {
      from,
      to: wanted.to,
      replyTo: replies ? { name: practice.coachName, address: practice.email } : null,
      subject: wanted.subject,
      text,
      html: wanted.bodyKind === 'rich' ? html : null,
      attachment: content && { fileName: attachmentNameOf(context, letter, client.fullName), content },
      date: context.now(),
      isDraft: false,
    },
  }
}

/** Who a draft comes from; the mail program puts its own account in the place of an address that is not there. */
function senderOf({ db }: Pick<Context, 'db'>): MailPerson {
  const account = findMailAccount(db)
  if (account !== null) return { name: account.fromName, address: account.fromAddress }
  const { coachName, email } = getPractice(db)
  if (!isMailAddress(email)) throw new AppError('own-address-missing')
  return { name: coachName, address: email }
}

function enterHandedOver(context: Context, wanted: Outgoing, parts: Frozen, way: 'eml' | 'mailto'): Sending {
  const { letter, facts, mail } = parts
  const id = context.db.transaction(() => {
    recordLeft(context, letter, { fileName: mail.attachment?.fileName ?? '', facts })
    const { clientId: _client, letterId: _letter, body: text, ...columns } = frozenColumns(wanted, parts)
    return enterLeft(context, { ...columns, letter, way, text })
  })()
  return getSending(context.db, id)
}

const frozenColumns = (wanted: Outgoing, { letter, mail }: Frozen) => ({
  clientId: letter.clientId,
  letterId: letter.id,
  toName: wanted.to.name,
  toAddress: wanted.to.address,
  fromName: mail.from.name,
  fromAddress: mail.from.address,
  subject: wanted.subject,
  bodyKind: wanted.bodyKind,
  body: mail.text,
  attachmentName: mail.attachment?.fileName ?? '',
  attachmentBytes: mail.attachment?.content.length ?? 0,
})

/** Longer ahead than this is a slip of the keyboard. */
const furthestMs = 366 * 86_400_000

function dueInstant({ db, now }: Context, time: ZonedTime): string {
  const { timeZone } = getPractice(db)
  const due = instantOf(time, isZone(timeZone) ? timeZone : 'UTC')
  const ahead = due.getTime() - now().getTime()
  if (!(ahead > 0 && ahead < furthestMs)) throw new AppError('time-past')
  return due.toISOString()
}

const attachmentNameOf = (context: Pick<Context, 'today'>, letter: Letter, clientName: string): string =>
  safeFileName([letter.title, clientName, context.today()], 'pdf')
