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
  /** Only for somebody who waits for an answer. */
  readonly isWaiting?: true
  /** Speaks of an answer that is awaited: not for somebody whom they have asked to come. */
  readonly isOfSilence?: true
  readonly text: string
  readonly short: string
}

/** What comes next and on which day. The first of the needed facts is that day, and the advice must not have named it. */
export type LetterStep = {
  readonly needs: readonly [MergeFieldName, ...MergeFieldName[]]
  /** Facts that must not hold. */
  readonly without: readonly MergeFieldName[]
  /** Whether the day may stand in the opening as well. */
  readonly mayRepeat: boolean
  readonly only?: 'guidance' | 'answer'
  /** Only beside advice that counsels to wait. */
  readonly isWaiting?: true
  /** Speaks of an answer that is awaited: not for somebody whom they have asked to come. */
  readonly isOfSilence?: true
  readonly text: string
  readonly short: string
  /** The same where that day is the letter's own. */
  readonly today: { readonly text: string; readonly short: string }
}

/** Last sentences. Which of a group is taken changes from letter to letter, so that two in a row do not end alike. */
export type LetterCloses = {
  /** For letters that answer somebody who waits. */
  readonly waiting: readonly string[]
  readonly answer: readonly string[]
  readonly guidance: readonly string[]
  /** For a letter that prepares for a known day; needs `nextRound.on`. */
  readonly dayAhead: readonly string[]
  /** Where the letter has asked for word from the client already. */
  readonly quiet: readonly string[]
  readonly reply: readonly string[]
}

export type LetterSentences = {
  readonly greeting: Readonly<Record<LetterKind, string>>
  /** The first one whose needs are met is used; the last needs nothing. */
  readonly openings: readonly LetterOpening[]
  readonly steps: readonly LetterStep[]
  /** Over what follows the advice in a letter with headings, so that it does not seem to belong to the last piece. */
  readonly nextHeading: string
  readonly closes: LetterCloses
  /** The words around the numbers at the foot of a letter of several pages: before, between, after. */
  readonly pageNumber: readonly [string, string, string]
  /** Finds a request for word from the client. */
  readonly asksForWord: RegExp
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
      isOfSilence: true,
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
      isOfSilence: true,
      text: 'You have been told to expect an answer from {{employer.name}} by {{promise.to}}, and you ask what to make of that.',
      short:
        '{{employer.name}} told you to expect an answer by {{promise.to}}, so let me say how I read that.',
    },
    {
      needs: ['waiting.days', 'employer.name'],
      only: 'answer',
      atLeast: 5,
      isWaiting: true,
      isOfSilence: true,
      text: 'It is {{waiting.days}} since anything moved at {{employer.name}}, and I understand that you would like to know why.',
      short: 'After {{waiting.days}} of waiting for {{employer.name}}, of course you ask.',
    },
    {
      needs: ['question.askedOn', 'employer.name'],
      only: 'answer',
      text: 'Thank you for writing to me about {{employer.name}}.',
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
  steps: [
    {
      needs: ['nextRound.on', 'employer.name'],
      without: [],
      mayRepeat: false,
      text: 'Your next conversation with {{employer.name}} is on {{nextRound.on}}. If you would like to go through it with me before then, name a day that suits you.',
      short: 'If you would like to prepare with me for {{nextRound.on}}, name a day that suits you.',
      today: {
        text: 'Your conversation with {{employer.name}} is today. I wish you a clear head for it.',
        short: 'I wish you a clear head for today.',
      },
    },
    {
      needs: ['thankYou.on', 'employer.name'],
      without: [],
      mayRepeat: false,
      text: 'If you have not thanked the people at {{employer.name}} yet, do it by {{thankYou.on}}, in three or four lines.',
      short: 'If you have not thanked them yet, do it by {{thankYou.on}}.',
      today: {
        text: 'If you have not thanked the people at {{employer.name}} yet, do it today, in three or four lines.',
        short: 'If you have not thanked them yet, do it today.',
      },
    },
    {
      needs: ['promise.to', 'employer.name'],
      without: ['promise.daysLate', 'nextStep.on'],
      mayRepeat: true,
      only: 'answer',
      isOfSilence: true,
      text: 'Should {{promise.to}} go by without a word, write to me the morning after, and we will choose the next line together.',
      short: 'Should {{promise.to}} go by without a word, write to me the morning after.',
      today: {
        text: 'Should today go by without a word, write to me tomorrow morning, and we will choose the next line together.',
        short: 'Should today go by without a word, write to me tomorrow morning.',
      },
    },
    {
      needs: ['nextStep.on', 'employer.name'],
      without: [],
      mayRepeat: false,
      only: 'answer',
      isWaiting: true,
      isOfSilence: true,
      text: 'If you hear nothing, let {{nextStep.on}} be the day for a short and friendly line to {{employer.name}}. Until then you have left nothing undone.',
      short: 'If you hear nothing, {{nextStep.on}} is the day for a friendly line.',
      today: {
        text: 'Today is a good day for a short and friendly line to {{employer.name}}. With that you have left nothing undone.',
        short: 'Today is a good day for a friendly line.',
      },
    },
    {
      needs: ['nextStep.on', 'employer.name'],
      without: [],
      mayRepeat: false,
      only: 'answer',
      isOfSilence: true,
      text: 'If you hear nothing, {{nextStep.on}} would be the day for a short and friendly line to {{employer.name}}. Until then it is their turn.',
      short: 'If you hear nothing, {{nextStep.on}} is the day for a friendly line.',
      today: {
        text: 'Today would be the day for a short and friendly line to {{employer.name}}. After that it is their turn.',
        short: 'Today is a good day for a friendly line.',
      },
    },
  ],
  nextHeading: 'In the meantime',
  closes: {
    waiting: [
      'Write to me when there is news, and also when there is none and the waiting gets long.',
      'Let me know what you hear. I am glad to think along.',
      'Tell me how it goes on, please, whichever way it goes.',
    ],
    answer: [
      'Tell me how it goes. I would like to know.',
      'If a part of this does not fit your case, tell me, and we will look at it again.',
    ],
    guidance: [
      'If you would like to try any of it out on me first, I am glad to listen.',
      'Tell me afterwards how it went. I would like to know.',
    ],
    dayAhead: [
      'I will be thinking of you on {{nextRound.on}}.',
      'I wish you a good conversation on {{nextRound.on}}, and some pleasure in it.',
    ],
    quiet: [
      'I am with you in this.',
      'I hope that there is good news soon, and I am here until there is.',
      'You are not alone with this.',
    ],
    reply: ['Let me know how it goes.', 'I am with you in this.'],
  },
  pageNumber: ['Page ', ' of ', ''],
  asksForWord:
    /\b(?:tell|write to|send|let|ask|bring it to|show) (?:me|us)\b|\bgo through it with me\b|\bname a day\b|\bwe can fix a time\b|\blet us talk\b/iu,
}

const byLanguage: ReadonlyMap<string, LetterSentences> = new Map([['en', english]])

/** The product's own sentences in a letter's language (BCP 47); English when there are none. */
export function letterSentences(language: string): LetterSentences {
  return byLanguage.get(language) ?? byLanguage.get(language.split('-', 1)[0] ?? '') ?? english
}
