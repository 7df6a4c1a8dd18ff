import type { MatchWay } from '@shared/import-export'
import type { Database } from 'better-sqlite3'
import { clientValues } from './client-values'
import { problemAt, type ReadStep } from './import-record'
import { noWrites } from './import-writes'
import { KnownClients, type KnownPerson } from './known-clients'
import { type KnownContact, listKnownContacts } from './known-records-repository'
import type { Plan } from './plan-clients'
import { ReportBuilder } from './report-builder'

export type ContactOptions = {
  readonly employerId: string
  readonly matches: MatchWay
  readonly newId: () => string
}

type Person = KnownPerson & { readonly stored: KnownContact | null }

/** The dry run of cards that become the contacts of one employer. */
export function planContacts(db: Database, steps: Iterable<ReadStep>, options: ContactOptions): Plan {
  const report = new ReportBuilder()
  const writes = noWrites()
  const known = new KnownClients<Person>()
  for (const contact of listKnownContacts(db, options.employerId))
    known.add({ ...contact, line: null, stored: contact })
  for (const step of steps) {
    if (step.type === 'problem') {
      report.rowProblem(step.problem)
      continue
    }
    const { line, values: raw } = step.record
    const values = clientValues(step.record, null, (problem) => report.problem(problem))
    const role = (raw.role ?? '').replaceAll(/\s+/g, ' ').slice(0, 200)
    const row = { line, name: values.fullName, detail: role || values.email }
    const found = known.find(values)
    const [person] = found
    if (found.length > 1) report.rowProblem(problemAt(line, 'several-clients', 'row', row.name), row.name)
    else if (person) {
      const changed = person.stored ? change(person.stored, { ...values, role }) : []
      if (person.stored === null)
        report.rowProblem(problemAt(line, 'same-person', 'skip', String(person.line)), row.name)
      else report.row({ ...row, outcome: changed.length > 0 ? 'update' : 'skip', changed })
    } else if (values.fullName === '')
      report.rowProblem(problemAt(line, 'no-name', 'row', values.email), values.email)
    else {
      const { fullName, email, phone } = values
      const contact = { id: options.newId(), fullName, role, email, phone }
      writes.contact.push({ ...contact, employerId: options.employerId })
      known.add({ ...contact, line, stored: null })
      report.row({ ...row, outcome: 'new', changed: [] })
    }
  }
  return { report: report.report(writes), writes }

  function change(
    stored: KnownContact,
    values: Readonly<Record<'role' | 'email' | 'phone', string>>,
  ): readonly string[] {
    if (options.matches === 'skip') return []
    const fields = ['role', 'email', 'phone'] as const
    const next = fields.map((field): readonly [string, string | null] => {
      const isChange =
        values[field] !== '' &&
        values[field] !== stored[field] &&
        (options.matches === 'overwrite' || stored[field] === '')
      return [field, isChange ? values[field] : null]
    })
    const changed = next.flatMap(([field, value]) => (value === null ? [] : [field]))
    if (changed.length > 0) writes.contactChange.push({ id: stored.id, ...Object.fromEntries(next) })
    return changed
  }
}
