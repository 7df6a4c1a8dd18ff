import type { ClientState } from '@shared/clients'
import { employerKey } from '@shared/employer-names'
import { medianOf, waitsAfterRounds } from '@shared/employer-waits'
import { fewestWaits } from '@shared/employers'
import type { Database } from 'better-sqlite3'
import {
  type EmployerFigure,
  employerFigureDay,
  listEmployerNames,
  listStaleEmployers,
  markAllEmployers,
  markEmployersChangedByDay,
  replaceEmployerFigures,
  setEmployerFigureDay,
} from './employer-figures-repository'
import { type EmployerCase, readEmployerCases } from './employer-records-repository'

/** Employers whose rows are made in one go: some 20 ms in a large practice. */
const CHUNK = 10

/** Clients who are done with their search are in process nowhere, even where nobody recorded an ending. */
const atRest: ReadonlySet<ClientState> = new Set(['closed', 'archived'])

/** True when a client's opportunity is still going on. */
export const isInProcess = ({
  clientState,
  records,
}: Pick<EmployerCase, 'clientState' | 'records'>): boolean =>
  !atRest.has(clientState) && records.endings.length === 0

/** Brings one chunk of the employers' derived rows up to date for a day; true when there may be more. */
export function refreshSomeEmployers(db: Database, today: string): boolean {
  const madeFor = employerFigureDay(db)
  if (madeFor !== today) {
    if (madeFor !== null && madeFor > today) markAllEmployers(db)
    else markEmployersChangedByDay(db, today)
    setEmployerFigureDay(db, today)
  }
  const stale = listStaleEmployers(db, CHUNK)
  if (stale.length === 0) return false
  const cases = casesByEmployer(readEmployerCases(db, stale))
  const figures = listEmployerNames(db, stale).map((employer) =>
    figureOf(employer, cases.get(employer.id) ?? [], today),
  )
  replaceEmployerFigures(db, stale, figures)
  return stale.length === CHUNK
}

/** Brings all rows up to date, with room for other work between the chunks. Ends early when the practice is closed. */
export async function refreshEmployers(db: Database, today: string): Promise<void> {
  while (db.open && refreshSomeEmployers(db, today)) await new Promise((resolve) => setImmediate(resolve))
}

function casesByEmployer(cases: readonly EmployerCase[]): ReadonlyMap<string, readonly EmployerCase[]> {
  const lists = new Map<string, EmployerCase[]>()
  for (const one of cases) {
    const list = lists.get(one.employerId)
    if (list) list.push(one)
    else lists.set(one.employerId, [one])
  }
  return lists
}

function figureOf(
  employer: { readonly id: string; readonly name: string; readonly people: number },
  cases: readonly EmployerCase[],
  today: string,
): EmployerFigure {
  const waits = cases.flatMap(({ records }) => waitsAfterRounds(records, today))
  const ahead = cases.flatMap(({ records }) => daysAhead(records, today)).toSorted()
  return {
    employerId: employer.id,
    name: employer.name,
    nameKey: employerKey(employer.name),
    people: employer.people,
    inProcess: new Set(cases.filter(isInProcess).map(({ clientId }) => clientId)).size,
    opportunities: cases.length,
    rounds: cases.reduce((sum, { records }) => sum + heldRounds(records, today).length, 0),
    waitDays: waits.length < fewestWaits ? null : medianOf(waits),
    waitCases: waits.length,
    changesOn: ahead[0] ?? null,
  }
}

/** The rounds that were held by a day. */
export const heldRounds = ({ rounds }: EmployerCase['records'], today: string) =>
  rounds.filter(({ heldOn }) => heldOn <= today)

function daysAhead(
  { rounds, events, endings, messagesIn }: EmployerCase['records'],
  today: string,
): string[] {
  return [
    ...rounds.map(({ heldOn }) => heldOn),
    ...events.map(({ happenedOn }) => happenedOn),
    ...endings.map(({ endedOn }) => endedOn),
    ...messagesIn.map(({ sentOn }) => sentOn),
  ].filter((day) => day > today)
}
