import { describeTemplateFileProblem, parseTemplateFile, type TemplateFile } from '@shared/template-file'

const files = import.meta.glob<string>('/resources/advice/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

let parsed: readonly TemplateFile[] | undefined

/** The built-in templates, read at the first use. A file that cannot be read is a fault of the build and is thrown. */
export function builtInTemplates(): readonly TemplateFile[] {
  parsed ??= Object.entries(files)
    .map(([path, text]) => {
      const result = parseTemplateFile(path.split('/').at(-1) ?? path, text)
      if (!result.ok) throw new Error(result.problems.map(describeTemplateFileProblem).join('\n'))
      return result.template
    })
    .toSorted((a, b) => a.id.localeCompare(b.id))
  return parsed
}
