import type { BankQuestion, RoleFamily } from '../question-bank'
import type { MetQuestion } from '../question-sets'
import type { RoundStage } from '../stages'
import { QuestionMatcher, SAME } from './question-likeness'
import { roleFamilyOf } from './role-family'

/** A question as it was written down after a round, with whose names may stand in it. */
export type AskedRow = {
  readonly body: string
  readonly heldOn: string
  readonly stage: RoundStage
  readonly role: string
  readonly employerId: string
  readonly employer: string
  readonly clientId: string
  /** Names of the client and of the people of the round. */
  readonly names: readonly string[]
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')

/** Words of names that are no names by themselves. */
const smallWords =
  /^(?:the|and|of|de|la|le|van|von|der|den|for|ltd|inc|gmbh|group|mr|mrs|ms|dr|hr|head|manager|director|panel|team)$/iu

const patternOf = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words
      .toSorted((a, b) => b.length - a.length)
      .map(escaped)
      .join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  )

/**
 * What takes names out of texts: a person becomes "…", the employer "your company". Only words with a capital are taken.
 */
export function nameRemover(names: readonly string[], employer: string): (body: string) => string {
  const parts = names
    .flatMap((name) => [name.trim(), ...name.split(/[\s,;/&()]+/u)])
    .filter((part) => part.length > 1 && !smallWords.test(part) && /^\p{Lu}/u.test(part))
  const company = employer.trim().length > 1 ? patternOf([employer.trim()]) : null
  const people = parts.length > 0 ? patternOf(parts) : null
  return (body) => {
    const text = company === null ? body : body.replaceAll(company, 'your company')
    return people === null ? text : text.replaceAll(people, '…')
  }
}

/** Counts by a name, the most frequent first. */
function counted<Key extends string>(
  values: readonly Key[],
): { readonly key: Key; readonly count: number }[] {
  const counts = new Map<Key, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .toSorted((a, b) => b.count - a.count || a.key.localeCompare(b.key))
}

/**
 * What clients were really asked, each question once: matched to the bank where it is near, else to one another, counted by
 * employer and by kind of work. The most frequent come first. `rows` come newest first; the newest wording is shown.
 */
export function countMetQuestions(
  rows: readonly AskedRow[],
  bank: readonly Pick<BankQuestion, 'ref' | 'body'>[],
): MetQuestion[] {
  const matcher = new QuestionMatcher(bank.map(({ ref, body }) => ({ key: ref, body })))
  const inBank = new Set(bank.map(({ ref }) => ref))
  const groups = new Map<string, { readonly body: string; readonly rows: AskedRow[] }>()
  const removers = new Map<string, (body: string) => string>()
  for (const row of rows) {
    const names = [...row.names, row.employer].join('\n')
    const withoutNames = removers.get(names) ?? nameRemover(row.names, row.employer)
    removers.set(names, withoutNames)
    const body = withoutNames(row.body).trim()
    const near = matcher.nearest(body)
    const key = near !== null && near.score >= SAME ? near.key : `met ${groups.size}`
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else {
      groups.set(key, { body, rows: [row] })
      if (!inBank.has(key)) matcher.add({ key, body })
    }
  }
  return [...groups]
    .map(([key, group]) => ({
      body: group.body,
      questionRef: inBank.has(key) ? key : null,
      count: group.rows.length,
      clientCount: new Set(group.rows.map(({ clientId }) => clientId)).size,
      lastOn:
        group.rows
          .map(({ heldOn }) => heldOn)
          .toSorted()
          .at(-1) ?? '',
      employers: counted(group.rows.map(({ employer }) => employer)).map(({ key: name, count }) => ({
        name,
        count,
      })),
      roleFamilies: counted(group.rows.flatMap(({ role }) => roleFamilyOf(role) ?? [])).map(
        ({ key: family, count }): { family: RoleFamily; count: number } => ({ family, count }),
      ),
      stages: counted(group.rows.map(({ stage }) => stage)).map(({ key: stage }) => stage),
    }))
    .toSorted((a, b) => b.count - a.count || b.lastOn.localeCompare(a.lastOn) || a.body.localeCompare(b.body))
}
