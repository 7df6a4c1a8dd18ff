import { z } from 'zod'
import { call } from './call'
import { byClient, byId, calendarDay, line, type RecordTimes, recordId } from './ids'
import type { Leak } from './publish/leak-scan'
import { type PublicationKind, publicationKinds } from './publish/publish-doc'
import type { ReviewWord } from './publish/review-words'
import type { Consent } from './records'
import { type RichTextDoc, richTextDoc } from './rich-text'

/** An anonymous copy of an answered question, and where it was used. */
export type Publication = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly letterId: string | null
  readonly kind: PublicationKind
  readonly title: string
  readonly body: RichTextDoc
  /** When it first left; null while it is a draft. */
  readonly exportedAt: string | null
  readonly place: string
  readonly url: string
  readonly publishedOn: string | null
  readonly takenDownOn: string | null
}

export const publicationDraft = z.strictObject({
  id: recordId,
  letterId: recordId,
  kind: z.enum(publicationKinds),
  title: line(200),
  body: richTextDoc,
})
export type PublicationDraft = z.infer<typeof publicationDraft>

/** What is still to be done before a copy may leave. */
export type CopyCheck = {
  readonly leaks: readonly Leak[]
  /** Capitalised words that are not decided. */
  readonly review: readonly ReviewWord[]
}

/** What the coach decided about a word: it may stay, or something stands for it. */
export type WordDecision = { readonly term: string; readonly way: 'keep' | 'replace'; readonly alias: string }

/** A copy with all that its screen shows. */
export type OpenCopy = CopyCheck & {
  readonly draft: PublicationDraft
  /** True when this draft was kept before. */
  readonly isKept: boolean
  readonly clientId: string
  readonly clientName: string
  /** Question and answer as they are, for comparing. */
  readonly original: string
  readonly consent: Consent | null
  readonly decisions: readonly WordDecision[]
  /** What stands for what, in the order of the text. */
  readonly aliases: readonly { readonly name: string; readonly alias: string }[]
}

export const copyForms = ['text', 'markdown', 'pdf'] as const
export type CopyForm = (typeof copyForms)[number]

export const wordDecision = z.strictObject({
  clientId: recordId,
  term: line(200).min(1),
  way: z.enum(['keep', 'replace']),
  alias: line(100).default(''),
})

export const publicationUse = z.strictObject({
  id: recordId,
  place: line(200),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2_000)]),
  publishedOn: calendarDay.nullable(),
  takenDownOn: calendarDay.nullable(),
})
export type PublicationUse = z.infer<typeof publicationUse>

/** How a copy left; `saved` is false when the coach cancelled, which is no error. */
export type CopyAnswer = { readonly saved: boolean; readonly fileName: string | null }

export const publishingCalls = {
  'publishing.open': call<OpenCopy>()(
    z.strictObject({ letterId: recordId, kind: z.enum(publicationKinds), id: recordId }),
  ),
  'publishing.save': call<CopyCheck>()(publicationDraft),
  /** Takes out of a text, as it is on screen, what is to be taken out by now. */
  'publishing.redact': call<{ readonly title: string; readonly body: RichTextDoc }>()(publicationDraft),
  'publishing.decide': call<null>()(wordDecision),
  'publishing.undecide': call<null>()(z.strictObject({ clientId: recordId, term: line(200).min(1) })),
  'publishing.export': call<CopyAnswer>()(z.strictObject({ id: recordId, form: z.enum(copyForms) })),
  'publishing.ofClient': call<readonly Publication[]>()(byClient),
  'publishing.saveUse': call<Publication>()(publicationUse),
  'publishing.remove': call<null>()(byId),
  'publishing.restore': call<null>()(byId),
}
