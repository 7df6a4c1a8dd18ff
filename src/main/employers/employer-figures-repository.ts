import {
  type EmployerPage,
  type EmployerQuery,
  type EmployerRow,
  type EmployerSortKey,
  employerQuery,
} from '@shared/employers'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

/** A derived row of the employers' list, as its table has it. */
export type EmployerFigure = {
  readonly employerId: string
  readonly name: string
  readonly nameKey: string
  readonly people: number
  readonly inProcess: number
  readonly opportunities: number
  readonly rounds: number
  readonly waitDays: number | null
  readonly waitCases: number
  readonly changesOn: string | null
}

const dayName = 'employerFigures'

/** The day for which the rows were made last; null before the first time. */
export function employerFigureDay(db: Database): string | null {
  return (
    first<{ value: string }>(db, 'SELECT value FROM local_state WHERE name = :name', { name: dayName })
      ?.value ?? null
  )
}

/** Keeps the day for which the rows are made. */
export function setEmployerFigureDay(db: Database, today: string): void {
  run(
    db,
    'INSERT INTO local_state (name, value) VALUES (:name, :today) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    { name: dayName, today },
  )
}

/** Marks the employers whose rows say something else from this day on. */
export function markEmployersChangedByDay(db: Database, today: string): void {
  run(
    db,
    `INSERT INTO local_staleEmployer SELECT employerId FROM local_employerFigure WHERE changesOn <= :today
     ON CONFLICT DO NOTHING`,
    { today },
  )
}

/** Marks every employer. */
export function markAllEmployers(db: Database): void {
  run(db, 'INSERT INTO local_staleEmployer SELECT id FROM employer WHERE TRUE ON CONFLICT DO NOTHING')
}

/** Marks these employers. */
export function markEmployersStale(db: Database, employerIds: readonly string[]): void {
  const sql =
    'INSERT INTO local_staleEmployer SELECT value FROM json_each(:ids) WHERE TRUE ON CONFLICT DO NOTHING'
  run(db, sql, { ids: JSON.stringify(employerIds) })
}

/** Marks the employers of these opportunities. */
export function markEmployersOfOpportunities(db: Database, opportunityIds: readonly string[]): void {
  const sql = `INSERT INTO local_staleEmployer SELECT employerId FROM opportunity
    WHERE id IN (SELECT value FROM json_each(:ids)) ON CONFLICT DO NOTHING`
  run(db, sql, { ids: JSON.stringify(opportunityIds) })
}

/** Some of the employers whose rows are out of date. */
export function listStaleEmployers(db: Database, limit: number): string[] {
  const sql = 'SELECT employerId FROM local_staleEmployer LIMIT :limit'
  return all<{ employerId: string }>(db, sql, { limit }).map(({ employerId }) => employerId)
}

/** Names of these employers and how many people each has; removed ones are left out. */
export function listEmployerNames(
  db: Database,
  employerIds: readonly string[],
): { readonly id: string; readonly name: string; readonly people: number }[] {
  const sql = `SELECT e.id, e.name,
      (SELECT count(*) FROM contact WHERE employerId = e.id AND deletedAt IS NULL) AS people
    FROM json_each(:ids) chosen JOIN employer e ON e.id = chosen.value AND e.deletedAt IS NULL`
  return all(db, sql, { ids: JSON.stringify(employerIds) })
}

/** Puts new rows in place of those of these employers; one that is gone has none any more. One transaction. */
export function replaceEmployerFigures(
  db: Database,
  employerIds: readonly string[],
  figures: readonly EmployerFigure[],
): void {
  const ids = JSON.stringify(employerIds)
  db.transaction(() => {
    run(db, 'DELETE FROM local_employerFigure WHERE employerId IN (SELECT value FROM json_each(:ids))', {
      ids,
    })
    for (const figure of figures)
      run(
        db,
        `INSERT INTO local_employerFigure (employerId, name, nameKey, people, inProcess, opportunities, rounds, waitDays,
           waitCases, changesOn)
         VALUES (:employerId, :name, :nameKey, :people, :inProcess, :opportunities, :rounds, :waitDays, :waitCases,
           :changesOn)`,
        figure,
      )
    run(db, 'DELETE FROM local_staleEmployer WHERE employerId IN (SELECT value FROM json_each(:ids))', {
      ids,
    })
  })()
}

/** Sort keys are closed words, so that no text of a window ever becomes SQL. */
const sortColumns: Readonly<Record<EmployerSortKey, string>> = {
  name: 'f.name COLLATE NOCASE',
  people: 'f.people',
  inProcess: 'f.inProcess',
  opportunities: 'f.opportunities',
  rounds: 'f.rounds',
  wait: 'f.waitDays',
}

const matchSql = `(:filter = '' OR f.name LIKE :like ESCAPE '\\'
  OR EXISTS (SELECT 1 FROM contact p WHERE p.employerId = f.employerId AND p.deletedAt IS NULL
    AND p.fullName LIKE :like ESCAPE '\\'))`

/** The statement of one page of the list, in an order. */
export function employerPageSql(sort: ReturnType<typeof employerQuery.parse>['sort']): string {
  const keys = sort.map(
    ({ key, descending }) => `${sortColumns[key]} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  )
  // An order by name is that of its index only when nothing is said about nulls, which a name never is.
  const isByName = sort[0] === undefined || sort[0].key === 'name'
  const order = isByName
    ? `f.name COLLATE NOCASE ${sort[0]?.descending ? 'DESC' : 'ASC'}, f.employerId ${sort[0]?.descending ? 'DESC' : 'ASC'}`
    : [...keys, 'f.name COLLATE NOCASE', 'f.employerId'].join(', ')
  return `SELECT f.employerId AS id, f.name, f.people, f.inProcess, f.opportunities, f.rounds, f.waitDays
    FROM local_employerFigure f WHERE ${matchSql} ORDER BY ${order} LIMIT :limit OFFSET :offset`
}

/** A page of the employers' list: filtered, sorted and cut by SQL. */
export function listEmployerPage(db: Database, input: EmployerQuery): EmployerPage {
  const { filter, sort, limit, offset } = employerQuery.parse(input)
  const like = `%${filter.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const rows = all<EmployerRow>(db, employerPageSql(sort), { filter, like, limit, offset })
  const count = (sql: string, values = {}) => first<{ n: number }>(db, sql, values)?.n ?? 0
  const allTotal = count('SELECT count(*) AS n FROM local_employerFigure')
  return {
    rows,
    allTotal,
    total:
      filter === ''
        ? allTotal
        : count(`SELECT count(*) AS n FROM local_employerFigure f WHERE ${matchSql}`, { filter, like }),
    ...employerPairs(db),
  }
}

const pairsSql = `SELECT min(employerId) AS id, min(name) AS name, max(name) AS otherName, count(*) - 1 AS others
  FROM local_employerFigure WHERE nameKey <> '' GROUP BY nameKey HAVING count(*) > 1`

function employerPairs(db: Database): Pick<EmployerPage, 'pairs' | 'firstPair'> {
  const rows = all<{ id: string; name: string; otherName: string; others: number }>(
    db,
    `${pairsSql} ORDER BY nameKey`,
  )
  const [firstRow] = rows
  return {
    pairs: rows.reduce((sum, { others }) => sum + others, 0),
    firstPair: firstRow ? { id: firstRow.id, name: firstRow.name, otherName: firstRow.otherName } : null,
  }
}

/** Every employer's name with its key, for telling near-duplicates. */
export function listNameKeys(db: Database): {
  readonly id: string
  readonly name: string
  readonly nameKey: string
  readonly opportunities: number
}[] {
  return all(
    db,
    'SELECT employerId AS id, name, nameKey, opportunities FROM local_employerFigure ORDER BY name COLLATE NOCASE, employerId',
  )
}
