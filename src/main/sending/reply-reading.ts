import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseDay } from '@shared/dates'
import { AppError } from '@shared/errors'
import { cutText, headerText, isMailAddress } from '@shared/mail-address'
import { htmlWords, ownWords } from '@shared/reply-text'
import { type ReadReply, type ReplyDraft, replyLimitBytes, replyLimitSigns } from '@shared/sending'
import { translatorOf } from '@shared/translate'
import type { Context } from '../context'
import { saveMessage } from '../interviews/interviews-repository'
import { dayOfInstant } from '../practice-day'
import { linkReply } from './sending-repository'

/** What a hostile message is held to beside its size. */
const limits = { maxNestingDepth: 12, maxHeadersSize: 200_000 } as const

/**
 * Reads a saved message: who wrote it, when, and their own words as text. Attachments and HTML are left alone.
 * Throws AppError reply-unreadable, reply-empty. The parser is loaded at the first message.
 */
export async function readReply(context: Pick<Context, 'db'>, content: Uint8Array): Promise<ReadReply> {
  if (content.length > replyLimitBytes) throw new AppError('reply-unreadable')
  const { default: PostalMime } = await import('postal-mime')
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>
  try {
    mail = await PostalMime.parse(content, limits)
  } catch (error) {
    throw new AppError('reply-unreadable', {}, { cause: error })
  }
  // Whatever has neither a sender nor a subject is some other file.
  if (!mail.from && mail.subject === undefined) throw new AppError('reply-unreadable')
  const text = ownWords(mail.text?.trim() ? mail.text : htmlWords(mail.html ?? ''))
  if (text === '') throw new AppError('reply-empty')
  const address = mail.from?.address ?? ''
  return {
    from: { name: headerText(mail.from?.name ?? ''), address: isMailAddress(address) ? address : '' },
    subject: headerText(mail.subject ?? ''),
    sentOn: dayOf(context, mail.date),
    text: cutText(text, replyLimitSigns),
  }
}

/** Lets the coach choose a saved message and reads it; null when none was chosen. Throws like readReply. */
export async function chooseReply(context: Context): Promise<ReadReply | null> {
  const text = translatorOf(context.language(), 'sending')
  const [file] = await context.dialogs.chooseOpenFiles({
    title: text('reply.chooseTitle'),
    isMany: false,
    kinds: [{ name: text('reply.chooseKind'), endings: ['eml'] }],
  })
  if (file === undefined) return null
  try {
    // Asked before it is read, so that a large file does not fill the memory first.
    const { size } = await stat(file)
    if (size > replyLimitBytes) throw new AppError('reply-unreadable')
    return await readReply(context, await readFile(file))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file-not-readable', { file: basename(file) }, { cause: error })
  }
}

/** Keeps a client's answer as a message of their history. Throws AppError reply-empty. */
export function keepReply(context: Pick<Context, 'db' | 'now' | 'newId'>, draft: ReplyDraft): { id: string } {
  const summary = draft.text.trim()
  if (summary === '') throw new AppError('reply-empty')
  const { db } = context
  return db.transaction(() => {
    const { id } = saveMessage(
      db,
      {
        clientId: draft.clientId,
        direction: 'in',
        kind: 'answer',
        channel: 'email',
        sentOn: draft.sentOn,
        summary,
      },
      { at: context.now().toISOString(), newId: context.newId },
    )
    linkReply(db, id, draft.letterId)
    return { id }
  })()
}

/** The practice's calendar day of a mail's date; null for a date that is none, or far from any life. */
function dayOf({ db }: Pick<Context, 'db'>, date: string | undefined): string | null {
  const instant = date === undefined ? Number.NaN : Date.parse(date)
  if (Number.isNaN(instant) || instant < Date.UTC(1990, 0) || instant > Date.UTC(2200, 0)) return null
  return parseDay(dayOfInstant(db)(new Date(instant)))
}
