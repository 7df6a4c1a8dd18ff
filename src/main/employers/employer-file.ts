import { employerKey, mayBeOneKey, plainWords } from '@shared/employer-names'
import { medianOf, promisesKept, waitsAfterRounds } from '@shared/employer-waits'
import {
  type EmployerFile,
  type EmployerMatches,
  type EmployerOpportunity,
  fewestWaits,
} from '@shared/employers'
import { type RoundStage, roundStages, type Stage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { listNameKeys } from './employer-figures-repository'
import { type EmployerCase, listAskedQuestions, readEmployerCases } from './employer-records-repository'
import {
  findEmployersLike,
  getEmployer,
  listEmployerContacts,
  listOpportunityNames,
} from './employers-repository'
import { heldRounds, isInProcess } from './refresh-employers'

/** Everything the page of one employer shows. Throws AppError not-found. */
export function employerFile(db: Database, id: string, today: string): EmployerFile {
  const employer = getEmployer(db, id)
  const cases = readEmployerCases(db, [id])
  const names = listOpportunityNames(db, id)
  const waits = cases.flatMap(({ records }) => waitsAfterRounds(records, today))
  const promises = cases.map(({ records }) => promisesKept(records, today))
  const sum = (key: 'kept' | 'broken' | 'open') => promises.reduce((total, one) => total + one[key], 0)
  return {
    employer,
    contacts: listEmployerContacts(db, id),
    opportunities: cases
      .map((one) => toOpportunity(one, names.get(one.opportunityId), today))
      .toSorted(byProcess),
    rounds: roundsByStage(cases, today),
    wait: { days: waits.length < fewestWaits ? null : medianOf(waits), cases: waits.length },
    promises: { kept: sum('kept'), broken: sum('broken'), open: sum('open') },
    questions: countQuestions(listAskedQuestions(db, id)),
    similar: similarTo(db, employer.name, id),
  }
}

/** What a dialog needs while an employer's name is typed. */
export function matchEmployers(db: Database, name: string): EmployerMatches {
  const found = findEmployersLike(db, name)
  const similar = found.known === null ? (similarTo(db, name, null)[0]?.name ?? null) : null
  return { ...found, similar }
}

function similarTo(db: Database, name: string, ownId: string | null): EmployerFile['similar'] {
  const key = employerKey(name)
  return listNameKeys(db)
    .filter((other) => other.id !== ownId && mayBeOneKey(key, other.nameKey))
    .map(({ id, name: otherName, opportunities }) => ({ id, name: otherName, opportunities }))
}

function toOpportunity(
  one: EmployerCase,
  names: { readonly role: string; readonly clientName: string } | undefined,
  today: string,
): EmployerOpportunity {
  const ending = one.records.endings.at(-1)
  const newest = newestStage(one, today)
  return {
    opportunityId: one.opportunityId,
    clientId: one.clientId,
    clientName: names?.clientName ?? '',
    clientState: one.clientState,
    role: names?.role ?? '',
    stage: newest?.stage ?? null,
    stageOn: newest?.on ?? null,
    ending: ending?.tag ?? null,
    endedOn: ending?.endedOn ?? null,
    isInProcess: isInProcess(one),
  }
}

/** On one day a step counts as newer than the interview, since it follows from it. */
function newestStage({ records }: EmployerCase, today: string): { stage: Stage; on: string } | null {
  const round = heldRounds(records, today).at(-1)
  const event = records.events.findLast(({ kind, happenedOn }) => kind !== 'papers' && happenedOn <= today)
  if (event && event.kind !== 'papers' && (!round || event.happenedOn >= round.heldOn))
    return { stage: event.kind, on: event.happenedOn }
  return round ? { stage: round.stage, on: round.heldOn } : null
}

const dayOf = ({ endedOn, stageOn }: EmployerOpportunity) => endedOn ?? stageOn ?? ''

function byProcess(a: EmployerOpportunity, b: EmployerOpportunity): number {
  if (a.isInProcess !== b.isInProcess) return a.isInProcess ? -1 : 1
  return dayOf(b).localeCompare(dayOf(a)) || a.clientName.localeCompare(b.clientName)
}

function roundsByStage(cases: readonly EmployerCase[], today: string): EmployerFile['rounds'] {
  const counts = new Map<RoundStage, number>()
  for (const { records } of cases)
    for (const { stage } of heldRounds(records, today)) counts.set(stage, (counts.get(stage) ?? 0) + 1)
  return roundStages.flatMap((stage) => {
    const count = counts.get(stage)
    return count === undefined ? [] : [{ stage, count }]
  })
}

/** The same question in other capitals or with another sign at its end is the same; the first wording is shown. */
function countQuestions(bodies: readonly string[]): EmployerFile['questions'] {
  const counts = new Map<string, { body: string; count: number }>()
  for (const body of bodies) {
    const key = plainWords(body).join(' ') || body
    const known = counts.get(key)
    if (known) known.count += 1
    else counts.set(key, { body, count: 1 })
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)
}
