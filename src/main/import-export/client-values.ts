import { type ClientState, clientDraft } from '@shared/clients'
import type { ImportField } from '@shared/import/import-fields'
import { type DayOrder, readDay } from '@shared/import/read-day'
import { readClientState } from '@shared/import/read-words'
import type { ImportProblem } from '@shared/import-export'
import { type ImportRecord, problemAt } from './import-record'

/** A record's client, checked; an absent or unusable value is empty. */
export type ClientValues = {
  readonly fullName: string
  readonly preferredName: string
  readonly email: string
  readonly phone: string
  readonly addressText: string
  readonly state: ClientState | null
  readonly tags: readonly string[]
  readonly goals: string
  readonly outOfWorkSince: string | null
  readonly custom: readonly (readonly [string, string])[]
}

export type Complain = (problem: ImportProblem) => void

/** A custom field's value, at most. */
const customLength = 2_000

/** The client that a record describes. What cannot be used is left empty and complained of. */
export function clientValues(record: ImportRecord, order: DayOrder | null, complain: Complain): ClientValues {
  const { values, line } = record
  const text = (field: 'preferredName' | 'phone' | 'addressText' | 'goals'): string => {
    const value = asLines(values[field] ?? '', field)
    if (clientDraft.shape[field].safeParse(value).success) return value
    complain(fieldProblem(record, field, 'too-long'))
    return ''
  }
  return {
    fullName: nameOf(record, complain),
    preferredName: text('preferredName'),
    email: emailOf(record, complain),
    phone: text('phone'),
    addressText: text('addressText'),
    state: wordOf(record, 'state', readClientState, 'not-a-state', complain),
    tags: tagsOf(record, complain),
    goals: text('goals'),
    outOfWorkSince: dayValue(record, 'outOfWorkSince', order, complain),
    custom: [...record.custom].filter(([name, value]) => {
      if (value.length <= customLength) return true
      complain(problemAt(line, 'too-long', 'value', value, name))
      return false
    }),
  }
}

/** A problem with one field of a record. */
export const fieldProblem = (
  { line, values, columns }: ImportRecord,
  field: ImportField,
  code: ImportProblem['code'],
): ImportProblem => problemAt(line, code, 'value', values[field] ?? '', columns[field] ?? '')

/** A field that has one line keeps its line ends as spaces. */
const asLines = (value: string, field: string): string =>
  field === 'addressText' || field === 'goals' ? value : value.replaceAll(/\s+/g, ' ')

function nameOf(record: ImportRecord, complain: Complain): string {
  const { fullName, givenName, familyName } = record.values
  const name = (fullName ?? [givenName, familyName].filter(Boolean).join(' ')).replaceAll(/\s+/g, ' ').trim()
  if (name.length <= 200) return name
  complain(problemAt(record.line, 'too-long', 'value', name, record.columns.fullName ?? ''))
  return ''
}

/** Several addresses in one cell: the first. */
function emailOf(record: ImportRecord, complain: Complain): string {
  const first = (record.values.email ?? '').split(/[;,\s]+|:::/).find((part) => part !== '') ?? ''
  const email = first.replace(/^mailto:/i, '')
  if (clientDraft.shape.email.safeParse(email).success) return email
  complain(fieldProblem(record, 'email', 'not-an-email'))
  return ''
}

function tagsOf(record: ImportRecord, complain: Complain): readonly string[] {
  const all = (record.values.tags ?? '')
    .split(/[,;|\n]+|:::/)
    .map((tag) => tag.replaceAll(/\s+/g, ' ').trim())
  const tags = [...new Set(all)].filter((tag) => tag !== '' && tag !== '*')
  const usable = tags.filter((tag) => tag.length <= 60)
  if (usable.length < tags.length) complain(fieldProblem(record, 'tags', 'too-long'))
  if (usable.length <= 30) return usable
  complain(fieldProblem(record, 'tags', 'too-many-tags'))
  return usable.slice(0, 30)
}

/** A word of a closed list, or null where the record has none or another. */
export function wordOf<Value>(
  record: ImportRecord,
  field: ImportField,
  read: (text: string) => Value | null,
  code: ImportProblem['code'],
  complain: Complain,
): Value | null {
  const text = record.values[field]
  if (text === undefined) return null
  const value = read(text)
  if (value === null) complain(fieldProblem(record, field, code))
  return value
}

/** A day, or null where the record has none or one that cannot be read. */
export function dayValue(
  record: ImportRecord,
  field: ImportField,
  order: DayOrder | null,
  complain: Complain,
): string | null {
  const text = record.values[field]
  if (text === undefined) return null
  const day = readDay(text, order)
  if (day === null)
    complain(fieldProblem(record, field, readDay(text, 'dmy') !== null ? 'day-order' : 'not-a-day'))
  return day
}
