import { letterPlainText } from '@shared/letter-text'
import type { Letter, LetterFact } from '@shared/letters'
import { letterMailHtml } from '@shared/mail-html'
import type { BodyKind, SendingWay } from '@shared/sending'
import type { Context } from '../context'
import { markAnswered } from '../interviews/interviews-repository'
import { mergeFactsOf } from '../letters/letter-facts'
import { fieldLabelOf, letterheadOf } from '../letters/letter-page'
import { recordExport } from '../letters/letters-repository'
import { addSending } from './sending-repository'

type LeavingContext = Pick<Context, 'db' | 'now' | 'today' | 'language' | 'newId'>

/** The words of a letter as a mail or the clipboard takes them. */
export function letterTexts(
  context: LeavingContext,
  letter: Letter,
  facts: readonly LetterFact[],
): { readonly text: string; readonly html: string } {
  const input = {
    doc: letter.body,
    facts: mergeFactsOf(facts),
    practice: letterheadOf(context),
    fieldLabel: fieldLabelOf(context),
  }
  return { text: letterPlainText(input), html: letterMailHtml(input) }
}

/** A letter that leaves by the coach's own hand: copied, saved as a PDF, or handed to the mail program. */
export type LeftLetter = {
  readonly letter: Letter
  readonly way: Exclude<SendingWay, 'smtp'>
  readonly text: string
  readonly bodyKind: BodyKind
  readonly subject?: string
  readonly toName?: string
  readonly toAddress?: string
  readonly fromName?: string
  readonly fromAddress?: string
  readonly attachmentName?: string
  readonly attachmentBytes?: number
}

/** Enters it in the ledger, with its text frozen. Gives the line's id. */
export function enterLeft(context: LeavingContext, { letter, text, ...left }: LeftLetter): string {
  const at = context.now().toISOString()
  const id = context.newId()
  addSending(context.db, {
    toName: '',
    toAddress: '',
    fromName: '',
    fromAddress: '',
    subject: letter.title,
    attachmentName: '',
    attachmentBytes: 0,
    ...left,
    id,
    clientId: letter.clientId,
    letterId: letter.id,
    state: 'sent',
    body: text,
    messageId: '',
    dueAt: null,
    nextTryAt: null,
    leftAt: at,
    at,
  })
  return id
}

/**
 * Records that a letter has gone to its client, with its facts frozen and its question answered. A letter has one such
 * moment, so that however often and in whatever way it goes, it counts once.
 */
export function recordLeft(
  context: LeavingContext,
  letter: Pick<Letter, 'id' | 'questionId'>,
  left: { readonly fileName: string; readonly facts: readonly LetterFact[] },
): Letter {
  const at = context.now().toISOString()
  const recorded = recordExport(context.db, letter.id, { ...left, at }, context.newId)
  if (letter.questionId !== null) markAnswered(context.db, letter.questionId, letter.id, at)
  return recorded
}
