import { addDays } from '@shared/dates'
import { docFromPlainText } from '@shared/rich-text'
import { channels, type EndingTag, mediums, type RoundStage } from '@shared/stages'
import type { Bound } from '../db/statements'
import type { GeneratedWords } from './generated-words'
import type { SeededRandom } from './seeded-random'

/** Writes one row of a table; the moments and the trash mark that a table has are added there. */
export type PutRow = (table: string, row: Readonly<Record<string, Bound>>, at: string) => void

export type GeneratedEmployer = {
  readonly id: string
  readonly name: string
  readonly contactIds: readonly string[]
}

export type Generator = {
  readonly random: SeededRandom
  readonly newId: () => string
  readonly words: GeneratedWords
  readonly today: string
  readonly employers: readonly GeneratedEmployer[]
  readonly put: PutRow
}

const usualRounds: readonly (readonly RoundStage[])[] = [
  ['screening', 'phone', 'first', 'second', 'final'],
  ['phone', 'first', 'panel'],
  ['first', 'second'],
  ['phone', 'second', 'meet_team', 'offer_meeting'],
  ['exploratory', 'first', 'final'],
  ['screening', 'phone', 'first', 'second', 'panel', 'meet_team', 'final'],
  ['phone', 'first', 'second', 'panel', 'final', 'offer_meeting'],
  ['screening', 'first', 'second', 'panel', 'meet_team', 'final'],
  ['exploratory', 'phone', 'first', 'second', 'final', 'meet_team', 'offer_meeting'],
]
const endings: readonly EndingTag[] = ['rejected', 'rejected', 'ghosted', 'withdrew', 'filled', 'accepted']

type OpportunityPlan = {
  readonly clientId: string
  readonly role: string
  readonly appliedOn: string
  readonly isAtRest: boolean
}

/** Writes one opportunity with its steps, traffic, ending and question. */
export function putOpportunity(
  generator: Generator,
  { clientId, role, appliedOn, isAtRest }: OpportunityPlan,
): void {
  const { random, newId, words, today, put } = generator
  const opportunityId = newId()
  const owner = { clientId, opportunityId }
  const employer = random.pick(generator.employers)
  const contributions = new Set([random.pick(words.contributions), random.pick(words.contributions)])
  put(
    'opportunity',
    {
      id: opportunityId,
      clientId,
      employerId: employer.id,
      contactId: random.chance(0.7) ? random.pick(employer.contactIds) : null,
      role,
      source: '',
      postingText: '',
      postingState: random.pick(['unknown', 'unknown', 'open', 'open', 'closed', 'reposted']),
      knowsEmployer: random.chance(0.06) ? 1 : 0,
      travelPaid: random.chance(0.04) ? 1 : 0,
      contributions: [...contributions].join('\n'),
      startOn: null,
    },
    momentOf(appliedOn, 10),
  )
  putEvent(generator, owner, 'applied', appliedOn)
  const stages = random.pick(usualRounds)
  // Most go some way: the share of the whole that was held leans to its end.
  const held = Math.round(stages.length * (1 - (1 - random.next()) ** 2 * (isAtRest ? 0.4 : 0.8)))
  let day = appliedOn
  for (const stage of stages.slice(0, held)) {
    day = addDays(day, random.between(3, 18))
    // An active client has at most one round ahead, within three weeks; a client at rest has none.
    if (day > today && (isAtRest || day > addDays(today, 21))) break
    putRound(generator, owner, stage, day)
    if (day > today) break
    putTraffic(generator, owner, day)
  }
  const last = day > today ? today : day
  if (held === stages.length && random.chance(0.4) && last < today)
    putEvent(generator, owner, random.pick(['references', 'background_check', 'approval', 'offer']), last)
  if (random.chance(isAtRest ? 1 : 0.18)) {
    const endedOn = earlier(addDays(last, random.between(3, 40)), today)
    const tag = random.pick(endings)
    put('ending', { id: newId(), ...owner, tag, endedOn, detail: '' }, momentOf(endedOn, 16))
  }
  if (random.chance(isAtRest ? 0.5 : 0.45)) putQuestion(generator, owner, last, isAtRest)
}

type Owner = { readonly clientId: string; readonly opportunityId: string }

function putEvent({ newId, put }: Generator, owner: Owner, kind: string, happenedOn: string): void {
  put(
    'event',
    { id: newId(), ...owner, kind, happenedOn, isWritten: 0, detail: '' },
    momentOf(happenedOn, 11),
  )
}

function putRound(
  { random, newId, words, today, put }: Generator,
  owner: Owner,
  stage: string,
  heldOn: string,
): void {
  const isAhead = heldOn > today
  put(
    'round',
    {
      id: newId(),
      ...owner,
      stage,
      medium: stage === 'phone' || stage === 'screening' ? 'phone' : random.pick(mediums),
      heldOn,
      minutes: isAhead ? null : random.pick([20, 30, 45, 60, 90]),
      interviewers: random.pick(words.interviewers),
      managerGaveNumber: !isAhead && random.chance(0.05) ? 1 : 0,
      salaryGiven: !isAhead && random.chance(0.1) ? 1 : 0,
      debrief: isAhead ? '' : random.pick(words.debriefs),
    },
    momentOf(earlier(heldOn, today), 14),
  )
}

/** What follows a round: a promise, a thank-you, a check-in, an answer. */
function putTraffic(generator: Generator, owner: Owner, heldOn: string): void {
  const { random, newId, words, today, put } = generator
  if (random.chance(0.4)) {
    const promisedFrom = addDays(heldOn, random.between(1, 10))
    const promisedTo = addDays(promisedFrom, random.pick([0, 0, 2, 5]))
    put(
      'promise',
      {
        id: newId(),
        ...owner,
        saidOn: heldOn,
        promisedFrom,
        promisedTo,
        saidBy: '',
        words: random.pick(words.words),
        settledOn: null,
      },
      momentOf(heldOn, 15),
    )
  }
  const send = (direction: string, kind: string, day: string, summary: string) => {
    if (day > today) return
    const channel = random.pick(channels.slice(0, 3))
    put(
      'message',
      { id: newId(), ...owner, direction, kind, channel, sentOn: day, summary },
      momentOf(day, 17),
    )
  }
  if (random.chance(0.5)) send('out', 'thank_you', addDays(heldOn, 1), '')
  if (!random.chance(0.3)) return
  const askedOn = addDays(heldOn, random.between(7, 21))
  send('out', 'check_in', askedOn, '')
  if (random.chance(0.5))
    send('in', 'answer', addDays(askedOn, random.between(0, 3)), random.pick(words.answers))
}

/** A question, mostly answered by a letter on the day after; the newest ones of active clients wait. */
function putQuestion(generator: Generator, owner: Owner, on: string, isAtRest: boolean): void {
  const { random, newId, words, today, put } = generator
  const askedOn = earlier(addDays(on, random.between(1, 12)), today)
  const answeredOn = addDays(askedOn, 1)
  const questionId = newId()
  const isAnswered = answeredOn <= today && (isAtRest || random.chance(0.6))
  const answeredByLetterId = isAnswered ? newId() : null
  if (answeredByLetterId !== null) {
    const { title, topics, text } = random.pick(words.letters)
    const at = momentOf(answeredOn, 13)
    put(
      'letter',
      {
        id: answeredByLetterId,
        ...owner,
        roundId: null,
        questionId,
        kind: random.pick(['letter', 'letter', 'email', 'reply']),
        title,
        body: JSON.stringify(docFromPlainText(text)),
        state: 'exported',
        exportedAt: at,
        exportedAs: `${title}.pdf`,
      },
      at,
    )
    for (const [position, topicId] of topics.entries())
      put('letterTopic', { id: newId(), letterId: answeredByLetterId, topicId, position }, at)
  }
  put(
    'question',
    {
      id: questionId,
      ...owner,
      body: random.pick(words.questions),
      askedOn,
      channel: random.pick(channels),
      threadId: null,
      answeredByLetterId,
    },
    momentOf(askedOn, 12),
  )
}

/** The day that comes first. */
export const earlier = (a: string, b: string): string => (a < b ? a : b)

/** An instant on a day. */
export const momentOf = (day: string, hour: number): string =>
  `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`
