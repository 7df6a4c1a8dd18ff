import type { TemplateProblem } from '@shared/merge-grammar'

/** The text with the field name of a problem replaced by the suggested one, at the problem's own place. */
export function corrected(text: string, problem: TemplateProblem): string {
  const { field, suggestion, line, column } = problem
  if (field === undefined || suggestion === undefined) return text
  const lines = text.split('\n')
  const at = lines[line - 1]
  if (at === undefined) return text
  const start = at.indexOf(field, column - 1)
  if (start < 0) return text
  lines[line - 1] = at.slice(0, start) + suggestion + at.slice(start + field.length)
  return lines.join('\n')
}
