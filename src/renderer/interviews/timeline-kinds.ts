import type { TimelineItem } from '@shared/interviews'

/** The kinds of entry that the timeline can be narrowed to. */
export const timelineKinds = ['interviews', 'messages', 'letters', 'coaching', 'documents'] as const
export type TimelineKind = (typeof timelineKinds)[number]

const kindOf: Readonly<Record<TimelineItem['type'], TimelineKind>> = {
  round: 'interviews',
  event: 'interviews',
  ending: 'interviews',
  promise: 'interviews',
  message: 'messages',
  question: 'letters',
  letter: 'letters',
  appointment: 'coaching',
  note: 'coaching',
  document: 'documents',
  pack: 'documents',
  session: 'coaching',
}

/** Whether an entry is of a kind; null means every kind. */
export const isOfKind = (kind: TimelineKind | null) => (item: Pick<TimelineItem, 'type'>) =>
  kind === null || kindOf[item.type] === kind
