import { basename } from 'node:path'
import { AppError } from '@shared/errors'
import { safeFileName } from '@shared/file-name'
import { letterPlainText } from '@shared/letter-text'
import { markdownOf } from '@shared/publish/doc-markdown'
import { findRedactions, redactText } from '@shared/publish/find-redactions'
import { type Leak, scanLeaks } from '@shared/publish/leak-scan'
import { publishedDoc } from '@shared/publish/publish-doc'
import { redactDoc } from '@shared/publish/redact-doc'
import { reviewWords } from '@shared/publish/review-words'
import type {
  CopyAnswer,
  CopyCheck,
  CopyForm,
  OpenCopy,
  Publication,
  PublicationDraft,
} from '@shared/publishing'
import { consentNow } from '@shared/records'
import { inlineNodesOf, plainTextOf, type RichTextDoc } from '@shared/rich-text'
import { translatorOf } from '@shared/translate'
import { getAdvice } from '../advice/advice-service'
import { writeFileAtomically } from '../atomic-file'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { getQuestion } from '../interviews/interviews-repository'
import { mergeFactsOf } from '../letters/letter-facts'
import { getLetter } from '../letters/letters-repository'
import { openLetter } from '../letters/open-letter'
import { listConsents } from '../records/consents-repository'
import { getPractice } from '../settings/settings-repository'
import { copyPage } from './copy-page'
import { type CopyRules, copyRules } from './copy-rules'
import { ordinaryWords } from './ordinary-words'
import {
  findCopyDraft,
  getPublication,
  listKnownAliases,
  markExported,
  saveAlias,
  saveCopy,
} from './publications-repository'

/** What publishing needs of the outside world. */
export type PublishingContext = Pick<
  Context,
  'db' | 'now' | 'today' | 'newId' | 'printer' | 'pdfWords' | 'language' | 'dialogs' | 'shell'
>

/** Opens the anonymous copy of a letter: the one that was begun, else a new one from question and letter. Throws AppError not-found. */
export function openCopy(
  context: PublishingContext,
  request: Pick<PublicationDraft, 'letterId' | 'kind' | 'id'>,
): OpenCopy {
  const { db } = context
  const { letter } = openLetter(context, request.letterId)
  const client = getClient(db, letter.clientId)
  const rules = copyRules(db, client, getPractice(db))
  const source = sourceOf(context, request, rules)
  const begun = findCopyDraft(db, letter.id, request.kind)
  const draft: PublicationDraft = begun
    ? { id: begun.id, letterId: letter.id, kind: begun.kind, title: begun.title, body: begun.body }
    : {
        ...request,
        title: redactText(source.title, rules),
        body: redactDoc(source.body, rules),
      }
  return {
    draft,
    isKept: begun !== null,
    clientId: client.id,
    clientName: client.fullName,
    original: [source.title, plainTextOf(source.body)].join('\n\n'),
    consent: consentNow(listConsents(db, client.id), 'publish'),
    decisions: rules.decisions,
    aliases: aliasesIn([source.title, plainTextOf(source.body)].join('\n'), rules),
    ...checkCopy(draft, rules),
  }
}

/** Keeps a copy and says what is still to be done about it. Throws AppError not-found. */
export function keepCopy(context: PublishingContext, draft: PublicationDraft): CopyCheck {
  saveCopy(context.db, draft, context.now().toISOString())
  return checkCopy(draft, rulesOfCopy(context, draft.letterId))
}

/** A copy as it is on screen with everything taken out that is to be taken out by now. Throws AppError not-found. */
export function redactCopy(
  context: PublishingContext,
  draft: PublicationDraft,
): { readonly title: string; readonly body: RichTextDoc } {
  const rules = rulesOfCopy(context, draft.letterId)
  return { title: redactText(draft.title, rules), body: redactDoc(draft.body, rules) }
}

/**
 * Lets a copy leave as text on the clipboard, as Markdown or as a PDF: only with the client's consent, every capitalised
 * word decided, and nothing of the redaction list in title, text, file name, or the bytes themselves. The aliases are kept.
 * Throws AppError not-found, publish-consent, publish-undecided, publish-leaks, print-failed, file-not-writable.
 */
export async function exportCopy(
  context: PublishingContext,
  id: string,
  form: CopyForm,
): Promise<CopyAnswer> {
  const { db } = context
  const copy = getPublication(db, id)
  const client = getClient(db, copy.clientId)
  if (consentNow(listConsents(db, client.id), 'publish')?.state !== 'given')
    throw new AppError('publish-consent', { name: client.fullName })
  const rules = copyRules(db, client, getPractice(db))
  const { leaks, review } = checkCopy(copy, rules)
  refuseLeaks(leaks)
  if (review.length > 0)
    throw new AppError('publish-undecided', {
      count: review.length,
      what: review.map(({ words }) => words).join(', '),
    })
  const answer = await leave(context, copy, form, rules)
  if (answer.saved) rememberLeaving(context, copy, rules)
  return answer
}

async function leave(
  context: PublishingContext,
  copy: Publication,
  form: CopyForm,
  rules: CopyRules,
): Promise<CopyAnswer> {
  if (form === 'text') {
    const text = copyText(copy)
    refuseLeaks(scanLeaks({ text }, rules))
    await context.shell.copyText(text)
    return { saved: true, fileName: null }
  }
  const suggested = safeFileName([copy.title], form === 'pdf' ? 'pdf' : 'md')
  refuseLeaks(scanLeaks({ fileName: suggested }, rules))
  const bytes =
    form === 'pdf'
      ? await printedCopy(context, copy, rules)
      : checkedMarkdown(markdownOf(copy.title, copy.body), rules)
  const file = await context.dialogs.chooseSaveFile(suggested)
  if (file === null) return { saved: false, fileName: null }
  // The coach may have typed a name of their own into the dialog.
  refuseLeaks(scanLeaks({ fileName: basename(file) }, rules))
  try {
    writeFileAtomically(file, bytes)
  } catch (error) {
    throw new AppError('file-not-writable', { file: basename(file) }, { cause: error, retry: true })
  }
  return { saved: true, fileName: basename(file) }
}

function checkedMarkdown(text: string, rules: CopyRules): string {
  // A backslash or a star within a name would hide it from the scan and not from a reader.
  refuseLeaks(scanLeaks({ text: text.replaceAll(/[\\*]/gu, '') }, rules))
  return text
}

/** Prints a copy and reads the bytes back before they may leave. */
async function printedCopy(
  context: PublishingContext,
  copy: Publication,
  rules: CopyRules,
): Promise<Uint8Array> {
  const pdf = await context.printer.print(await copyPage(context, copy.title, copy.body))
  const { text, metadata } = await context.pdfWords(pdf)
  const practice = getPractice(context.db)
  const own = [practice.coachName, practice.practiceName, practice.website, practice.signature].filter(
    (name) => name.trim() !== '',
  )
  refuseLeaks(scanLeaks({ text: without(text, own), metadata: withoutDates(without(metadata, own)) }, rules))
  return pdf
}

/** The coach signs what they publish; their own name is no leak, whoever shares it. */
const without = (text: string, names: readonly string[]): string =>
  names.reduce((rest, name) => rest.replaceAll(name, ' '), text)

/** When a file was made is neither the client's nor hidden: PDF dates and versions are left aside. */
const withoutDates = (metadata: string): string =>
  metadata
    .replaceAll(/D:\d{8,14}[^"\s<]*/gu, ' ')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?/gu, ' ')
    .replaceAll(
      /"(?:Producer|Creator|PDFFormatVersion)":"[^"]*"|<(?:pdf:Producer|xmp:CreatorTool)>[^<]*/gu,
      ' ',
    )

function refuseLeaks(leaks: readonly Leak[]): void {
  if (leaks.length === 0) return
  const what = [...new Set(leaks.map(({ words }) => words))].slice(0, 5).join(', ')
  throw new AppError('publish-leaks', { count: leaks.length, what })
}

function rememberLeaving(context: PublishingContext, copy: Publication, rules: CopyRules): void {
  const { db, now, newId } = context
  const at = now().toISOString()
  db.transaction(() => {
    markExported(db, copy.id, at)
    const known = listKnownAliases(db, copy.clientId)
    const lettered = new Map(
      rules.terms.flatMap(({ entity, alias, kind }) =>
        kind === 'company' || kind === 'person' || kind === 'place' ? [[entity, alias] as const] : [],
      ),
    )
    for (const [term, alias] of lettered)
      if (!known.has(term)) saveAlias(db, copy.clientId, { term, way: 'replace', alias }, { at, newId })
  })()
}

function rulesOfCopy({ db }: PublishingContext, letterId: string): CopyRules {
  const { clientId } = getLetter(db, letterId)
  return copyRules(db, getClient(db, clientId), getPractice(db))
}

/** Question and letter as they are, with facts as words, before anything is taken out. */
function sourceOf(
  context: PublishingContext,
  { letterId, kind }: Pick<PublicationDraft, 'letterId' | 'kind'>,
  rules: CopyRules,
): { readonly title: string; readonly body: RichTextDoc } {
  const { letter, facts } = openLetter(context, letterId)
  const text = translatorOf('en', 'publishing')
  const [topicId] = letter.topics
  const question = letter.questionId === null ? null : getQuestion(context.db, letter.questionId).body
  const body = publishedDoc({
    kind,
    question,
    letter: letter.body,
    facts: mergeFactsOf(facts),
    headings: { question: text('copy.question'), answer: text('copy.answer') },
    isName: (line) => isNothingBut(line, rules),
  })
  return { title: topicId === undefined ? letter.title : getAdvice(context.db, topicId).title, body }
}

/** Whether a line holds a name of the record and nothing else. */
function isNothingBut(line: string, rules: CopyRules): boolean {
  const [only, another] = findRedactions(line, rules)
  return only !== undefined && another === undefined && only.from === 0 && only.to >= line.length - 1
}

/** What stands for what in a text, each thing once. */
function aliasesIn(text: string, rules: CopyRules): OpenCopy['aliases'] {
  const found = new Map<string, { readonly name: string; readonly alias: string }>()
  for (const { from, to, alias, entity } of findRedactions(text, rules)) {
    const name = text.slice(from, to)
    found.set(`${entity ?? name} ${alias}`, { name, alias })
  }
  return [...found.values()]
}

/** Addresses behind links are read by whoever looks for them. */
function linksOf(body: RichTextDoc): readonly string[] {
  return [...inlineNodesOf(body.content)].flatMap((node) =>
    (node.marks ?? []).flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : [])),
  )
}

function checkCopy({ title, body }: Pick<PublicationDraft, 'title' | 'body'>, rules: CopyRules): CopyCheck {
  const text = plainTextOf(body)
  return {
    leaks: scanLeaks({ title, text: [text, ...linksOf(body)].join('\n') }, rules),
    review: reviewWords([title, text].join('\n'), rules, ordinaryWords(), rules.kept),
  }
}

const copyText = ({ title, body }: Publication): string => {
  const text = letterPlainText({
    doc: body,
    facts: new Map(),
    practice: { closing: '', signature: '', coachName: '' },
    fieldLabel: () => '',
  })
  return title.trim() === '' ? text : `${title.trim()}\n\n${text}`
}
