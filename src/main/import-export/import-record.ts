import type { ImportField } from '@shared/import/import-fields'
import type { ImportProblem, ProblemCode } from '@shared/import-export'

/** One row of a file, or one card, by fields; nothing is checked yet. */
export type ImportRecord = {
  readonly line: number
  readonly values: Readonly<Partial<Record<ImportField, string>>>
  /** Custom field -> value. */
  readonly custom: ReadonlyMap<string, string>
  /** Field -> the column it came from, to be named in problems. */
  readonly columns: Readonly<Partial<Record<ImportField, string>>>
}

/** What reading a file gives, one after another. */
export type ReadStep =
  | { readonly type: 'record'; readonly record: ImportRecord }
  | { readonly type: 'problem'; readonly problem: ImportProblem }

/** How far the work is; called now and then. */
export type Tell = (done: number, total: number) => void

/** A problem with its value cut short. */
export const problemAt = (
  line: number,
  code: ProblemCode,
  scope: ImportProblem['scope'],
  value = '',
  column = '',
): ImportProblem => ({
  line,
  code,
  scope,
  column,
  value: value.length > 60 ? `${value.slice(0, 59)}…` : value,
})
