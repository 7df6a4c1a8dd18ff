import { stringify } from 'yaml'
import type { AdviceTemplate, TemplateSetFile } from './advice'
import { parseTemplateFile, type TemplateFile, type TemplateFileProblem } from './template-file'

/**
 * A set of advice as one file: Markdown with front matter, one piece after the other, each ended by a line of its own.
 * Nothing in it is ever run: texts are read by the closed grammar, front matter by a schema, and there are limits.
 */
export const templateSetLimits = { bytes: 2_000_000, pieces: 500 } as const

const endMark = '=== end ==='
const marks = /^(\\*)(===\s*(?:short|end)\s*===\s*)$/gmu

/** A line of a text that would be taken for a mark gets a backslash more, and loses it when it is read. */
const guarded = (text: string): string => text.replaceAll(marks, '\\$1$2')
const unguarded = (text: string): string =>
  text.replaceAll(marks, (line, slashes: string) => (slashes === '' ? line : line.slice(1)))

/** The name a piece has in a file; one that stands alone has it as its file's name too. */
const fileNameOf = (topicId: string): string => `${topicId}.md`

/** One piece of a set, in the form of a built-in template's file. */
function pieceText(topic: AdviceTemplate): string {
  const { topicId: id, title, kind, school, when, stages, contradicts, source, asks, tags } = topic
  const front = stringify(
    { id, title, kind, school, when, stages, contradicts, source, asks, tags },
    { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  )
  return `---\n${front}---\n${guarded(topic.body.trim())}\n\n=== short ===\n${guarded(topic.shortBody.trim())}\n\n${endMark}\n`
}

/** Writes a set as one file. */
export const templateSetText = (topics: readonly AdviceTemplate[]): string => topics.map(pieceText).join('\n')

/** One piece that was read, with the line of the file on which it begins. */
export type SetPiece = { readonly line: number; readonly template: TemplateFile }
export type SetProblem =
  | TemplateFileProblem
  | {
      readonly code: 'set-too-large' | 'set-empty' | 'too-many-pieces' | 'piece-twice' | 'not-ended'
      readonly file: string
      readonly line: number
      readonly detail?: string
    }
export type ReadSet = {
  readonly pieces: readonly SetPiece[]
  readonly problems: readonly SetProblem[]
  readonly refused: number
}

type Section = { readonly line: number; readonly text: string; readonly isEnded: boolean }

/** Cuts a file into its pieces. Blank lines and comments between them, and what follows the last mark, are no piece. */
function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = []
  let lines: string[] = []
  let begin = 0
  const all = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u)
  const finish = (isEnded: boolean): void => {
    if (lines.some((line) => line.trim() !== ''))
      sections.push({ line: begin + 1, text: lines.join('\n'), isEnded })
    lines = []
  }
  for (const [index, line] of all.entries()) {
    if (/^===\s*end\s*===\s*$/u.test(line)) {
      finish(true)
      continue
    }
    if (lines.length === 0) {
      if (line.trim() === '') continue
      begin = index
    }
    lines.push(line)
  }
  finish(false)
  return sections
}

const idOf = (section: string): string =>
  /^id:\s*["']?(?<id>[a-z0-9-]+)["']?\s*$/mu.exec(section)?.groups?.['id'] ?? 'a-piece'

/** Reads a set. A piece with a problem is refused and named with its lines; the others are read all the same. Pure. */
export function readTemplateSet({ fileName, text }: TemplateSetFile): ReadSet {
  const whole = (code: 'set-too-large' | 'set-empty' | 'too-many-pieces'): ReadSet => ({
    pieces: [],
    problems: [{ code, file: fileName, line: 1 }],
    refused: 0,
  })
  if (new TextEncoder().encode(text).length > templateSetLimits.bytes) return whole('set-too-large')
  const sections = sectionsOf(text)
  if (sections.length === 0) return whole('set-empty')
  if (sections.length > templateSetLimits.pieces) return whole('too-many-pieces')
  const pieces: SetPiece[] = []
  const problems: SetProblem[] = []
  let refused = 0
  for (const section of sections) {
    const found = problemsOrPiece(section, fileName, pieces)
    if ('template' in found) pieces.push(found)
    else {
      refused += 1
      problems.push(...found.problems)
    }
  }
  return { pieces, problems, refused }
}

function problemsOrPiece(
  section: Section,
  fileName: string,
  before: readonly SetPiece[],
): SetPiece | { readonly problems: readonly SetProblem[] } {
  const { line, text, isEnded } = section
  if (!isEnded && !/^===\s*short\s*===\s*$/mu.test(text))
    return { problems: [{ code: 'not-ended', file: fileName, line }] }
  const result = parseTemplateFile(fileNameOf(idOf(text)), text)
  if (!result.ok)
    return {
      problems: result.problems.map((problem) => ({
        ...problem,
        file: fileName,
        line: problem.line + line - 1,
      })),
    }
  const { template } = result
  if (before.some((piece) => piece.template.id === template.id))
    return { problems: [{ code: 'piece-twice', file: fileName, line, detail: template.id }] }
  return {
    line,
    template: { ...template, body: unguarded(template.body), shortBody: unguarded(template.shortBody) },
  }
}
