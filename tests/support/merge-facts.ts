import { MERGE_FIELDS, type MergeFact, type MergeFacts } from '@shared/merge-fields'
import { sampleFacts } from '@shared/sample-facts'

/** The sample client whose record says nearly all, and the rest. */
const samples: MergeFacts = new Map([
  ...(sampleFacts[0]?.facts ?? []),
  ['coach.phone', { value: '0117 496 0199' }],
  ['thankYou.on', { value: '16 May' }],
])

/** Facts of an invented client with a value for every field there is. */
export const fullFacts: MergeFacts = new Map(
  MERGE_FIELDS.map(({ name }): [string, MergeFact] => {
    const value = samples.get(name)?.value
    if (value === undefined) throw new Error(`The sample facts lack ${name}`)
    return [name, { value, recordType: 'sample' }]
  }),
)

/** The few facts that every client has. */
export const minimalFacts: MergeFacts = new Map(
  [...fullFacts].filter(([name]) => ['client.firstName', 'employer.name', 'opportunity.role'].includes(name)),
)
