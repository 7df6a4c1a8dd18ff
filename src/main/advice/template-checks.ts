import { AppError } from '@shared/errors'
import { KNOWN_FIELDS } from '@shared/merge-fields'
import { parseTemplate } from '@shared/merge-grammar'

/** Refuses texts that are not in the grammar of templates. Throws AppError field-unknown, template-invalid. */
export function requireTemplateTexts(draft: { readonly body: string; readonly shortBody: string }): void {
  for (const name of ['body', 'shortBody'] as const) {
    const result = parseTemplate(draft[name], KNOWN_FIELDS)
    const problem = result.ok ? undefined : result.problems[0]
    if (problem?.code === 'unknown-field' && problem.field !== undefined)
      throw new AppError('field-unknown', { field: problem.field }, { fields: { [name]: problem.code } })
    if (problem)
      throw new AppError(
        'template-invalid',
        { line: problem.line, problem: problem.code },
        { fields: { [name]: problem.code } },
      )
  }
}
