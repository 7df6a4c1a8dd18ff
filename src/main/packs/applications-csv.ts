import type { ImportField } from '@shared/import/import-fields'
import { csvLine } from '@shared/import/neutral-cell'
import type { PackRecord, RecordApplication } from '@shared/pack-record'

/** Columns by the names that the importer knows, whatever language the interface has. */
const columns = [
  ['fullName', 'Full name'],
  ['preferredName', 'Preferred name'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['addressText', 'Address'],
  ['goals', 'Goals'],
  ['outOfWorkSince', 'Out of work since'],
  ['employer', 'Employer'],
  ['role', 'Role'],
  ['source', 'Source'],
  ['postingState', 'Posting'],
  ['appliedOn', 'Applied on'],
  ['stage', 'Stage'],
  ['stageOn', 'Stage day'],
  ['promisedTo', 'Promised by'],
] as const satisfies readonly (readonly [ImportField, string])[]
type Column = (typeof columns)[number][0]

/** The client with a row an application, as a file that a spreadsheet shows and the importer reads. */
export function applicationsCsv(record: PackRecord): string {
  const { client, applications } = record
  const person: Partial<Record<Column, string>> = {
    fullName: client.fullName,
    preferredName: client.preferredName,
    email: client.email,
    phone: client.phone,
    addressText: client.address,
    goals: client.goals,
    outOfWorkSince: client.outOfWorkSince ?? '',
  }
  const rows =
    applications.length === 0 ? [person] : applications.map((one) => ({ ...person, ...rowOf(one) }))
  const lines = rows.map((row: Partial<Record<Column, string>>) =>
    csvLine(columns.map(([field]) => row[field] ?? '')),
  )
  return `\uFEFF${csvLine(columns.map(([, name]) => name))}${lines.join('')}`
}

function rowOf(one: RecordApplication): Partial<Record<Column, string>> {
  const steps = [
    ...one.rounds.map(({ stage, on }) => ({ stage, on })),
    ...one.events.map(({ kind, on }) => ({ stage: kind, on })),
    ...one.endings.map(({ tag, on }) => ({ stage: tag, on })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const last = steps.at(-1)
  return {
    employer: one.employer,
    role: one.role,
    source: one.source,
    postingState: one.postingState,
    appliedOn: one.events.find(({ kind }) => kind === 'applied')?.on ?? '',
    stage: last?.stage ?? '',
    stageOn: last?.on ?? '',
    promisedTo: one.promises.at(-1)?.to ?? '',
  }
}
