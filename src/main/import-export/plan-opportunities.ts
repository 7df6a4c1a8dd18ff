import { opportunityFields } from '@shared/import/import-fields'
import type { DayOrder } from '@shared/import/read-day'
import { foldedWord, readPostingState, readStage } from '@shared/import/read-words'
import type { MatchWay } from '@shared/import-export'
import { opportunityDraft } from '@shared/interviews'
import type { Database } from 'better-sqlite3'
import { type Complain, dayValue, fieldProblem, wordOf } from './client-values'
import type { ImportRecord } from './import-record'
import type { ImportWrites } from './import-writes'
import {
  type KnownOpportunity,
  listKnownEmployers,
  listKnownEntries,
  listKnownOpportunities,
} from './known-records-repository'

export type PlanOptions = {
  readonly dayOrder: DayOrder | null
  readonly matches: MatchWay
  /** The practice's day, on which a promise without another day counts as said. */
  readonly today: string
  readonly newId: () => string
}

/** What a record says of an application, checked. */
type Said = Readonly<Record<'employer' | 'role' | 'source', string>> & {
  readonly postingState: string | null
}

/** Plans the applications of a file: employers, opportunities and the dated lines of their history. */
export class OpportunityPlanner {
  readonly #employers = new Map<string, string>()
  readonly #opportunities = new Map<string, KnownOpportunity[]>()
  readonly #entries = new Set<string>()
  readonly #writes: ImportWrites
  readonly #options: PlanOptions

  constructor(db: Database, writes: ImportWrites, options: PlanOptions) {
    this.#writes = writes
    this.#options = options
    for (const { id, name } of listKnownEmployers(db)) this.#employers.set(keyOf(name), id)
    for (const opportunity of listKnownOpportunities(db)) this.#know(opportunity)
    for (const { opportunityId, entry } of listKnownEntries(db))
      this.#entries.add(`${opportunityId} ${entry}`)
  }

  /** Plans the application of one record. Answers the fields that it changes; none where it says nothing new. */
  plan(record: ImportRecord, clientId: string, complain: Complain): readonly string[] {
    const said = this.#read(record, complain)
    if (said === null) return []
    const employerId = this.#employerNamed(said.employer)
    const opportunity = this.#find(clientId, employerId, said.role)
    const changed: string[] = []
    let opportunityId = opportunity?.id
    if (opportunity) changed.push(...this.#change(opportunity, said))
    if (opportunityId === undefined) {
      opportunityId = this.#add(clientId, employerId, said)
      changed.push('employer')
    }
    return [...changed, ...this.#planEntries(record, clientId, opportunityId, complain)]
  }

  #read(record: ImportRecord, complain: Complain): Said | null {
    const { values } = record
    const line = (field: 'employer' | 'role' | 'source'): string => {
      const value = (values[field] ?? '').replaceAll(/\s+/g, ' ')
      if (opportunityDraft.shape.role.safeParse(value).success) return value
      complain(fieldProblem(record, field, 'too-long'))
      return ''
    }
    const said = {
      employer: line('employer'),
      role: line('role'),
      source: line('source'),
      postingState: wordOf(record, 'postingState', readPostingState, 'not-a-posting', complain),
    }
    if (said.employer !== '') return said
    const orphan = opportunityFields.find((field) => field !== 'employer' && values[field] !== undefined)
    if (orphan !== undefined) complain(fieldProblem(record, orphan, 'no-employer'))
    return null
  }

  #know(opportunity: KnownOpportunity): void {
    const key = `${opportunity.clientId} ${opportunity.employerId}`
    const same = this.#opportunities.get(key)
    if (same) same.push(opportunity)
    else this.#opportunities.set(key, [opportunity])
  }

  #employerNamed(name: string): string {
    const known = this.#employers.get(keyOf(name))
    if (known !== undefined) return known
    const id = this.#options.newId()
    this.#employers.set(keyOf(name), id)
    this.#writes.employer.push({ id, name })
    return id
  }

  /** The same role there, or the only one there where one of the two has no role. */
  #find(clientId: string, employerId: string, role: string): KnownOpportunity | undefined {
    const there = this.#opportunities.get(`${clientId} ${employerId}`) ?? []
    const same = there.find((one) => foldedWord(one.role) === foldedWord(role))
    const [only] = there
    return same ?? (there.length === 1 && (role === '' || only?.role === '') ? only : undefined)
  }

  #add(clientId: string, employerId: string, said: Said): string {
    const row = {
      id: this.#options.newId(),
      clientId,
      employerId,
      role: said.role,
      source: said.source,
      postingState: said.postingState ?? 'unknown',
    }
    this.#writes.opportunity.push(row)
    this.#know(row)
    return row.id
  }

  #change(opportunity: KnownOpportunity, said: Said): readonly string[] {
    const overwrites = this.#options.matches === 'overwrite'
    const next = (was: string, is: string | null, empty = ''): string | null =>
      is !== null && is !== '' && is !== was && (overwrites || was === empty) ? is : null
    const change = {
      role: next(opportunity.role, said.role),
      source: next(opportunity.source, said.source),
      postingState: next(opportunity.postingState, said.postingState, 'unknown'),
    }
    const changed = Object.entries(change).flatMap(([field, value]) => (value === null ? [] : [field]))
    if (changed.length > 0) this.#writes.opportunityChange.push({ id: opportunity.id, ...change })
    return changed
  }

  #planEntries(
    record: ImportRecord,
    clientId: string,
    opportunityId: string,
    complain: Complain,
  ): readonly string[] {
    const { dayOrder, today, newId } = this.#options
    const [appliedOn, stageOn, promisedTo] = (['appliedOn', 'stageOn', 'promisedTo'] as const).map((field) =>
      dayValue(record, field, dayOrder, complain),
    )
    const changed: string[] = []
    const isNew = (field: string, entry: string): boolean => {
      const key = `${opportunityId} ${entry}`
      if (this.#entries.has(key)) return false
      this.#entries.add(key)
      changed.push(field)
      return true
    }
    const about = { clientId, opportunityId }
    const stage = wordOf(record, 'stage', readStage, 'not-a-stage', complain)
    if (appliedOn && isNew('appliedOn', `event applied ${appliedOn}`))
      this.#writes.event.push({ id: newId(), ...about, kind: 'applied', happenedOn: appliedOn })
    const isApplied = stage?.type === 'event' && stage.kind === 'applied'
    const on = stageOn ?? (isApplied ? (appliedOn ?? null) : null)
    if (stage && on === null) complain(fieldProblem(record, 'stage', 'no-stage-day'))
    if (stage && on) {
      if (stage.type === 'round' && isNew('stage', `round ${stage.stage} ${on}`))
        this.#writes.round.push({ id: newId(), ...about, stage: stage.stage, heldOn: on, ...plainRound })
      if (stage.type === 'event' && isNew('stage', `event ${stage.kind} ${on}`))
        this.#writes.event.push({ id: newId(), ...about, kind: stage.kind, happenedOn: on })
      if (stage.type === 'ending' && isNew('stage', `ending ${stage.tag} ${on}`))
        this.#writes.ending.push({ id: newId(), ...about, tag: stage.tag, endedOn: on })
    }
    if (promisedTo && isNew('promisedTo', `promise ${promisedTo}`)) {
      const saidOn = stageOn ?? appliedOn ?? today
      this.#writes.promise.push({
        id: newId(),
        ...about,
        saidOn: saidOn > promisedTo ? promisedTo : saidOn,
        promisedFrom: promisedTo,
        promisedTo,
      })
    }
    return changed
  }
}

/** What a file of columns does not say of a round. */
export const plainRound = {
  medium: null,
  startTime: null,
  minutes: null,
  interviewers: '',
  debrief: '',
} as const

const keyOf = (name: string): string => name.trim().toLowerCase()
