import { AppError, assertNever } from '@shared/errors'
import { decodeText } from '@shared/import/decode-text'
import type { FileLook, ImportOrder, TableReading } from '@shared/import-export'
import type { InterfaceLanguage } from '@shared/settings'
import { sentenceOf } from '@shared/translate'
import type { Database } from 'better-sqlite3'
import { listKnownRounds } from './calendar-repository'
import { csvRecords, lookAtCsv, type NameColumn, openCsv } from './csv-file'
import { isCalendarFile, readIcs } from './ics-file'
import type { ReadStep, Tell } from './import-record'
import { listKnownCustomFields } from './known-records-repository'
import { type Plan, planClients } from './plan-clients'
import { planContacts } from './plan-contacts'
import { planEvents } from './plan-events'
import { cardRecords, isCardFile } from './vcard-file'

/** What every job is told: the file, the day, the zone, the language. */
type FileJob = {
  readonly bytes: Uint8Array
  readonly today: string
  readonly zone: string
  readonly language: InterfaceLanguage
}

export type LookJob = FileJob & { readonly type: 'look'; readonly reading: TableReading }
export type PlanJob = FileJob & { readonly type: 'plan'; readonly order: ImportOrder }

/** What a look answers, without what main knows better. */
export type Look = DistributedOmit<FileLook, 'fileId' | 'fileName'>
type DistributedOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never

const shownNames = 5

/** What a file holds. Throws AppError import-empty. */
export function lookAtFile(db: Database, job: LookJob): Look {
  const head = decodeText(job.bytes.subarray(0, 4_000)).text
  if (isCalendarFile(head)) {
    const { events } = readIcs(job.bytes, job.zone)
    if (events.length === 0) throw new AppError('import-empty')
    const rounds = new Set(listKnownRounds(db).map(({ id }) => id))
    return {
      kind: 'events',
      events: events.map(({ roundId, ...event }) => ({
        ...event,
        isOwn: roundId !== null && rounds.has(roundId),
      })),
    }
  }
  if (isCardFile(head)) {
    const names: string[] = []
    let cards = 0
    for (const step of cardRecords(job.bytes)) {
      cards += 1
      if (step.type === 'record' && names.length < shownNames) names.push(nameOf(step))
    }
    return { kind: 'cards', cards, names }
  }
  const file = openCsv(job.bytes, job.reading)
  const customNames = listKnownCustomFields(db).map(({ name }) => name)
  const { columns, rows } = lookAtCsv(file, customNames, columnNamer(job.language))
  if (rows === 0) throw new AppError('import-empty')
  const { encoding, delimiter, hasHeader } = file
  return { kind: 'table', reading: { encoding, delimiter, hasHeader }, columns, rows }
}

/** What an import would write, and what it would say. `tell` hears how far it is. */
export function planImport(db: Database, job: PlanJob, newId: () => string, tell: Tell): Plan {
  const { order, today } = job
  switch (order.kind) {
    case 'table': {
      const file = openCsv(job.bytes, order.mapping)
      const records = csvRecords(file, order.mapping, columnNamer(job.language))
      const { dayOrder, matches } = order.mapping
      const total = file.text.match(/\n|\r(?!\n)/g)?.length ?? 1
      return planClients(db, told(records, total, tell), { dayOrder, matches, today, newId })
    }
    case 'cards': {
      const records = told(cardRecords(job.bytes), 0, tell)
      if (order.employerId !== null)
        return planContacts(db, records, { employerId: order.employerId, matches: order.matches, newId })
      const options = { dayOrder: null, matches: order.matches, today, newId }
      return planClients(db, withoutRole(records), options)
    }
    case 'events':
      return planEvents(db, readIcs(job.bytes, job.zone), order, newId)
    default:
      return assertNever(order)
  }
}

/** A card's job title is that of the last job; it is no application. */
function* withoutRole(steps: Iterable<ReadStep>): Generator<ReadStep> {
  for (const step of steps) {
    if (step.type === 'problem') yield step
    else {
      const { role: _role, ...values } = step.record.values
      yield { type: 'record', record: { ...step.record, values } }
    }
  }
}

/** Rows between two words about how far it is. */
const tellEvery = 500

function* told(steps: Iterable<ReadStep>, total: number, tell: Tell): Generator<ReadStep> {
  let done = 0
  for (const step of steps) {
    done += 1
    if (done % tellEvery === 0) tell(done, total)
    yield step
  }
}

const columnNamer =
  (language: InterfaceLanguage): NameColumn =>
  (number) =>
    sentenceOf(language, 'importExport', 'column', { number })

const nameOf = (step: Extract<ReadStep, { type: 'record' }>): string => {
  const { fullName, givenName, familyName, email } = step.record.values
  return fullName ?? ([givenName, familyName].filter(Boolean).join(' ') || (email ?? ''))
}
