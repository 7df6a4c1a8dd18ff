import { type BankQuestion, type QuestionTheme, questionThemes, type RoleFamily } from '@shared/question-bank'
import type { MetQuestion } from '@shared/question-sets'
import type { RoundStage } from '@shared/stages'
import { bankViews, isInView } from './bank-view-select'
import { findInBank } from './find-in-bank'

/** `met` shows what clients really met, the most frequent first. */
export const questionViews = [...bankViews, 'met'] as const
export type QuestionView = (typeof questionViews)[number]

export type QuestionFilter = {
  readonly words: string
  readonly view: QuestionView
  readonly stage: RoundStage | null
  readonly family: RoleFamily | null
  readonly theme: QuestionTheme | null
}
export const noQuestionFilter: QuestionFilter = {
  words: '',
  view: 'inUse',
  stage: null,
  family: null,
  theme: null,
}

export const isNarrowed = ({ words, view, stage, family, theme }: QuestionFilter): boolean =>
  words.trim() !== '' || view !== 'inUse' || stage !== null || family !== null || theme !== null

/** A line of the list; `met` says how often it was really asked. One that is only met has a ref of its own, `met-3`. */
export type QuestionLine = BankQuestion & { readonly met: MetQuestion | null; readonly isOnlyMet: boolean }

/** Every question with how often it was met, and those that were met and are not in the bank. */
export function questionLines(
  bank: readonly BankQuestion[],
  met: readonly MetQuestion[],
): readonly QuestionLine[] {
  const byRef = new Map(met.map((one) => [one.questionRef, one]))
  return [
    ...bank.map((question) => ({ ...question, met: byRef.get(question.ref) ?? null, isOnlyMet: false })),
    ...met.flatMap((one, index) => (one.questionRef === null ? [onlyMet(one, index)] : [])),
  ]
}

const onlyMet = (met: MetQuestion, index: number): QuestionLine => ({
  ref: `met-${index}`,
  body: met.body,
  theme: 'opening',
  stages: [...met.stages],
  roleFamily: met.roleFamilies[0]?.family ?? null,
  probes: '',
  followUps: [],
  strongAnswer: '',
  weakAnswer: '',
  topicId: null,
  isOwn: false,
  isChanged: false,
  isRetired: false,
  met,
  isOnlyMet: true,
})

/** The lines that a filter lets through. A question for any stage or any kind of work fits each of them. */
export function filterQuestions(
  lines: readonly QuestionLine[],
  { words, view, stage, family, theme }: QuestionFilter,
): readonly QuestionLine[] {
  const fitting = lines.filter(
    (line) =>
      (view === 'met' ? line.met !== null : !line.isOnlyMet && isInView(line, view)) &&
      (stage === null || line.stages.length === 0 || line.stages.includes(stage)) &&
      (family === null || line.roleFamily === null || line.roleFamily === family) &&
      (theme === null || (line.theme === theme && !line.isOnlyMet)),
  )
  const found = findInBank(fitting, words, ({ body, probes, followUps, strongAnswer, weakAnswer }) =>
    [body, probes, ...followUps, strongAnswer, weakAnswer].join(' '),
  )
  return view === 'met' ? found.toSorted((a, b) => (b.met?.count ?? 0) - (a.met?.count ?? 0)) : found
}

/** Lines by theme, in the order of an interview; what was met stays in one group by how often. */
export function groupQuestions(
  lines: readonly QuestionLine[],
  view: QuestionView,
): readonly { readonly theme: QuestionTheme | null; readonly items: readonly QuestionLine[] }[] {
  if (lines.length === 0) return []
  if (view === 'met') return [{ theme: null, items: lines }]
  return questionThemes
    .map((theme) => ({ theme, items: lines.filter((line) => line.theme === theme) }))
    .filter(({ items }) => items.length > 0)
}
