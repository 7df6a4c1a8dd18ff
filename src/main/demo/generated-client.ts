import type { ClientState } from '@shared/clients'
import { addDays } from '@shared/dates'
import { docFromPlainText } from '@shared/rich-text'
import { mediums } from '@shared/stages'
import { earlier, type Generator, momentOf, putOpportunity } from './generated-opportunity'

/** Shares as in a practice of some years: a third active, a third closed. */
const states: readonly { readonly state: ClientState; readonly weight: number }[] = [
  { state: 'active', weight: 36 },
  { state: 'closed', weight: 34 },
  { state: 'paused', weight: 12 },
  { state: 'archived', weight: 10 },
  { state: 'prospective', weight: 8 },
]
/** Four in the mean, as in a caseload of some years: 40,000 opportunities, 150,000 rounds, 300,000 notes at 10,000 clients. */
const opportunityCounts = [
  { count: 0, weight: 4 },
  { count: 1, weight: 10 },
  { count: 2, weight: 16 },
  { count: 3, weight: 19 },
  { count: 5, weight: 22 },
  { count: 7, weight: 18 },
  { count: 10, weight: 11 },
]
/** Notes of one client at the most; their mean is 31. */
const mostNotes = 62
const appointmentStates = [
  { state: 'booked', weight: 88 },
  { state: 'cancelled', weight: 7 },
  { state: 'missed', weight: 5 },
]

/** A name as it is written where it comes from, with the part that people are called by. */
export function generatedName({ random, words }: Pick<Generator, 'random' | 'words'>): {
  readonly fullName: string
  readonly preferredName: string
} {
  const { order, joined, given, family } = random.pickWeighted(words.names)
  const preferredName = random.pick(given)
  const parts = [preferredName, random.pick(family)]
  if (order === 'family-first') parts.reverse()
  return { fullName: parts.join(joined ? '' : ' '), preferredName }
}

/** Writes one client with everything that hangs on them. `number` counts clients from 1. */
export function putGeneratedClient(generator: Generator, number: number): void {
  const { random, newId, words, today, put } = generator
  const id = newId()
  const { state } = random.pickWeighted(states)
  const field = random.pick(words.fields)
  const isAtRest = state === 'closed' || state === 'archived'
  const since = addDays(today, -random.between(isAtRest ? 200 : 5, isAtRest ? 1_200 : 240))
  put(
    'client',
    {
      id,
      ...generatedName(generator),
      email: `client${number}@mailbox.example`,
      phone: `07700 900${String(number % 1_000).padStart(3, '0')}`,
      addressText: `${random.between(1, 90)} ${random.pick(words.streets)}\n${random.pick(words.towns)}`,
      state,
      goals: random.chance(0.6) ? random.pick(words.goals) : '',
      outOfWorkSince: random.chance(0.3) ? addDays(since, -random.between(10, 300)) : null,
      ranABusiness: random.chance(0.05) ? 1 : 0,
    },
    momentOf(since, 9),
  )
  const tags = new Set([field.tag, ...(random.chance(0.4) ? [random.pick(words.tags)] : [])])
  for (const tag of tags) put('clientTag', { id: newId(), clientId: id, tag }, momentOf(since, 9))
  const count = state === 'prospective' ? 0 : random.pickWeighted(opportunityCounts).count
  for (let index = 0; index < count; index += 1) {
    const appliedOn = earlier(addDays(since, random.between(0, isAtRest ? 60 : 12) + index * 9), today)
    putOpportunity(generator, { clientId: id, role: random.pick(field.roles), appliedOn, isAtRest })
  }
  putNotes(generator, id, since)
  putAppointments(generator, id, { since, isAtRest })
}

/** Two weeks and more lie between meetings; most have a note, and an active client may have the next one booked. */
function putAppointments(
  { random, newId, words, today, put }: Generator,
  clientId: string,
  { since, isAtRest }: { readonly since: string; readonly isAtRest: boolean },
): void {
  let day = addDays(since, random.between(0, 10))
  for (let left = random.pick([0, 1, 2, 3, 4, 6]); left > 0; left -= 1) {
    const isAhead = day > today
    if (isAhead && (isAtRest || day > addDays(today, 21))) return
    const id = newId()
    const at = momentOf(earlier(day, today), 12)
    const { state } = isAhead ? { state: 'booked' } : random.pickWeighted(appointmentStates)
    put(
      'appointment',
      {
        id,
        clientId,
        heldOn: day,
        startTime: random.pick(['09:00', '10:30', '14:00', '16:30', '18:00']),
        minutes: random.pick([30, 45, 50, 60, 60, 90]),
        medium: random.pick(mediums),
        state,
        topic: '',
      },
      at,
    )
    if (!isAhead && state === 'booked' && random.chance(0.7))
      put(
        'note',
        {
          id: newId(),
          clientId,
          appointmentId: id,
          body: JSON.stringify(docFromPlainText(random.pick(words.notes))),
        },
        at,
      )
    if (isAhead) return
    day = addDays(day, random.between(14, 40))
  }
}

function putNotes({ random, newId, words, today, put }: Generator, clientId: string, since: string): void {
  const count = random.between(0, mostNotes)
  for (let index = 0; index < count; index += 1) {
    const day = earlier(addDays(since, 1 + index * random.between(3, 14)), today)
    const text = [random.pick(words.notes), random.pick(words.debriefs), random.pick(words.answers)]
    put(
      'note',
      { id: newId(), clientId, body: JSON.stringify(docFromPlainText(text.filter(Boolean).join(' '))) },
      momentOf(day, 8 + (index % 12)),
    )
  }
}
