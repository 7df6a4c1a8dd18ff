import { basename } from 'node:path'
import { AppError } from '@shared/errors'
import { safeFileName } from '@shared/file-name'
import { hasOpenFields, openFields } from '@shared/letter-fields'
import { letterPlainText } from '@shared/letter-text'
import type { ExportAnswer, Letter, LetterFact, LetterPreview, OpenField } from '@shared/letters'
import type { BlockquoteNode } from '@shared/rich-text'
import { writeFileAtomically } from '../atomic-file'
import { refuseHeldLetter } from '../checks/checks-service'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { readHistory } from '../interviews/case-history'
import { enterLeft, letterTexts, recordLeft } from '../sending/letter-leaving'
import { mergeFactsOf } from './letter-facts'
import { fieldLabelOf, pageOf } from './letter-page'
import { getLetter } from './letters-repository'
import { openLetter } from './open-letter'
import { personNames } from './person-names'

/** What letters need of the outside world. */
export type LettersContext = Pick<Context, 'db' | 'now' | 'today' | 'newId' | 'printer' | 'language'>

/** Prints the pages as they stand, open fields marked, and says which fields are open. Throws AppError print-failed. */
export async function previewLetter(context: LettersContext, id: string): Promise<LetterPreview> {
  const { letter, facts } = openLetter(context, id)
  const started = performance.now()
  const pdf = await context.printer.print(await pageOf(context, letter, facts))
  return { pdf, openFields: openFieldsOf(context, letter, facts), printMs: performance.now() - started }
}

/** The fields that keep a letter from leaving, with the values the record offers for them. */
export function openFieldsOf(
  context: LettersContext,
  letter: Letter,
  facts: readonly LetterFact[],
): OpenField[] {
  const open = openFields(letter.body, mergeFactsOf(facts))
  const people = () => {
    const records = readHistory(context.db, letter.clientId)
    const opportunity = records.opportunities.find((one) => one.id === letter.opportunityId)
    const contacts = records.contacts.filter((one) => one.employerId === opportunity?.employerId)
    const rounds = records.rounds.filter((one) => one.opportunityId === opportunity?.id)
    const named = rounds.toReversed().flatMap((one) => personNames(one.interviewers))
    return [...new Set([...contacts.map((one) => one.fullName), ...named])]
  }
  return [
    ...open.missing.map((field) => ({
      field,
      known: true,
      choices: field === 'interviewer.name' ? people() : [],
    })),
    ...[...open.unknown, ...open.typed].map((field) => ({ field, known: false, choices: [] })),
  ]
}

/**
 * Prints a letter whose every field has a value and writes it whole or not at all, then records it as sent out with its
 * facts frozen and its question answered. `choosePlace` answers null when the coach cancels.
 * Throws AppError field-missing, field-unknown, letter-held, print-failed, file-not-writable.
 */
export async function exportLetter(
  context: LettersContext,
  id: string,
  choosePlace: (suggestedName: string) => Promise<string | null>,
): Promise<ExportAnswer & { readonly file?: string }> {
  const { letter, facts } = openLetter(context, id)
  requireReady(context, letter, facts)
  const page = await pageOf(context, letter, facts)
  const client = getClient(context.db, letter.clientId)
  const file = await choosePlace(safeFileName([letter.title, client.fullName, context.today()], 'pdf'))
  if (file === null) return { saved: false }
  const pdf = await context.printer.print(page)
  try {
    writeFileAtomically(file, pdf)
  } catch (error) {
    throw new AppError('file-not-writable', { file: basename(file) }, { cause: error, retry: true })
  }
  const fileName = basename(file)
  const { text } = letterTexts(context, letter, facts)
  const exported = context.db.transaction(() => {
    const pages = { attachmentName: fileName, attachmentBytes: pdf.length }
    enterLeft(context, { letter, way: 'pdf', text, bodyKind: 'rich', ...pages })
    return recordLeft(context, letter, { fileName, facts })
  })()
  return { saved: true, fileName, letter: exported, file }
}

/** The letter as plain text, for pasting into a mail or a comment. Throws AppError field-missing, field-unknown, letter-held. */
export function letterText(context: LettersContext, id: string): string {
  const { letter, facts } = openLetter(context, id)
  requireReady(context, letter, facts)
  return letterTexts(context, letter, facts).text
}

/** Copies the letter as plain text and enters that in the ledger. Gives the text. Throws like letterText. */
export async function copyPlainText(
  context: LettersContext & Pick<Context, 'shell'>,
  id: string,
): Promise<string> {
  const text = letterText(context, id)
  await context.shell.copyText(text)
  enterLeft(context, { letter: getLetter(context.db, id), way: 'copy', text, bodyKind: 'plain' })
  return text
}

/** Lets a letter pass that may leave, in whatever way. Throws AppError field-unknown, field-missing, letter-held. */
export function requireReady(context: LettersContext, letter: Letter, facts: readonly LetterFact[]): void {
  refuseOpenFields(context, letter, facts)
  refuseHeldLetter(context, letter, facts)
}

function refuseOpenFields(context: LettersContext, letter: Letter, facts: readonly LetterFact[]): void {
  const open = openFields(letter.body, mergeFactsOf(facts))
  if (!hasOpenFields(open)) return
  const [unknown] = [...open.unknown, ...open.typed]
  if (unknown !== undefined) throw new AppError('field-unknown', { field: unknown })
  const label = fieldLabelOf(context)
  throw new AppError('field-missing', { fields: open.missing.map(label).join(', ') })
}

/**
 * One piece of wording of a letter as plain text, counted from 0 in reading order, for the client to be sent by itself.
 * Throws AppError not-found, field-missing, field-unknown.
 */
export function wordingText(context: LettersContext, id: string, index: number): string {
  const { letter, facts } = openLetter(context, id)
  const wordings = letter.body.content.filter((block): block is BlockquoteNode => block.type === 'blockquote')
  const wording = wordings[index]
  if (!wording) throw new AppError('not-found')
  const body = { type: 'doc' as const, content: wording.content }
  refuseOpenFields(context, { ...letter, body }, facts)
  return letterPlainText({
    doc: body,
    facts: mergeFactsOf(facts),
    practice: { closing: '', signature: '', coachName: '' },
    fieldLabel: fieldLabelOf(context),
  }).trimEnd()
}
