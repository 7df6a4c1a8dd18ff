import { basename } from 'node:path'
import { addTopicToDoc, composeLetter, type LetterTopic } from '@shared/compose-letter'
import { AppError } from '@shared/errors'
import { safeFileName } from '@shared/file-name'
import { hasOpenFields, openFields } from '@shared/letter-fields'
import { letterPlainText } from '@shared/letter-text'
import type {
  ExportAnswer,
  FilledField,
  Letter,
  LetterDraft,
  LetterFact,
  LetterPreview,
  LetterWithFacts,
  NewLetter,
  OpenField,
} from '@shared/letters'
import { newLetter } from '@shared/letters'
import type { RichTextDoc } from '@shared/rich-text'
import { translatorOf } from '@shared/translate'
import { getAdvice } from '../advice/advice-service'
import { writeFileAtomically } from '../atomic-file'
import { refuseHeldLetter } from '../checks/checks-service'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { readHistory, standingsOf } from '../interviews/case-history'
import { markAnswered } from '../interviews/interviews-repository'
import { getPractice } from '../settings/settings-repository'
import { type FactSources, letterFacts, mergeFactsOf } from './letter-facts'
import { fieldLabelOf, letterheadOf, pageOf } from './letter-page'
import { createLetter, getLetter, type NewLetterRecord, recordExport, saveLetter } from './letters-repository'
import { personNames } from './person-names'

/** What letters need of the outside world. */
export type LettersContext = Pick<Context, 'db' | 'now' | 'today' | 'newId' | 'printer' | 'language'>

/**
 * Starts a letter from topics: greeting, what was understood, the advice in order. Its round is the named one, else the
 * newest held one of the opportunity. `filled` are values given by hand beforehand. Throws AppError topic-unknown, template-invalid.
 */
export function createDraft(
  context: LettersContext,
  input: NewLetter,
  filled: readonly FilledField[] = [],
): LetterWithFacts {
  const { letter, facts } = composeDraft(context, input, filled)
  return { letter: createLetter(context.db, letter, context.now().toISOString(), context.newId), facts }
}

/** The letter that `createDraft` writes, before it is written. Throws the same. */
export function composeDraft(
  context: LettersContext,
  input: NewLetter,
  filled: readonly FilledField[] = [],
): { readonly letter: NewLetterRecord; readonly facts: readonly LetterFact[] } {
  const { db } = context
  const draft = newLetter.parse(input)
  const records = readHistory(db, draft.clientId)
  const standings = standingsOf(db, draft.clientId, records, context.today())
  const opportunityId = draft.opportunityId ?? standings[0]?.opportunityId ?? null
  const roundId =
    draft.roundId ??
    records.rounds.findLast((one) => one.opportunityId === opportunityId && one.heldOn <= context.today())
      ?.id ??
    null
  const seed = { ...draft, opportunityId, roundId, filled }
  const facts = factsOf(context, seed)
  const topics = draft.topics.map((topicId) => topicOf(context, topicId))
  const body = composed(composeLetter({ topics, facts: mergeFactsOf(facts), kind: draft.kind }))
  return { letter: { ...seed, title: titleOf(context, topics, facts), body }, facts }
}

/** A letter with the facts it is merged with now. Throws AppError not-found. */
export function openLetter(context: LettersContext, id: string): LetterWithFacts {
  const letter = getLetter(context.db, id)
  return { letter, facts: factsOf(context, letter) }
}

/** Keeps a changed draft. Throws AppError not-found. */
export function keepDraft(context: LettersContext, draft: LetterDraft): LetterWithFacts {
  saveLetter(context.db, draft, context.now().toISOString(), context.newId)
  return openLetter(context, draft.id)
}

/** Weaves one more topic into a letter; one that is in it already changes nothing. Throws AppError topic-unknown. */
export function addTopic(context: LettersContext, id: string, topicId: string): LetterWithFacts {
  const { letter, facts } = openLetter(context, id)
  if (letter.topics.includes(topicId)) return { letter, facts }
  const body = composed(
    addTopicToDoc({
      doc: letter.body,
      topic: topicOf(context, topicId),
      facts: mergeFactsOf(facts),
      kind: letter.kind,
      keepSearching: letter.topics.includes('keep-searching') ? topicOf(context, 'keep-searching') : null,
    }),
  )
  const topics = [...letter.topics, topicId]
  const title =
    letter.topics.length === 0 ? titleOf(context, [topicOf(context, topicId)], facts) : letter.title
  return keepDraft(context, { ...draftOf(letter), body, topics, title })
}

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
  refuseOpenFields(context, letter, facts)
  refuseHeldLetter(context, letter, facts)
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
  const at = context.now().toISOString()
  const exported = context.db.transaction(() => {
    const recorded = recordExport(context.db, id, { fileName: basename(file), at, facts }, context.newId)
    if (letter.questionId !== null) markAnswered(context.db, letter.questionId, id, at)
    return recorded
  })()
  return { saved: true, fileName: basename(file), letter: exported, file }
}

/** The letter as plain text, for pasting into a mail or a comment. Throws AppError field-missing, field-unknown, letter-held. */
export function letterText(context: LettersContext, id: string): string {
  const { letter, facts } = openLetter(context, id)
  refuseOpenFields(context, letter, facts)
  refuseHeldLetter(context, letter, facts)
  return letterPlainText({
    doc: letter.body,
    facts: mergeFactsOf(facts),
    practice: letterheadOf(context),
    fieldLabel: fieldLabelOf(context),
  })
}

type LetterSeed = Pick<FactSources, 'opportunityId' | 'roundId' | 'questionId' | 'filled'> & {
  readonly clientId: string
}

function factsOf(context: LettersContext, letter: LetterSeed): LetterFact[] {
  const { db } = context
  const records = readHistory(db, letter.clientId)
  const today = context.today()
  return letterFacts({
    practice: getPractice(db),
    client: getClient(db, letter.clientId),
    records,
    standings: standingsOf(db, letter.clientId, records, today),
    opportunityId: letter.opportunityId,
    roundId: letter.roundId,
    questionId: letter.questionId,
    filled: letter.filled,
    today,
  })
}

function refuseOpenFields(context: LettersContext, letter: Letter, facts: readonly LetterFact[]): void {
  const open = openFields(letter.body, mergeFactsOf(facts))
  if (!hasOpenFields(open)) return
  const [unknown] = [...open.unknown, ...open.typed]
  if (unknown !== undefined) throw new AppError('field-unknown', { field: unknown })
  const label = fieldLabelOf(context)
  throw new AppError('field-missing', { fields: open.missing.map(label).join(', ') })
}

function topicOf(context: LettersContext, topicId: string): LetterTopic & { readonly title: string } {
  const { title, kind, body, shortBody } = getAdvice(context.db, topicId)
  return { id: topicId, title, kind, body, shortBody }
}

function titleOf(
  context: LettersContext,
  topics: readonly { readonly title: string }[],
  facts: readonly LetterFact[],
): string {
  const employer = facts.find((one) => one.field === 'employer.name')?.value
  const text = translatorOf(context.language(), 'letterTitles')
  const topic = topics[0]?.title
  if (topic === undefined)
    return typeof employer === 'string' ? text('employer', { employer }) : text('plain')
  return typeof employer === 'string' ? text('topicEmployer', { topic, employer }) : topic
}

function composed(result: ReturnType<typeof composeLetter>): RichTextDoc {
  if (result.ok) return result.doc
  const [problem] = result.problems
  throw new AppError('template-invalid', {
    line: problem?.line ?? 1,
    problem: `${result.topicId}: ${problem?.code}`,
  })
}

function draftOf(letter: Letter): LetterDraft {
  const { id, title, kind, body, opportunityId, roundId, questionId, topics, filled } = letter
  return {
    id,
    title,
    kind,
    body,
    opportunityId,
    roundId,
    questionId,
    topics: [...topics],
    filled: [...filled],
  }
}
