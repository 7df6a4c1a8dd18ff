import { type BoardCard, type BoardColumnId, boardColumns, type boardQuery } from '@shared/board'
import { daysBetween } from '@shared/dates'
import type { NextStep } from '@shared/next-step'
import type { Stage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import { all, type Parameters } from '../db/statements'

export type BoardMatch = Omit<z.output<typeof boardQuery>, 'shown'>

/** A card's place: its opportunity, its stage and the day of its need. */
type Place = { readonly opportunityId: string; readonly stage: Stage | null; readonly need: string | null }

/** As in the index `local_opportunityStandingByNeed`, to the letter: only then it is used. */
const need = 'coalesce(min(nextOn, promisedTo), nextOn, promisedTo)'
const places = `SELECT opportunityId, stage, ${need} AS need, clientId FROM local_opportunityStanding s
  INDEXED BY local_opportunityStandingByNeed`

/** State and name of clients, from the index alone. */
const clients = 'local_clientStanding INDEXED BY local_clientStandingByClient'
const beside = 'local_clientStanding c INDEXED BY local_clientStandingByClient'

const clientWith = (condition: string) =>
  `EXISTS (SELECT 1 FROM ${beside} WHERE c.clientId = s.clientId AND ${condition})`

/** The filter as sets, each made once a statement: right where the whole board is walked. */
function matchBySets({ words, state, tag }: BoardMatch): string {
  return [
    's.ending IS NULL',
    state === null ? '' : `s.clientId IN (SELECT clientId FROM ${clients} WHERE state = :state)`,
    tag === null ? '' : 's.clientId IN (SELECT clientId FROM clientTag WHERE tag = :tag)',
    words === ''
      ? ''
      : `(s.clientId IN (SELECT clientId FROM ${clients} WHERE name LIKE :like ESCAPE '\\')
          OR s.employerId IN (SELECT id FROM employer WHERE name LIKE :like ESCAPE '\\'))`,
  ]
    .filter((part) => part !== '')
    .join(' AND ')
}

/** The filter as look-ups, a row each: right where the walk ends as soon as enough is found. */
function matchByLookups({ words, state, tag }: BoardMatch): string {
  return [
    's.ending IS NULL',
    state === null ? '' : clientWith('c.state = :state'),
    tag === null ? '' : 'EXISTS (SELECT 1 FROM clientTag t WHERE t.clientId = s.clientId AND t.tag = :tag)',
    words === ''
      ? ''
      : `(${clientWith(`c.name LIKE :like ESCAPE '\\'`)}
          OR EXISTS (SELECT 1 FROM employer e WHERE e.id = s.employerId AND e.name LIKE :like ESCAPE '\\'))`,
  ]
    .filter((part) => part !== '')
    .join(' AND ')
}

function matchValues({ words, state, tag }: BoardMatch): Parameters {
  return {
    ...(state === null ? {} : { state }),
    ...(tag === null ? {} : { tag }),
    ...(words === '' ? {} : { like: `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%` }),
  }
}

/** How many opportunities stand at each stage. */
export function countStages(
  db: Database,
  match: BoardMatch,
): { readonly stage: Stage | null; readonly n: number }[] {
  return all(db, countStagesSql(match), matchValues(match))
}

/** The statement of `countStages`. */
export const countStagesSql = (match: BoardMatch): string =>
  `SELECT stage, count(*) AS n FROM local_opportunityStanding s INDEXED BY local_opportunityStandingByNeed
   WHERE ${matchBySets(match)} GROUP BY stage`

/** Every place on the board, unsorted, for a filter that leaves few. */
export function listAllPlaces(db: Database, match: BoardMatch): Place[] {
  return all(db, listAllPlacesSql(match), matchValues(match))
}

/** The statement of `listAllPlaces`. */
export const listAllPlacesSql = (match: BoardMatch): string => `${places} WHERE ${matchBySets(match)}`

/** The first places of one column, newest need first: due ones, then those ahead, then those without a day. */
export function listColumnPlaces(
  db: Database,
  column: BoardColumnId,
  match: BoardMatch,
  cut: { readonly today: string; readonly limit: number },
): Place[] {
  return all(db, listColumnPlacesSql(column, match), { ...matchValues(match), ...cut })
}

/** The statement of `listColumnPlaces`: each stage is walked in its index, and no further than the column can show. */
export function listColumnPlacesSql(column: BoardColumnId, match: BoardMatch): string {
  const stages = boardColumns.filter(({ id }) => id === column).flatMap((one): readonly Stage[] => one.stages)
  // The stages are closed words of the code, never text of a window.
  const conditions = [
    ...(column === 'applied' ? ['stage IS NULL'] : []),
    ...stages.map((stage) => `stage = '${stage}'`),
  ]
  const segments = [
    { group: 0, days: `${need} <= :today`, order: `${need} DESC, clientId DESC` },
    { group: 1, days: `${need} > :today`, order: `${need}, clientId` },
    { group: 2, days: `${need} IS NULL`, order: 'clientId DESC' },
  ]
  const walks = segments.flatMap(({ group, days, order }) =>
    conditions.map(
      (condition) =>
        `SELECT * FROM (SELECT ${group} AS part, places.* FROM (${places}
           WHERE ${condition} AND ${days} AND ${matchByLookups(match)}
           ORDER BY ${order} LIMIT :limit) places)`,
    ),
  )
  return `SELECT opportunityId, stage, need FROM (${walks.join(' UNION ALL ')})
    ORDER BY part, CASE part WHEN 1 THEN need END, need DESC, opportunityId DESC LIMIT :limit`
}

type CardRow = Omit<BoardCard, 'waitingDays' | 'daysLate' | 'next'> & {
  readonly nextKind: NextStep['kind']
  readonly nextRule: NextStep['rule']
  readonly nextOn: string | null
}

/** What the cards show, by their opportunities. */
export function readCards(
  db: Database,
  opportunityIds: readonly string[],
  today: string,
): ReadonlyMap<string, BoardCard> {
  const rows = all<CardRow>(
    db,
    `SELECT s.opportunityId, s.clientId, c.name AS client, e.name AS employer, o.role, s.stage, s.stageOn, s.promisedTo,
       s.nextRoundOn, s.nextKind, s.nextRule, s.nextOn
     FROM json_each(:ids) id JOIN local_opportunityStanding s ON s.opportunityId = id.value
       JOIN local_clientStanding c ON c.clientId = s.clientId
       JOIN opportunity o ON o.id = s.opportunityId JOIN employer e ON e.id = s.employerId`,
    { ids: JSON.stringify(opportunityIds) },
  )
  return new Map(rows.map((row) => [row.opportunityId, cardOf(row, today)]))
}

function cardOf({ nextKind, nextRule, nextOn, ...row }: CardRow, today: string): BoardCard {
  const { stageOn, promisedTo } = row
  const isWait = nextKind === 'wait'
  return {
    ...row,
    waitingDays: stageOn === null ? null : Math.max(0, daysBetween(stageOn, today)),
    daysLate: promisedTo !== null && promisedTo < today ? daysBetween(promisedTo, today) : null,
    // A step that fell due earlier is to be done today; what is only waited for has the promised day.
    next: {
      kind: nextKind,
      rule: nextRule,
      on: isWait ? promisedTo : nextOn !== null && nextOn < today ? today : nextOn,
    },
  }
}

/** The tags that clients have, for the filter; so many that a menu can still be read. */
export function listTags(db: Database): string[] {
  const sql = 'SELECT DISTINCT tag FROM clientTag ORDER BY tag COLLATE NOCASE LIMIT 200'
  return all<{ tag: string }>(db, sql).map(({ tag }) => tag)
}
