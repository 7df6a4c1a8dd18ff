import type { LetterKind } from './letters'
import type { MergeFieldName } from './merge-fields'

/** A first sentence that shows what was understood, in the merge grammar; `short` is for a reply. */
export type LetterOpening = {
  /** Facts it cannot do without. */
  readonly needs: readonly MergeFieldName[]
  /** Only when this topic is in the letter. */
  readonly about?: string
  /** Only for letters that prepare (guidance) or only for those that answer; absent = both. */
  readonly only?: 'guidance' | 'answer'
  /** The least number the first of the needed facts must show, for spans such as '20 days'. */
  readonly atLeast?: number
  readonly text: string
  readonly short: string
}

export type LetterSentences = {
  readonly greeting: Readonly<Record<LetterKind, string>>
  /** The first one whose needs are met is used; the last needs nothing. */
  readonly openings: readonly LetterOpening[]
}

const english: LetterSentences = {
  greeting: {
    letter: 'Dear {{client.firstName}},',
    email: 'Dear {{client.firstName}},',
    reply: 'Hello {{client.firstName}},',
  },
  openings: [
    {
      needs: ['otherEmployer.name', 'employer.name'],
      about: 'two-employers-leverage',
      only: 'answer',
      text: 'You are talking with {{employer.name}} and with {{otherEmployer.name}} at the same time, and you would like to do right by both.',
      short:
        'Having both {{employer.name}} and {{otherEmployer.name}} to think of is a good problem, but I know that it is one.',
    },
    {
      needs: ['promise.daysLate', 'promise.to', 'employer.name'],
      only: 'answer',
      text: '{{employer.name}} was to answer you by {{promise.to}}, and you wonder what it means that the day has come and gone.',
      short: 'I can see why you wonder about {{employer.name}}, now that {{promise.to}} has come and gone.',
    },
    {
      needs: ['nextRound.on', 'employer.name'],
      only: 'guidance',
      text: 'You are to talk with {{employer.name}} on {{nextRound.on}}, and I would like you to go there well prepared.',
      short: 'Here is what matters before you talk with {{employer.name}} on {{nextRound.on}}.',
    },
    {
      needs: ['promise.to', 'employer.name'],
      only: 'answer',
      text: 'You have been told to expect an answer from {{employer.name}} by {{promise.to}}, and you ask what to make of that.',
      short:
        '{{employer.name}} told you to expect an answer by {{promise.to}}, so let me say how I read that.',
    },
    {
      needs: ['waiting.days', 'employer.name'],
      only: 'answer',
      atLeast: 5,
      text: 'It is {{waiting.days}} since anything moved at {{employer.name}}, and I understand that you would like to know why.',
      short: 'After {{waiting.days}} of waiting for {{employer.name}}, of course you ask.',
    },
    {
      needs: ['question.askedOn', 'employer.name'],
      only: 'answer',
      text: 'Thank you for writing to me on {{question.askedOn}} about {{employer.name}}.',
      short: 'Thank you for telling me how things stand with {{employer.name}}.',
    },
    {
      needs: ['employer.name'],
      only: 'answer',
      text: 'Thank you for telling me how things stand with {{employer.name}}.',
      short: 'Thank you for telling me how things stand with {{employer.name}}.',
    },
    {
      needs: ['employer.name'],
      text: 'Here is what I would keep in mind for your conversations with {{employer.name}}.',
      short: 'Here is what I would keep in mind for {{employer.name}}.',
    },
    { needs: [], text: 'Thank you for your question.', short: 'Thank you for your question.' },
  ],
}

const byLanguage: ReadonlyMap<string, LetterSentences> = new Map([['en', english]])

/** The product's own sentences in a letter's language (BCP 47); English when there are none. */
export function letterSentences(language: string): LetterSentences {
  return byLanguage.get(language) ?? byLanguage.get(language.split('-', 1)[0] ?? '') ?? english
}
