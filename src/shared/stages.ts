/** The stages a round can have, and those a dated event gives. Order is the order of a usual process. */
export const roundStages = [
  'screening',
  'phone',
  'first',
  'second',
  'final',
  'panel',
  'meet_team',
  'offer_meeting',
  'exploratory',
] as const
export type RoundStage = (typeof roundStages)[number]

export const eventKinds = [
  'applied',
  'references',
  'background_check',
  'approval',
  'offer',
  'accepted',
  'rejected',
  'papers',
] as const
export type EventKind = (typeof eventKinds)[number]

export const endingTags = ['rejected', 'ghosted', 'withdrew', 'filled', 'accepted'] as const
export type EndingTag = (typeof endingTags)[number]

/** Where an opportunity stands: its newest round's stage or its newest event. */
export type Stage = RoundStage | Exclude<EventKind, 'papers'>

export const stages = [
  ...roundStages,
  'applied',
  'references',
  'background_check',
  'approval',
  'offer',
  'accepted',
  'rejected',
] as const satisfies readonly Stage[]

export const mediums = ['in_person', 'phone', 'video'] as const
export type Medium = (typeof mediums)[number]

export const channels = ['email', 'phone', 'post', 'hand', 'message', 'comment'] as const
export type Channel = (typeof channels)[number]
