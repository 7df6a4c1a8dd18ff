import { z } from 'zod'
import { call } from './call'
import { clientStates } from './clients'
import { line } from './ids'
import type { NextStep } from './next-step'
import type { EventKind, RoundStage, Stage } from './stages'

/** A stage that a card can be moved to: what is recorded for it is a round or an event. */
export type BoardStage = RoundStage | Extract<EventKind, Stage>

/**
 * The columns of the board in the order of a process, each with the stages it gathers. The first stage of a column is what
 * a move into it offers first. What has ended is on no column, and neither is a rejection that waits for its ending.
 */
export const boardColumns = [
  { id: 'applied', stages: ['applied'] },
  { id: 'talks', stages: ['phone', 'screening', 'exploratory'] },
  { id: 'first', stages: ['first'] },
  { id: 'second', stages: ['second'] },
  { id: 'late', stages: ['final', 'panel', 'meet_team'] },
  { id: 'checks', stages: ['references', 'background_check', 'approval'] },
  { id: 'offer', stages: ['offer', 'offer_meeting', 'accepted'] },
] as const satisfies readonly { readonly id: string; readonly stages: readonly BoardStage[] }[]
export type BoardColumnId = (typeof boardColumns)[number]['id']
export const boardColumnIds = boardColumns.map(({ id }) => id)

/** The column of a stage; an opportunity to which nothing happened yet waits in the first. Null for a rejection. */
export function columnOf(stage: Stage | null): BoardColumnId | null {
  if (stage === null) return 'applied'
  return boardColumns.find(({ stages }) => stages.some((one) => one === stage))?.id ?? null
}

/** What a move into a column can record. Taking a job is an ending and is recorded as one. */
export const stagesInto = (column: BoardColumnId): readonly BoardStage[] =>
  boardColumns
    .filter(({ id }) => id === column)
    .flatMap(({ stages }): readonly BoardStage[] => stages)
    .filter((stage) => stage !== 'accepted')

/** The column beside one; null at the edges. */
export function columnBeside(column: BoardColumnId, by: 1 | -1): BoardColumnId | null {
  return boardColumnIds[boardColumnIds.indexOf(column) + by] ?? null
}

const roundStageNames: ReadonlySet<string> = new Set<RoundStage>([
  'screening',
  'phone',
  'first',
  'second',
  'final',
  'panel',
  'meet_team',
  'offer_meeting',
  'exploratory',
])

/** True for a stage that an interview gives, false for one that a dated step gives. */
export const isRoundStage = (stage: Stage): stage is RoundStage => roundStageNames.has(stage)

/**
 * What becomes of a card when a stage is recorded for a day: it moves, it moves when that day comes, or it stays because
 * something newer stands there. On one day a step counts as newer than an interview.
 */
export function effectOfMove(
  move: { readonly stage: BoardStage; readonly on: string },
  card: Pick<BoardCard, 'stage' | 'stageOn'>,
  today: string,
): 'moves' | 'later' | 'stays' {
  if (move.on > today) return 'later'
  if (card.stage === null || card.stageOn === null || move.on > card.stageOn) return 'moves'
  const isBehindStep = isRoundStage(move.stage) && !isRoundStage(card.stage)
  return move.on === card.stageOn && !isBehindStep ? 'moves' : 'stays'
}

/** One opportunity on the board. Days are whole calendar days counted to the practice's today. */
export type BoardCard = {
  readonly opportunityId: string
  readonly clientId: string
  readonly client: string
  readonly employer: string
  readonly role: string
  readonly stage: Stage | null
  readonly stageOn: string | null
  readonly waitingDays: number | null
  /** today - promisedTo, when that is past and nothing newer happened; otherwise null. */
  readonly daysLate: number | null
  readonly promisedTo: string | null
  readonly nextRoundOn: string | null
  readonly next: Pick<NextStep, 'kind' | 'rule' | 'on'>
}

export const cardsAtFirst = 40
export const cardsAtMost = 2_000

const shownCards = z.int().min(1).max(cardsAtMost)

export const boardQuery = z.strictObject({
  /** Words looked for in the client's and the employer's name. */
  words: line().default(''),
  state: z.enum(clientStates).nullable().default(null),
  tag: line(60).nullable().default(null),
  /** How many cards of a column are wanted; without a number the first forty. */
  shown: z.partialRecord(z.enum(boardColumnIds), shownCards).default({}),
})
export type BoardQuery = z.input<typeof boardQuery>

export type BoardColumn = {
  readonly id: BoardColumnId
  /** All cards of the column, also those that are not shown. */
  readonly total: number
  /** Newest need first: what is due, the newest on top; then what comes next; then what has no next step. */
  readonly cards: readonly BoardCard[]
}

export type Board = {
  readonly columns: readonly BoardColumn[]
  /** Opportunities with a rejection but no ending, which stand on no column. */
  readonly rejectedTotal: number
  /** Tags of the practice, for the filter. */
  readonly tags: readonly string[]
}

export const boardCalls = {
  'board.list': call<Board>()(boardQuery),
}
