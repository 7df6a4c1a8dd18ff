import type { MergeFact, MergeFacts } from './merge-fields'

const factsOf = (values: Readonly<Record<string, string | readonly string[]>>): MergeFacts =>
  new Map(Object.entries(values).map(([field, value]): [string, MergeFact] => [field, { value }]))

const coach = {
  'coach.name': 'Ellen Marsh',
  'coach.email': 'ellen@marsh.example',
  'practice.name': 'Ellen Marsh Coaching',
  today: '15 May 2026',
}

/** Three invented clients, from one whose record says nearly all to one of whom hardly anything is known. */
export const sampleFacts: readonly { readonly name: string; readonly facts: MergeFacts }[] = [
  {
    name: 'Marie Keller',
    facts: factsOf({
      ...coach,
      'client.firstName': 'Marie',
      'client.fullName': 'Marie Keller',
      'client.phone': '0117 496 0101',
      'client.email': 'marie@keller.example',
      'employer.name': 'Halden Moor',
      'opportunity.role': 'planning analyst',
      'opportunity.startOn': '1 July',
      'round.ordinal': 'third',
      'round.stage': 'final interview',
      'round.on': '25 April',
      'interviewer.name': 'Ruth Adler',
      'promise.saidOn': '25 April',
      'promise.from': '2 May',
      'promise.to': '5 May',
      'promise.daysLate': '10 days',
      'waiting.days': '20 days',
      'quiet.days': '7 days',
      'followUp.lastOn': '8 May',
      'otherEmployer.name': 'Bramley & Stroud',
      'nextRound.on': '21 May',
      'nextRound.stage': 'panel interview',
      'nextStep.on': '19 May',
      'question.askedOn': '14 May',
      'search.months': '6 months',
      contributions: ['shorten the month-end close', 'train the two new planners'],
      'link.anxiety': 'https://example.com/nerves',
      'link.overqualified': 'https://example.com/overqualified',
    }),
  },
  {
    name: 'Jonas Brandt',
    facts: factsOf({
      ...coach,
      'client.firstName': 'Jonas',
      'client.fullName': 'Jonas Brandt',
      'employer.name': 'Contoso',
      'opportunity.role': 'controller',
      'round.ordinal': 'first',
      'round.stage': 'phone interview',
      'round.on': '6 May',
      'waiting.days': '9 days',
      'quiet.days': '9 days',
      'nextStep.on': '27 May',
      'question.askedOn': '15 May',
    }),
  },
  {
    name: 'Amina Osei',
    facts: factsOf({ ...coach, 'client.firstName': 'Amina', 'client.fullName': 'Amina Osei' }),
  },
]
