import { z } from 'zod'
import { topicId } from './advice'
import { call, event } from './call'
import { byClient, byId, line, type RecordTimes, recordId } from './ids'
import { type RichTextDoc, richTextDoc } from './rich-text'
import type { StaleFact } from './stale-facts'

export const letterKinds = ['letter', 'email', 'reply'] as const
export type LetterKind = (typeof letterKinds)[number]
export type LetterState = 'draft' | 'exported'

/** A value the coach filled in by hand for one letter. */
export type FilledField = { readonly field: string; readonly value: string }

/** An answer to a client: a formal letter, an e-mail or a short reply. */
export type Letter = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly opportunityId: string | null
  readonly roundId: string | null
  readonly questionId: string | null
  readonly kind: LetterKind
  readonly title: string
  readonly body: RichTextDoc
  readonly state: LetterState
  readonly topics: readonly string[]
  readonly filled: readonly FilledField[]
  readonly exportedAt: string | null
  readonly exportedAs: string | null
  /** True while the app chose what it speaks of among several and the coach has not said that this is it. */
  readonly isAboutGuessed: boolean
}

/** A fact a letter may use: its text and where it comes from. */
export type LetterFact = {
  readonly field: string
  readonly value: string | readonly string[]
  /** 'client', 'opportunity', 'round', 'promise', 'practice', 'filled' ... */
  readonly recordType: string
  readonly recordId: string | null
  /** The day the fact was recorded or holds for. */
  readonly on: string | null
}

/** A letter with the facts it is merged with: those of the record, or those frozen when it was exported. */
export type LetterWithFacts = {
  readonly letter: Letter
  readonly facts: readonly LetterFact[]
  /** What the record says differently since the draft was written. */
  readonly stale: readonly StaleFact[]
}

/** A field without a value. `known` is false when no such field exists. */
export type OpenField = {
  readonly field: string
  readonly known: boolean
  /** Values the record offers, e.g. the people at the employer. */
  readonly choices: readonly string[]
}

export const newLetter = z.strictObject({
  id: recordId,
  clientId: recordId,
  opportunityId: recordId.nullable(),
  roundId: recordId.nullable().default(null),
  questionId: recordId.nullable(),
  kind: z.enum(letterKinds).default('letter'),
  topics: z.array(topicId).max(42).default([]),
})
export type NewLetter = z.input<typeof newLetter>

export const letterDraft = z.strictObject({
  id: recordId,
  title: line(),
  kind: z.enum(letterKinds),
  body: richTextDoc,
  opportunityId: recordId.nullable(),
  roundId: recordId.nullable(),
  questionId: recordId.nullable(),
  topics: z.array(topicId).max(42),
  filled: z.array(z.strictObject({ field: line(80), value: line(2_000) })).max(100),
  /** Keeps the stored text as a version in any case, for a save that replaces it as a whole. */
  keepsVersion: z.boolean().optional(),
})
export type LetterDraft = z.infer<typeof letterDraft>

/** The pages that will print, as a PDF, with what keeps them from leaving. */
export type LetterPreview = {
  readonly pdf: Uint8Array
  readonly openFields: readonly OpenField[]
  readonly printMs: number
}

/** Where an exported letter went; `saved` is false when the coach cancelled, which is no error. */
export type ExportAnswer =
  | { readonly saved: true; readonly fileName: string; readonly letter: Letter }
  | { readonly saved: false }

/** So many letters are exported at once, at most. */
export const exportedAtOnce = 500

export const exportManyInput = z.strictObject({
  /** Names the run, to hear of its progress and to stop it. */
  runId: recordId,
  ids: z.array(recordId).min(1).max(exportedAtOnce),
  /** Single files in a new folder, or all in one. */
  as: z.enum(['files', 'one']),
})
export type ExportMany = z.infer<typeof exportManyInput>

/**
 * A letter that must not leave, and why: open fields (by name in `detail`), a guess at what it speaks of that nobody has
 * confirmed, or a serious finding of the checks (its sentence in `detail`).
 */
export type BlockedLetter = {
  readonly id: string
  readonly clientId: string
  readonly name: string
  readonly reason: 'fields' | 'about' | 'held'
  readonly detail: string
}

/** What came of exporting many; `saved` is false when the coach cancelled or nothing could leave, and then nothing is written. */
export type ExportManyAnswer = {
  readonly saved: boolean
  readonly count: number
  /** The name of the folder or file. */
  readonly place: string
  readonly blocked: readonly BlockedLetter[]
}

/** An earlier state of a letter's text. */
export type LetterVersion = { readonly id: string; readonly body: RichTextDoc; readonly createdAt: string }

export const lettersCalls = {
  'letters.list': call<readonly Letter[]>()(byClient),
  'letters.listAll': call<readonly (Letter & { readonly clientName: string })[]>()(z.strictObject({})),
  'letters.create': call<LetterWithFacts>()(newLetter),
  'letters.get': call<LetterWithFacts>()(byId),
  'letters.save': call<LetterWithFacts>()(letterDraft),
  /** Writes the letter as another kind; the text of the other length is kept and comes back. */
  'letters.switchKind': call<LetterWithFacts>()(z.strictObject({ id: recordId, kind: z.enum(letterKinds) })),
  /** The coach has looked: at the facts as they are now, or at what the letter speaks of. */
  'letters.confirm': call<LetterWithFacts>()(
    z.strictObject({ id: recordId, what: z.enum(['facts', 'about']) }),
  ),
  'letters.copyWording': call<{ readonly text: string }>()(
    z.strictObject({ id: recordId, index: z.int().min(0).max(1_000) }),
  ),
  'letters.addTopic': call<LetterWithFacts>()(z.strictObject({ id: recordId, topicId })),
  'letters.preview': call<LetterPreview>()(byId),
  'letters.exportPdf': call<ExportAnswer>()(byId),
  /** Which of these letters must not leave yet, and why. */
  'letters.blocked': call<readonly BlockedLetter[]>()(
    z.strictObject({ ids: z.array(recordId).max(exportedAtOnce) }),
  ),
  'letters.exportMany': call<ExportManyAnswer>()(exportManyInput),
  'letters.stopExport': call<null>()(z.strictObject({ runId: recordId })),
  'letters.copyText': call<{ readonly text: string }>()(byId),
  'letters.showInFolder': call<null>()(byId),
  'letters.remove': call<null>()(byId),
  'letters.versions': call<readonly LetterVersion[]>()(byId),
  'letters.restore': call<Letter>()(byId),
}

export const lettersEvents = {
  'letters.exportProgress': event<{
    readonly runId: string
    readonly done: number
    readonly total: number
  }>(),
}
