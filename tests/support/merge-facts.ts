import { MERGE_FIELDS, type MergeFact, type MergeFacts } from '@shared/merge-fields'

const samples: Readonly<Record<string, string | readonly string[]>> = {
  'client.firstName': 'Marie',
  'client.fullName': 'Marie Keller',
  'client.phone': '0117 496 0101',
  'client.email': 'marie@example.com',
  'coach.name': 'Ellen Marsh',
  'coach.email': 'ellen@example.com',
  'coach.phone': '0117 496 0199',
  'practice.name': 'Career coaching',
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
  'thankYou.on': '16 May',
  'question.askedOn': '14 May',
  today: '15 May 2026',
  'search.months': '6 months',
  contributions: ['shorten the month-end close', 'train the two new planners'],
  'link.anxiety': 'https://example.com/nerves',
  'link.overqualified': 'https://example.com/overqualified',
}

/** Facts of an invented client with a value for every field there is. */
export const fullFacts: MergeFacts = new Map(
  MERGE_FIELDS.map(({ name }): [string, MergeFact] => {
    const value = samples[name]
    if (value === undefined) throw new Error(`The sample facts lack ${name}`)
    return [name, { value, recordType: 'sample' }]
  }),
)

/** The few facts that every client has. */
export const minimalFacts: MergeFacts = new Map(
  [...fullFacts].filter(([name]) => ['client.firstName', 'employer.name', 'opportunity.role'].includes(name)),
)
