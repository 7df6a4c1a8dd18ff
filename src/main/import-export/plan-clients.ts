import type { ImportReport } from '@shared/import-export'
import type { Database } from 'better-sqlite3'
import { type ClientValues, clientValues } from './client-values'
import { type ImportRecord, problemAt, type ReadStep } from './import-record'
import { type ImportWrites, noWrites } from './import-writes'
import { KnownClients, type KnownPerson } from './known-clients'
import {
  type KnownClient,
  listKnownClients,
  listKnownCustomFields,
  listKnownTags,
  listKnownValues,
} from './known-records-repository'
import { OpportunityPlanner, type PlanOptions } from './plan-opportunities'
import { ReportBuilder } from './report-builder'

export type Plan = { readonly report: ImportReport; readonly writes: ImportWrites }

type Person = KnownPerson & { readonly stored: KnownClient | null }

const changeable = [
  'fullName',
  'preferredName',
  'email',
  'phone',
  'addressText',
  'state',
  'goals',
  'outOfWorkSince',
] as const

/** The dry run of clients with their applications: what is new, what changes, what is left out and why. */
export function planClients(db: Database, steps: Iterable<ReadStep>, options: PlanOptions): Plan {
  const planner = new ClientPlanner(db, options)
  for (const step of steps) {
    if (step.type === 'problem') planner.report.rowProblem(step.problem)
    else planner.plan(step.record)
  }
  return { report: planner.report.report(planner.writes), writes: planner.writes }
}

class ClientPlanner {
  readonly writes = noWrites()
  readonly report = new ReportBuilder()
  readonly #known = new KnownClients<Person>()
  readonly #tags = new Map<string, Set<string>>()
  readonly #customFields = new Map<string, string>()
  readonly #customValues = new Map<string, { readonly id: string; readonly value: string }>()
  /** Clients of the practice that a row of the file has changed already. */
  readonly #seen = new Map<string, number>()
  readonly #opportunities: OpportunityPlanner
  readonly #options: PlanOptions

  constructor(db: Database, options: PlanOptions) {
    this.#options = options
    this.#opportunities = new OpportunityPlanner(db, this.writes, options)
    for (const client of listKnownClients(db)) this.#known.add({ ...client, line: null, stored: client })
    for (const { clientId, tag } of listKnownTags(db)) this.#tagsOf(clientId).add(tag.toLowerCase())
    for (const { id, name } of listKnownCustomFields(db)) this.#customFields.set(name.toLowerCase(), id)
    for (const { id, clientId, customFieldId, value } of listKnownValues(db))
      this.#customValues.set(`${clientId} ${customFieldId}`, { id, value })
  }

  plan(record: ImportRecord): void {
    const { line } = record
    const values = clientValues(record, this.#options.dayOrder, (problem) => this.report.problem(problem))
    const found = this.#known.find(values)
    const [person] = found
    const name = values.fullName || values.email
    if (found.length > 1) this.report.rowProblem(problemAt(line, 'several-clients', 'row', name), name)
    else if (person) this.#planKnown(record, values, person)
    else if (values.fullName === '') this.report.rowProblem(problemAt(line, 'no-name', 'row', name), name)
    else this.#planNew(record, values)
  }

  #planNew(record: ImportRecord, values: ClientValues): void {
    const { tags, custom, ...fields } = values
    const id = this.#options.newId()
    this.writes.client.push({ id, ...fields, state: values.state ?? 'active' })
    this.#addTags(id, tags)
    this.#addCustom(id, custom)
    this.#known.add({ ...values, id, line: record.line, stored: null })
    this.#opportunities.plan(record, id, (problem) => this.report.problem(problem))
    this.report.row({
      line: record.line,
      outcome: 'new',
      name: values.fullName,
      detail: detailOf(record),
      changed: [],
    })
  }

  #planKnown(record: ImportRecord, values: ClientValues, person: Person): void {
    const { line } = record
    const { fullName: name } = person
    if (person.stored && this.#options.matches === 'skip') {
      this.report.row({ line, outcome: 'skip', name, detail: detailOf(record), changed: [] })
      return
    }
    const firstLine = person.line ?? this.#seen.get(person.id)
    const own = firstLine === undefined && person.stored ? this.#changeClient(person.stored, values) : []
    this.#seen.set(person.id, firstLine ?? line)
    const changed = [
      ...own,
      ...(firstLine === undefined || person.stored === null ? this.#addTags(person.id, values.tags) : []),
      ...(firstLine === undefined ? this.#addCustom(person.id, values.custom) : []),
      ...this.#opportunities.plan(record, person.id, (problem) => this.report.problem(problem)),
    ]
    if (changed.length > 0)
      this.report.row({
        line,
        outcome: 'update',
        name,
        detail: detailOf(record),
        changed: [...new Set(changed)],
      })
    else if (firstLine !== undefined)
      this.report.rowProblem(problemAt(line, 'same-person', 'skip', String(firstLine)), name)
    else this.report.row({ line, outcome: 'skip', name, detail: detailOf(record), changed: [] })
  }

  #changeClient(stored: KnownClient, values: ClientValues): readonly string[] {
    const overwrites = this.#options.matches === 'overwrite'
    const change = Object.fromEntries(
      changeable.map((field) => {
        const [was, is] = [stored[field], values[field]]
        const isChange = is !== null && is !== '' && is !== was && (overwrites || was === '' || was === null)
        return [field, isChange ? is : null]
      }),
    )
    const changed = changeable.filter((field) => change[field] !== null)
    if (changed.length > 0) this.writes.clientChange.push({ id: stored.id, ...change })
    return changed
  }

  #tagsOf(clientId: string): Set<string> {
    const tags = this.#tags.get(clientId) ?? new Set()
    this.#tags.set(clientId, tags)
    return tags
  }

  #addTags(clientId: string, tags: readonly string[]): readonly string[] {
    const known = this.#tagsOf(clientId)
    const added = tags.filter((tag) => !known.has(tag.toLowerCase()))
    for (const tag of added) {
      if (known.has(tag.toLowerCase())) continue
      known.add(tag.toLowerCase())
      this.writes.clientTag.push({ id: this.#options.newId(), clientId, tag })
    }
    return added.length > 0 ? ['tags'] : []
  }

  #addCustom(clientId: string, custom: ClientValues['custom']): readonly string[] {
    return custom.flatMap(([name, value]) => {
      const customFieldId = this.#customFieldNamed(name)
      const key = `${clientId} ${customFieldId}`
      const known = this.#customValues.get(key)
      if (known === undefined) {
        const id = this.#options.newId()
        this.#customValues.set(key, { id, value })
        this.writes.clientField.push({ id, clientId, customFieldId, value })
        return [name]
      }
      if (known.value === value || (known.value !== '' && this.#options.matches !== 'overwrite')) return []
      this.#customValues.set(key, { id: known.id, value })
      this.writes.clientFieldChange.push({ id: known.id, value })
      return [name]
    })
  }

  #customFieldNamed(name: string): string {
    const known = this.#customFields.get(name.toLowerCase())
    if (known !== undefined) return known
    const id = this.#options.newId()
    // Positions are padded numbers, counted from 0.
    const position = String(this.#customFields.size).padStart(4, '0')
    this.#customFields.set(name.toLowerCase(), id)
    this.writes.customField.push({ id, name, position })
    return id
  }
}

function detailOf({ values }: ImportRecord): string {
  const { employer, role, email } = values
  return ([employer, role].filter(Boolean).join(', ') || (email ?? '')).slice(0, 120)
}
