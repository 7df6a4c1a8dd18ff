import { z } from 'zod'
import { topicId } from './advice'
import { call } from './call'
import { line, longText } from './ids'
import { roundStages } from './stages'

/** What the bank keeps. Sets have calls of their own. */
export const bankKinds = ['criterion', 'question', 'cliche'] as const
export type BankKind = (typeof bankKinds)[number]

/** How a thing of the bank is called: the name of a built-in one (`greatest-weakness`), the id of an own one. */
export const bankRef = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)

/** What a question goes for, in the order in which an interview usually gets to it. */
export const questionThemes = [
  'opening',
  'motivation',
  'fit',
  'strengths',
  'weakness',
  'team',
  'conflict',
  'boss',
  'failure',
  'pressure',
  'values',
  'leadership',
  'customers',
  'technical',
  'talking_shop',
  'learning',
  'change',
  'first_job',
  'gap',
  'leaving',
  'entrepreneur',
  'overqualified',
  'remote',
  'horizon',
  'salary',
  'logistics',
  'your_questions',
] as const
export type QuestionTheme = (typeof questionThemes)[number]

/** The kinds of work a question may be for; a question without one is for all. */
export const roleFamilies = [
  'technical',
  'sales',
  'care',
  'public_sector',
  'management',
  'office',
  'service',
  'trades',
  'education',
  'creative',
] as const
export type RoleFamily = (typeof roleFamilies)[number]

/** What every thing of the bank says of itself. */
export type InBank = {
  readonly ref: string
  /** True for one of the coach's own. */
  readonly isOwn: boolean
  /** True when the coach has changed a built-in one; it can be set back. */
  readonly isChanged: boolean
  /** Out of use: no longer offered, but still here. */
  readonly isRetired: boolean
}

export const criterionText = z.strictObject({
  name: line(60).min(1),
  /** What the criterion looks at, in a sentence or two. */
  detail: line(500),
  /** What an answer is like that gets 1, 2, 3, 4 and 5. */
  anchors: z.tuple([
    line(300).min(1),
    line(300).min(1),
    line(300).min(1),
    line(300).min(1),
    line(300).min(1),
  ]),
  /** How much it counts beside the others, 1 to 5. */
  weight: z.int().min(1).max(5),
})
export type CriterionText = z.infer<typeof criterionText>
export type Criterion = InBank & CriterionText

export const questionText = z.strictObject({
  /** The question as the interviewer says it. */
  body: line(500).min(1),
  theme: z.enum(questionThemes),
  /** The rounds it belongs to; none means any. */
  stages: z.array(z.enum(roundStages)).max(roundStages.length),
  roleFamily: z.enum(roleFamilies).nullable(),
  /** What the interviewer wants to find out by it. */
  probes: longText(2_000),
  followUps: z.array(line(300).min(1)).max(8),
  strongAnswer: longText(2_000),
  weakAnswer: longText(2_000),
  /** The piece of advice it ties to. */
  topicId: topicId.nullable(),
})
export type QuestionText = z.infer<typeof questionText>
export type BankQuestion = InBank & QuestionText

export const clicheText = z.strictObject({
  /** Words to look for; several ways of putting it are parted by " / ". */
  phrase: line(200).min(1),
  /** What to say instead of it. */
  advice: line(500),
})
export type ClicheText = z.infer<typeof clicheText>
export type Cliche = InBank & ClicheText

/** `ref` null makes a new one of the coach's own; the ref of a built-in one keeps the coach's wording of it. */
const draftOf = <Shape extends z.ZodRawShape>(text: z.ZodObject<Shape>) =>
  text.extend({ ref: bankRef.nullable() })
export const criterionDraft = draftOf(criterionText)
export type CriterionDraft = z.infer<typeof criterionDraft>
export const questionDraftOfBank = draftOf(questionText)
export type BankQuestionDraft = z.infer<typeof questionDraftOfBank>
export const clicheDraft = draftOf(clicheText)
export type ClicheDraft = z.infer<typeof clicheDraft>

/** What came of a change of the bank: which thing it was, and what takes the change back (null: nothing changed). */
export type BankAct = { readonly ref: string; readonly changeSetId: string | null }

const bankThing = z.strictObject({ kind: z.enum(bankKinds), ref: bankRef })
export type BankThing = z.infer<typeof bankThing>
const bankMark = z.strictObject({
  kind: z.enum(bankKinds),
  refs: z.array(bankRef).min(1).max(1_000),
  isRetired: z.boolean(),
})
export type BankMark = z.infer<typeof bankMark>

/** A text of the bank that is being changed and is not saved yet; the window alone knows its form. */
export type UnsavedBankText = { readonly key: string; readonly draft: string }

const nothing = z.strictObject({})

export const questionBankCalls = {
  /** Built-in ones in their order, then the coach's own; retired ones too. */
  'questionBank.criteria': call<readonly Criterion[]>()(nothing),
  'questionBank.questions': call<readonly BankQuestion[]>()(nothing),
  'questionBank.cliches': call<readonly Cliche[]>()(nothing),
  'questionBank.saveCriterion': call<BankAct>()(criterionDraft),
  'questionBank.saveQuestion': call<BankAct>()(questionDraftOfBank),
  'questionBank.saveCliche': call<BankAct>()(clicheDraft),
  'questionBank.duplicate': call<BankAct>()(bankThing),
  /** Sets a changed built-in one back. */
  'questionBank.reset': call<BankAct>()(bankThing),
  /** Moves one of the coach's own to the trash. */
  'questionBank.remove': call<BankAct>()(bankThing),
  'questionBank.unsaved': call<readonly UnsavedBankText[]>()(nothing),
  /** Keeps a text that is being changed, so that it outlives the window; null forgets it. */
  'questionBank.keepUnsaved': call<null>()(
    z.strictObject({ key: line(200).min(1), draft: longText(100_000).nullable() }),
  ),
  'questionBank.retire': call<{ readonly changeSetId: string | null }>()(bankMark),
}
