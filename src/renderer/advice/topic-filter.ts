import type { AdviceTemplate } from '@shared/advice'
import { findTopics } from '@shared/find-topics'
import type { Stage } from '@shared/stages'

/** Which pieces are looked at; retired ones have a view of their own. */
export const topicViews = ['inUse', 'own', 'changed', 'retired'] as const
export type TopicView = (typeof topicViews)[number]

export type TopicFilter = {
  readonly wanted: string
  readonly view: TopicView
  readonly stage: Stage | null
  readonly tag: string | null
}

export const noFilter: TopicFilter = { wanted: '', view: 'inUse', stage: null, tag: null }

export const isFiltered = ({ wanted, view, stage, tag }: TopicFilter): boolean =>
  wanted.trim() !== '' || view !== 'inUse' || stage !== null || tag !== null

const isInView = ({ isOwn, isChanged, isRetired }: AdviceTemplate, view: TopicView): boolean => {
  if (view === 'retired') return isRetired
  if (isRetired) return false
  return view === 'inUse' || (view === 'own' ? isOwn : isChanged)
}

/** The pieces that a filter lets through; those that were searched for best first. */
export const filterTopics = (
  topics: readonly AdviceTemplate[],
  { wanted, view, stage, tag }: TopicFilter,
): readonly AdviceTemplate[] =>
  findTopics(
    topics.filter(
      (topic) =>
        isInView(topic, view) &&
        (stage === null || topic.stages.includes(stage)) &&
        (tag === null || topic.tags.includes(tag)),
    ),
    wanted,
  )

/** The coach's tags in use, in the order of the alphabet. */
export const tagsOf = (topics: readonly AdviceTemplate[]): readonly string[] =>
  [...new Set(topics.flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b))
