import { v7 as newId } from 'uuid'
import { call, refresh } from '../api'
import type { Place } from '../navigation'

export const stopNames = [
  'today',
  'promise',
  'question',
  'advice',
  'page',
  'session',
  'search',
  'keys',
] as const
export type StopName = (typeof stopNames)[number]

/** One stop: what is pointed at, and the screen it is on; null stays where the tour is. */
export type TourStop = {
  readonly name: StopName
  /** A CSS selector; the first element that it finds is pointed at. */
  readonly target: string
  readonly place: (() => Promise<Place>) | null
}

/** The client whose story the tour tells: the one with the promise that passed longest ago. */
type Story = {
  readonly clientId: string
  readonly opportunityId: string | null
  readonly questionId: string | null
}

/** The stops for the practice as it is. A practice without a passed promise is shown without the story of its client. */
export async function tourStops(): Promise<readonly TourStop[]> {
  const story = await findStory()
  const today: TourStop = { name: 'today', target: '[data-group]', place: async () => ({ at: 'today' }) }
  const around = [
    { name: 'search', target: '[data-tour="search"]', place: null },
    { name: 'keys', target: '[data-tour="keys"]', place: null },
  ] as const
  if (story === null)
    return [
      today,
      { name: 'session', target: '[data-tour="prepare"]', place: async () => ({ at: 'mockSessions' }) },
      ...around,
    ]
  const tabOf = (tab: 'timeline' | 'mockSessions') => async () =>
    ({ at: 'client', id: story.clientId, tab }) as const
  const letter = async () => ({ at: 'letter', id: await letterOf(story) }) as const
  return [
    today,
    { name: 'promise', target: '[data-tour="promise"]', place: tabOf('timeline') },
    { name: 'question', target: '[data-tall] > [data-entry]', place: tabOf('timeline') },
    { name: 'advice', target: '[data-tour="advice"]', place: letter },
    { name: 'page', target: '[data-tour="page"]', place: letter },
    { name: 'session', target: '[data-tour="prepare"]', place: tabOf('mockSessions') },
    ...around,
  ]
}

async function findStory(): Promise<Story | null> {
  const { promises } = await call('today.list', {})
  const passed = promises.lines.find(({ questionId }) => questionId !== null) ?? promises.lines[0]
  return passed ? { ...passed, questionId: passed.questionId } : null
}

/** The draft that answers the story's question; one is begun where there is none, so that a second tour begins no second one. */
async function letterOf({ clientId, opportunityId, questionId }: Story): Promise<string> {
  const letters = await call('letters.list', { clientId })
  const begun = letters.find((letter) => letter.questionId === questionId)
  if (begun) return begun.id
  const { letter } = await call('letters.create', { id: newId(), clientId, opportunityId, questionId })
  await refresh(['letters.list', 'letters.listAll', 'interviews.history'])
  return letter.id
}
