/** The sentences of a feedback letter in one language. `mean` and `last` are numbers as the language writes them. */
export type FeedbackSentences = {
  readonly opening: (values: { readonly on: string; readonly employer: string | null }) => string
  readonly strengths: string
  readonly practise: string
  readonly again: string
  /** Taken in turn, so that three strengths do not sound alike. */
  readonly strength: readonly ((values: CriterionValues) => string)[]
  readonly weakness: readonly ((values: CriterionValues) => string)[]
  readonly goodAnswer: (values: AnswerValues) => string
  readonly weakAnswer: (values: AnswerValues) => string
  readonly overTime: (values: { readonly over: number; readonly of: number }) => string
  readonly quote: (texts: readonly string[]) => string
  /** Said where nothing was weak. */
  readonly nothingWeak: string
  readonly comeBack: (count: number) => string
}

type CriterionValues = {
  readonly name: string
  readonly mean: string
  /** What it was last time, where it has moved by as much as can be heard. */
  readonly last: { readonly mean: string; readonly way: 'up' | 'down' } | null
}
type AnswerValues = { readonly question: string; readonly mean: string }

const since = ({ last }: CriterionValues): string =>
  last === null ? '' : `, ${last.way} from ${last.mean} last time`

const inWords = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join(' and ')

const english: FeedbackSentences = {
  opening: ({ on, employer }) =>
    `Thank you for the practice interview on ${on}${employer === null ? '' : `, with ${employer} in mind`}. You have heard most of this already; here it is in peace, to keep and to come back to. The scores run from 1 to 5.`,
  strengths: 'What you can build on',
  practise: 'What to practise',
  again: 'What I will ask you again',
  strength: [
    (values) => `${values.name} was your strong side: ${values.mean} over all answers${since(values)}.`,
    (values) => `${values.name} came across well, too (${values.mean}${since(values)}).`,
    (values) => `And count on this: ${values.name}, ${values.mean}${since(values)}.`,
  ],
  weakness: [
    (values) => `Practice will pay first with ${values.name}: ${values.mean} for now${since(values)}.`,
    (values) => `Next comes ${values.name} (${values.mean}${since(values)}).`,
    (values) => `When those two sit, turn to ${values.name} (${values.mean}${since(values)}).`,
  ],
  goodAnswer: ({ question, mean }) => `“${question}” was answered well (${mean}). Say it like that again.`,
  weakAnswer: ({ question, mean }) =>
    `“${question}” deserves a second try (${mean}). Write three key words, put the paper away, and say it aloud.`,
  overTime: ({ over, of }) =>
    `${over} of the ${of} timed answers ran over. Say the result first; whoever wants the story will ask for it.`,
  quote: (texts) => `What I wrote down at the time: ${inWords(texts)}.`,
  nothingWeak:
    'Nothing that I scored was weak. Keep the examples fresh, and try them on somebody who has not heard them.',
  comeBack: (count) =>
    count === 1
      ? 'I will ask you this one again, so that you notice how it changes:'
      : 'I will ask you these again, so that you notice how they change:',
}

/** The sentences of a letter's language (BCP 47); English when there are none. */
export const feedbackSentences = (language: string): FeedbackSentences =>
  new Map([['en', english]]).get(language.split('-', 1)[0] ?? '') ?? english
