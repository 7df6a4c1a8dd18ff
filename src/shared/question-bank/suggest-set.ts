import { type BankQuestion, type QuestionTheme, questionThemes, type RoleFamily } from '../question-bank'
import type { SuggestedItem, SuggestedReason } from '../question-sets'
import type { RoundStage } from '../stages'

/** What is known of a client and the round that comes next. */
export type SetFacts = {
  readonly stage: RoundStage | null
  readonly roleFamily: RoleFamily | null
  readonly knowsEmployer: boolean
  readonly monthsOutOfWork: number | null
  readonly ranABusiness: boolean
  readonly managerGaveNumber: boolean
  readonly travelPaid: boolean
  readonly hasOtherProcess: boolean
  /** What the client is after, and the coach's tags, as text. */
  readonly goals: string
  readonly postingText: string
  /** Advice that was given or fits, by topic. */
  readonly topics: readonly string[]
  /** Answers that scored low in earlier sessions: the mean of the coach's scores. */
  readonly weak: readonly {
    readonly questionRef: string | null
    readonly body: string
    readonly score: number
  }[]
  /** What was really asked at this employer. */
  readonly metHere: readonly {
    readonly questionRef: string | null
    readonly body: string
    readonly count: number
  }[]
}

/** A set of this many questions fills about 45 minutes. */
export const SUGGESTED_COUNT = 10

/** Themes and topics that only come up where something in the record calls for them. */
const gatedThemes: Partial<Record<QuestionTheme, (facts: SetFacts) => SuggestedReason | null>> = {
  gap: ({ monthsOutOfWork }) =>
    monthsOutOfWork !== null && monthsOutOfWork >= 3 ? { kind: 'gap', months: monthsOutOfWork } : null,
  entrepreneur: ({ ranABusiness }) => (ranABusiness ? { kind: 'entrepreneur' } : null),
  overqualified: ({ topics, goals }) =>
    topics.includes('overqualified') || /overqualif/i.test(goals) ? { kind: 'overqualified' } : null,
  change: ({ goals }) =>
    /career change|chang\w+ (career|field)|switch|retrain|new field/i.test(goals) ? { kind: 'change' } : null,
  first_job: ({ goals }) =>
    /graduate|first job|school leaver|student|apprentice/i.test(goals) ? { kind: 'firstJob' } : null,
  remote: ({ postingText, goals }) =>
    /\b(remote|home office|hybrid|from home)\b/i.test(`${postingText} ${goals}`) ? { kind: 'remote' } : null,
}
const gatedTopics: Readonly<Record<string, (facts: SetFacts) => SuggestedReason | null>> = {
  'known-employer-still-sell': ({ knowsEmployer }) => (knowsEmployer ? { kind: 'insider' } : null),
  'call-the-manager': ({ managerGaveNumber }) => (managerGaveNumber ? { kind: 'managerNumber' } : null),
  'flown-in': ({ travelPaid }) => (travelPaid ? { kind: 'travel' } : null),
  'two-employers-leverage': ({ hasOtherProcess }) => (hasOtherProcess ? { kind: 'otherProcess' } : null),
  overqualified: (facts) => gatedThemes.overqualified?.(facts) ?? null,
  'former-entrepreneur': (facts) => gatedThemes.entrepreneur?.(facts) ?? null,
}
/** Topics whose questions make sense only after what they speak of has happened. */
const onlyByTopic: ReadonlySet<string> = new Set([
  'second-choice-grace',
  'second-chance-after-other-hire',
  'insider-passed-over',
  'pay-asked-in-the-advert',
  'why-no-feedback',
  'many-interviews-no-offers',
  'asked-for-times',
])

const limits: Partial<Record<QuestionTheme, number>> = {
  opening: 90,
  logistics: 60,
  salary: 90,
  team: 180,
  conflict: 180,
  failure: 180,
  leadership: 180,
  technical: 240,
  talking_shop: 240,
  your_questions: 240,
}
/** How long an answer to a question of a theme may take, in seconds. */
export const limitOf = (theme: QuestionTheme): number => limits[theme] ?? 120

const story = ['content', 'structure', 'team', 'positivity', 'delivery'] as const
const criteria: Partial<Record<QuestionTheme, readonly string[]>> = {
  opening: ['content', 'fit', 'structure', 'brevity', 'delivery'],
  motivation: ['content', 'preparedness', 'motivation', 'delivery'],
  fit: ['content', 'preparedness', 'fit', 'talking-shop', 'delivery'],
  strengths: ['content', 'fit', 'team', 'structure', 'delivery'],
  weakness: ['content', 'disclosure', 'positivity', 'brevity', 'delivery'],
  boss: ['content', 'positivity', 'disclosure', 'brevity', 'delivery'],
  talking_shop: ['content', 'preparedness', 'talking-shop', 'fit', 'delivery'],
  customers: ['content', 'structure', 'positivity', 'fit', 'delivery'],
  technical: ['content', 'structure', 'fit', 'brevity', 'delivery'],
  change: ['content', 'motivation', 'fit', 'positivity', 'brevity'],
  first_job: ['content', 'motivation', 'team', 'structure', 'delivery'],
  gap: ['content', 'disclosure', 'positivity', 'brevity', 'delivery'],
  leaving: ['content', 'disclosure', 'positivity', 'brevity', 'delivery'],
  entrepreneur: ['content', 'team', 'fit', 'motivation', 'delivery'],
  overqualified: ['content', 'motivation', 'fit', 'positivity', 'delivery'],
  remote: ['content', 'team', 'structure', 'timing', 'delivery'],
  horizon: ['content', 'motivation', 'fit', 'brevity', 'delivery'],
  salary: ['content', 'timing', 'disclosure', 'brevity', 'delivery'],
  logistics: ['content', 'timing', 'brevity', 'delivery'],
  your_questions: ['preparedness', 'timing', 'talking-shop', 'motivation', 'delivery'],
}
/** What an answer to a question of a theme is scored by, as refs of built-in criteria. */
export const criteriaOf = (theme: QuestionTheme): readonly string[] => criteria[theme] ?? story

/** From this score on something in the record, and not the stage alone, asks for a question. */
const CALLED_FOR = 5

type Scored = { readonly question: BankQuestion; readonly score: number; readonly reasons: SuggestedReason[] }

/** How well a question of the bank fits, with the reasons; null where it has no place in the round. */
function fitOf(question: BankQuestion, facts: SetFacts): Scored | null {
  const reasons: SuggestedReason[] = []
  let score = 0
  const met = facts.metHere.find(({ questionRef }) => questionRef === question.ref)
  const weak = facts.weak.find(({ questionRef }) => questionRef === question.ref)
  if (weak) {
    reasons.push({ kind: 'weakBefore', score: weak.score })
    score += 9 - weak.score
  }
  if (met) {
    reasons.push({ kind: 'metHere', count: met.count })
    score += 5 + Math.min(3, met.count)
  }
  const isCalledFor = met !== undefined || weak !== undefined
  const gate = gatedThemes[question.theme] ?? gatedTopics[question.topicId ?? '']
  const reason = gate?.(facts) ?? null
  if (reason) {
    reasons.push(reason)
    score += 5
  } else if (gate && !isCalledFor) return null
  const isOfTopic = question.topicId !== null && facts.topics.includes(question.topicId)
  if (question.topicId !== null && onlyByTopic.has(question.topicId) && !isOfTopic && !isCalledFor)
    return null
  if (isOfTopic && question.topicId !== null) {
    reasons.push({ kind: 'topic', topicId: question.topicId })
    score += 2
  }
  if (question.roleFamily !== null && question.roleFamily !== facts.roleFamily && !isCalledFor) return null
  if (question.roleFamily !== null && question.roleFamily === facts.roleFamily) {
    reasons.push({ kind: 'role', family: question.roleFamily })
    score += 3
  }
  if (facts.stage !== null && question.stages.includes(facts.stage)) {
    reasons.push({ kind: 'stage', stage: facts.stage })
    // A question for one or two stages is more to the point than one for most of them.
    score += question.stages.length <= 2 ? 3 : 2
  } else if (facts.stage !== null && question.stages.length > 0 && !isCalledFor && !reason) return null
  return { question, score, reasons: reasons.length === 0 ? [{ kind: 'usual' }] : reasons }
}

/** One question of each of these stands in every set. */
const always: readonly QuestionTheme[] = ['opening', 'motivation', 'your_questions']
/** In these rounds the work itself is talked of. */
const shopStages: ReadonlySet<RoundStage | null> = new Set<RoundStage>([
  'second',
  'final',
  'panel',
  'exploratory',
])

/**
 * The questions to practise before a round, in the order of an interview, each with why: what went badly before, what this
 * employer really asked, what the record calls for, the stage and the kind of work. The same facts give the same set.
 */
export function suggestSet(
  bank: readonly BankQuestion[],
  facts: SetFacts,
  count: number = SUGGESTED_COUNT,
): SuggestedItem[] {
  const fitting = bank
    .filter(({ isRetired }) => !isRetired)
    .flatMap((question) => fitOf(question, facts) ?? [])
    // The sort is stable: among equals the bank's own order counts, in which the usual questions come first.
    .toSorted((a, b) => b.score - a.score)
  const taken = new Map<string, Scored>()
  const ofTheme = (theme: QuestionTheme) => [...taken.values()].filter((one) => one.question.theme === theme)
  const needed = shopStages.has(facts.stage) ? [...always, 'talking_shop' as const] : always
  for (const theme of needed) {
    const best = fitting.find(({ question }) => question.theme === theme)
    if (best) taken.set(best.question.ref, best)
  }
  const outside = outsideBank(facts)
  // First a question of every theme, then second ones; what is called for may be asked twice from the start.
  for (const most of [1, 2])
    for (const one of fitting) {
      if (taken.size + outside.length >= count) break
      const isCalledFor = one.score >= CALLED_FOR
      if (ofTheme(one.question.theme).length < (isCalledFor ? 2 : most)) taken.set(one.question.ref, one)
    }
  const items = [...taken.values()].map(({ question, reasons }) => ({
    theme: question.theme,
    item: itemOf(question, reasons),
  }))
  const byTheme = items
    .toSorted((a, b) => questionThemes.indexOf(a.theme) - questionThemes.indexOf(b.theme))
    .map(({ item }) => item)
  // What the bank does not know stands before the client's own questions, which end an interview.
  const last = byTheme.at(-1)
  return last === undefined ? outside : [...byTheme.slice(0, -1), ...outside, last]
}

const itemOf = (question: BankQuestion, reasons: readonly SuggestedReason[]): SuggestedItem => ({
  questionRef: question.ref,
  body: question.body,
  limitSeconds: limitOf(question.theme),
  criteria: criteriaOf(question.theme),
  reasons,
})

const MOST_OUTSIDE = 3

/** Questions without a place in the bank that went badly or were asked here, three at the most. */
function outsideBank({ weak, metHere }: SetFacts): SuggestedItem[] {
  const items = new Map<string, SuggestedReason[]>()
  const add = (body: string, reason: SuggestedReason) => items.set(body, [...(items.get(body) ?? []), reason])
  for (const one of weak)
    if (one.questionRef === null) add(one.body, { kind: 'weakBefore', score: one.score })
  for (const one of metHere)
    if (one.questionRef === null) add(one.body, { kind: 'metHere', count: one.count })
  return [...items].slice(0, MOST_OUTSIDE).map(([body, reasons]) => ({
    questionRef: null,
    body,
    limitSeconds: 120,
    criteria: story,
    reasons,
  }))
}
