import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { jsonErrorLine } from './json-error-line'

const words = z.union([z.string(), z.number()]).transform(String)
const optional = <T extends z.ZodType>(schema: T) => schema.nullish()
const days = optional(z.number().min(-36_500).max(36_500))
const count = optional(z.number().min(0).max(10_000_000))
const flag = optional(z.boolean())

/** One line of a case's timeline. `days_ago` counts back from today; a negative number lies ahead. */
const caseEvent = z.object({
  days_ago: days,
  stage: optional(z.string()),
  with: optional(words),
  medium: optional(words),
  minutes: count,
  note: optional(words),
  submitted: optional(words),
  thank_you: optional(words),
  followup: optional(words),
  message_in: optional(words),
  reply: optional(words),
  promised_days: optional(z.tuple([z.number(), z.number()])),
  manager_gave_number: flag,
  salary_given: flag,
  written_offer: flag,
  travel_paid: flag,
})

/** A client's situation as a case file tells it: who, which job, what happened, what is asked. */
export const caseSchema = z.object({
  case: optional(words),
  from: optional(words),
  client: optional(
    z.object({ alias: optional(words), age: count, unemployed_months: count, ran_a_business: flag }),
  ),
  opportunity: optional(
    z.object({
      company: optional(words),
      role: optional(words),
      knows_employer: flag,
      posting: optional(z.enum(['open', 'closed', 'reposted'])),
      company_size: count,
      travel_paid: flag,
      written_offer: flag,
    }),
  ),
  timeline: optional(z.array(caseEvent)),
  other_process: optional(
    z.object({ company: optional(words), stage: optional(words), days_ahead: days, urgent: flag }),
  ),
  question: optional(words),
  topics: optional(z.array(z.string())),
  accept_first: optional(z.array(z.string())),
  accept: optional(z.array(z.string())),
  none: flag,
  /** Which part of a set of labelled questions a case belongs to. */
  part: optional(z.string()),
})

export type Case = z.infer<typeof caseSchema>
export type CaseEvent = z.infer<typeof caseEvent>
export type CaseFormat = 'yaml' | 'json' | 'jsonl'

/** The cases of a file in order, or the line (from 1) that can't be read and why, in a sentence. */
export type CaseFileResult =
  | { readonly ok: true; readonly cases: readonly Case[] }
  | { readonly ok: false; readonly line: number; readonly message: string }

type Located = { readonly data: unknown; readonly lineAt: (path: readonly PropertyKey[]) => number }

const failure = (line: number, message: string): CaseFileResult => ({ ok: false, line, message })

const issueSentence = (issue: z.core.$ZodIssue): string => {
  const field = issue.path.filter((part) => typeof part === 'string').join('.')
  return field === ''
    ? `A case must be a map of fields: ${issue.message}.`
    : `The field “${field}”: ${issue.message}.`
}

const checkList = (located: Located): CaseFileResult => {
  if (!Array.isArray(located.data)) return failure(1, 'The file must hold a list of cases.')
  const parsed = z.array(caseSchema).safeParse(located.data)
  if (parsed.success) return { ok: true, cases: parsed.data }
  const issue = parsed.error.issues[0]
  return issue
    ? failure(located.lineAt(issue.path), issueSentence(issue))
    : failure(1, 'The cases are not valid.')
}

const firstSentence = (message: string): string => (message.split('\n')[0] ?? message).replace(/:$/u, '')

const parseYamlList = (text: string, data: (read: () => unknown) => unknown): CaseFileResult => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problem = document.errors[0]
  if (problem) return failure(Math.max(1, lines.linePos(problem.pos[0]).line), firstSentence(problem.message))
  const lineAt = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true)
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null
      if (Array.isArray(range)) return lines.linePos(Number(range[0])).line
    }
    return 1
  }
  return checkList({ data: data(() => document.toJS({ maxAliasCount: 100 })), lineAt })
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const parseJsonList = (text: string): CaseFileResult => {
  try {
    const data: unknown = JSON.parse(text)
    const asYaml = parseYamlList(text.replaceAll('\t', ' '), () => data)
    return asYaml
  } catch (error) {
    return failure(jsonErrorLine(text), `This is not valid JSON: ${firstSentence(messageOf(error))}.`)
  }
}

const parseJsonLines = (text: string): CaseFileResult => {
  const cases: Case[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      const parsed = caseSchema.safeParse(JSON.parse(line))
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        return failure(index + 1, issue ? issueSentence(issue) : 'The case is not valid.')
      }
      cases.push(parsed.data)
    } catch (error) {
      return failure(index + 1, `This is not valid JSON: ${firstSentence(messageOf(error))}.`)
    }
  }
  return { ok: true, cases }
}

/**
 * Reads a case file: yaml and json hold a list, jsonl one case a line. Unknown fields are dropped and missing ones are
 * fine; a file that can't be read names its first bad line (from 1) and the reason.
 */
export const parseCaseFile = (text: string, format: CaseFormat): CaseFileResult => {
  const clean = text.replace(/^\uFEFF/u, '')
  if (format === 'jsonl') return parseJsonLines(clean)
  if (format === 'json') return parseJsonList(clean)
  try {
    return parseYamlList(clean, (read) => read())
  } catch (error) {
    return failure(1, `The file can’t be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
