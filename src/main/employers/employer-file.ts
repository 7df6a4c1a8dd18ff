import { employerKey, mayBeOneKey, plainWords } from '@shared/employer-names'
import { medianOf, promisesKept, waitsAfterRounds } from '@shared/employer-waits'
import {
  type EmployerFile,
  type EmployerMatches,
  type EmployerOpportunity,
  fewestWaits,
} from '@shared/employers'
import { type RoundStage, roundStages } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { listNameKeys } from './employer-figures-repository'
import {
  type EmployerCase,
  listAskedQuestions,
  readEmployerCases,
  readPromises,
} from './employer-records-repository'
import {
  findEmployersLike,
  getEmployer,
  listEmployerContacts,
  listOpportunitiesAtEmployer,
  type OpportunityAtEmployer,
} from './employers-repository'
import { heldRounds, isInProcess } from './refresh-employers'

/** Everything the page of one employer shows. Throws AppError not-found. */
export function employerFile(db: Database, id: string, today: string): EmployerFile {
  const employer = getEmployer(db, id)
  const cases = readEmployerCases(db, [id])
  const standings = listOpportunitiesAtEmployer(db, id)
  const waits = cases.flatMap(({ records }) => waitsAfterRounds(records, today))
  const promised = readPromises(db, id)
  const promises = cases.map(({ opportunityId, records }) =>
    promisesKept({ ...records, promises: promised.get(opportunityId) ?? [] }, today),
  )
  const sum = (key: 'kept' | 'broken' | 'open') => promises.reduce((total, one) => total + one[key], 0)
  return {
    employer,
    contacts: listEmployerContacts(db, id),
    opportunities: cases
      .map((one) => toOpportunity(one, standings.get(one.opportunityId)))
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

function toOpportunity(one: EmployerCase, standing: OpportunityAtEmployer | undefined): EmployerOpportunity {
  const { opportunityId, clientId, clientState } = one
  return {
    opportunityId,
    clientId,
    clientState,
    clientName: standing?.clientName ?? '',
    role: standing?.role ?? '',
    stage: standing?.stage ?? null,
    stageOn: standing?.stageOn ?? null,
    ending: standing?.ending ?? null,
    endedOn: standing?.endedOn ?? null,
    isInProcess: isInProcess(one),
  }
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
