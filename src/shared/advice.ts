import { z } from 'zod'
import { call } from './call'
import { byId, line, longText, recordId } from './ids'
import type { LiftedTemplate } from './lift-template'
import { eventKinds, roundStages, type Stage } from './stages'

export const topicId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)

export const adviceKinds = ['guidance', 'reply', 'wording'] as const
export type AdviceKind = (typeof adviceKinds)[number]
/**
 * What a piece of advice asks of the sentences around it: it `opens` the letter itself, it counsels to wait (`waits`), it is
 * for somebody whom they have asked to come (`meets`), so that nothing is said of silence, or it stands `alone`, with neither
 * a first sentence before it nor a next step after it.
 */
export const adviceFrames = ['opens', 'waits', 'meets', 'alone'] as const
export type AdviceFrame = (typeof adviceFrames)[number]
export const schools = ['patience', 'initiative'] as const
export type School = (typeof schools)[number]

/** The stages that a piece of advice may be for. */
export const topicStages = [...roundStages, ...eventKinds.filter((kind) => kind !== 'papers')] as const

/** One piece of advice as the library shows it. Bodies are text in the merge grammar. */
export type AdviceTemplate = {
  readonly topicId: string
  readonly title: string
  readonly kind: AdviceKind
  readonly school: School | null
  readonly when: string
  readonly stages: readonly Stage[]
  readonly contradicts: readonly string[]
  readonly source: readonly string[]
  readonly body: string
  readonly shortBody: string
  /** True when the coach has changed a built-in text; it can be set back. */
  readonly isChanged: boolean
  /** True for a piece of the coach's own, of which everything can be changed. */
  readonly isOwn: boolean
  /** Questions that an own piece answers, as clients put them; a built-in one keeps its examples to itself. */
  readonly asks: readonly string[]
  readonly tags: readonly string[]
  /** Out of use: neither suggested nor offered for a letter, but still here. */
  readonly isRetired: boolean
}

const templateText = longText(100_000).min(1)

export const templateDraft = z.strictObject({ topicId, body: templateText, shortBody: templateText })
export type TemplateDraft = z.infer<typeof templateDraft>

/** More questions than these teach the suggester nothing. */
export const asksLimit = 60

/** A piece of the coach's own as the editor saves it; `topicId` null makes a new one. */
export const ownTopicDraft = z.strictObject({
  topicId: topicId.nullable(),
  title: line().min(1),
  kind: z.enum(adviceKinds),
  school: z.enum(schools).nullable(),
  when: line(500).min(1),
  stages: z.array(z.enum(topicStages)).max(20),
  contradicts: z.array(topicId).max(60),
  source: z.array(line().min(1)).max(30),
  asks: z.array(line(500).min(1)).max(asksLimit),
  body: templateText,
  shortBody: templateText,
})
export type OwnTopicDraft = z.infer<typeof ownTopicDraft>

/** What came of a change of the library: how the piece is now, and what takes the change back. */
export type AdviceAct = { readonly topic: AdviceTemplate; readonly changeSetId: string | null }
/** What takes a change of several pieces back; null when nothing was changed. */
export type LibraryAct = { readonly changeSetId: string | null }

/** An earlier wording of a piece of advice. `isOriginal` is the built-in text, which has no day. */
export type TopicVersion = {
  readonly id: string
  readonly body: string
  readonly shortBody: string
  readonly createdAt: string
  readonly isOriginal: boolean
}

export const tag = line(40).min(1)
export const topicMark = z.strictObject({
  topicIds: z.array(topicId).min(1).max(1_000),
  tags: z.array(tag).max(20).optional(),
  isRetired: z.boolean().optional(),
})
export type TopicMark = z.infer<typeof topicMark>

/** Words of clients that are read as others when advice is suggested. */
export type Synonym = { readonly id: string; readonly words: string; readonly meaning: string }
export const synonymDraft = z.strictObject({
  id: recordId.nullable(),
  words: line(80).min(1),
  meaning: line(80).min(1),
})
export type SynonymDraft = z.infer<typeof synonymDraft>

/** Texts of the library that are not saved yet; `topicId` is `new` for a piece that is none yet. */
export type UnsavedTopic = { readonly topicId: string; readonly draft: string }

/** A client whose facts fill in a template for trying it. */
export type SampleClient = {
  readonly name: string
  readonly facts: readonly (readonly [field: string, value: string | readonly string[]])[]
}

/** Why a topic is suggested: a fact of the case, words the client wrote, or an earlier pick of the coach. */
export type SuggestionReason = {
  readonly kind: 'fact' | 'quote' | 'school' | 'learned'
  /** Ready to read. */
  readonly text: string
}

export type Suggestion = {
  readonly topicId: string
  readonly title: string
  readonly kind: AdviceKind
  readonly school: School | null
  readonly contradicts: readonly string[]
  readonly score: number
  readonly reasons: readonly SuggestionReason[]
}

/** Ranked advice for one question; `fits` is false when nothing in the library answers it well. */
export type SuggestionList = { readonly fits: boolean; readonly suggestions: readonly Suggestion[] }

export const suggestInput = z.strictObject({
  clientId: recordId,
  opportunityId: recordId.nullable(),
  question: longText(20_000),
})

/** The file of a set of advice as the window read it. Larger ones are refused by main with a sentence. */
export const templateSetFile = z.strictObject({ fileName: line(300), text: longText(6_000_000) })
export type TemplateSetFile = z.infer<typeof templateSetFile>

/** What an import would do with one piece of a file. `line` counts from 1. */
export type TemplateSetRow = {
  readonly topicId: string
  readonly title: string
  readonly line: number
  readonly what: 'new' | 'changed' | 'same'
  /** True where it would replace the wording of a built-in piece. */
  readonly isBuiltIn: boolean
}
/** What cannot be read in a file, by line; the piece it stands in is refused. `text` is ready to read. */
export type TemplateSetProblem = { readonly line: number; readonly text: string }
/** A dry run. `refused` counts the pieces with a problem. */
export type TemplateSetPlan = {
  readonly rows: readonly TemplateSetRow[]
  readonly refused: number
  readonly problems: readonly TemplateSetProblem[]
}
export type AppliedSet = LibraryAct & { readonly added: number; readonly changed: number }
export type SavedSet =
  | { readonly saved: false }
  | { readonly saved: true; readonly fileName: string; readonly count: number }

const byTopic = z.strictObject({ topicId })
const nothing = z.strictObject({})

export const adviceCalls = {
  'advice.list': call<readonly AdviceTemplate[]>()(nothing),
  'advice.save': call<AdviceAct>()(templateDraft),
  'advice.saveOwn': call<AdviceAct>()(ownTopicDraft),
  'advice.duplicate': call<AdviceAct>()(byTopic),
  'advice.reset': call<AdviceAct>()(byTopic),
  'advice.remove': call<LibraryAct>()(byTopic),
  'advice.mark': call<LibraryAct>()(topicMark),
  'advice.versions': call<readonly TopicVersion[]>()(byTopic),
  'advice.suggest': call<SuggestionList>()(suggestInput),
  /** The newest active clients, to try a template on. */
  'advice.samples': call<readonly SampleClient[]>()(nothing),
  'advice.fromLetter': call<LiftedTemplate>()(z.strictObject({ letterId: recordId })),

  'advice.synonyms': call<readonly Synonym[]>()(nothing),
  'advice.saveSynonym': call<LibraryAct>()(synonymDraft),
  'advice.removeSynonym': call<LibraryAct>()(byId),

  /** How many picks the suggester has learned from. */
  'advice.learned': call<{ readonly pickCount: number }>()(nothing),
  'advice.forgetPicks': call<null>()(nothing),

  'advice.unsaved': call<readonly UnsavedTopic[]>()(nothing),
  'advice.keepUnsaved': call<null>()(z.strictObject({ topicId, draft: longText(400_000).nullable() })),

  /** Saves pieces of advice as one file; null stands for all own and changed ones. */
  'advice.saveSet': call<SavedSet>()(z.strictObject({ topicIds: z.array(topicId).max(1_000).nullable() })),
  'advice.planSet': call<TemplateSetPlan>()(templateSetFile),
  'advice.applySet': call<AppliedSet>()(templateSetFile),
}
