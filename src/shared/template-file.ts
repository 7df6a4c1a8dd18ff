import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { type AdviceFrame, type AdviceKind, adviceFrames, adviceKinds, type School, topicId } from './advice'
import { KNOWN_FIELDS } from './merge-fields'
import { type KnownFields, parseTemplate, type TemplateProblem } from './merge-grammar'
import { eventKinds, roundStages, type Stage } from './stages'

/** A built-in template as its file holds it: front matter, a text for a letter, a short one for a reply. */
export type TemplateFile = {
  readonly id: string
  readonly title: string
  /** What the advice is called to the client: the letter's title, and its heading among others. */
  readonly subject: string
  readonly frame: AdviceFrame | null
  readonly kind: AdviceKind
  readonly school: School | null
  readonly when: string
  readonly stages: readonly Stage[]
  readonly contradicts: readonly string[]
  readonly source: readonly string[]
  /** What the suggester reads (cues, and example questions); checked there. */
  readonly cues: unknown
  readonly asks: unknown
  readonly beside: readonly string[]
  /** The coach's tags, in a file of a set. */
  readonly tags: readonly string[]
  readonly body: string
  readonly shortBody: string
}

/** What is wrong with a file. Lines count from 1 and are the file's own. */
export type TemplateFileProblem =
  | {
      readonly code:
        | 'no-front-matter'
        | 'bad-yaml'
        | 'bad-front-matter'
        | 'no-short-text'
        | 'empty-text'
        | 'wrong-file-name'
      readonly file: string
      readonly line: number
      readonly detail?: string
    }
  | (TemplateProblem & { readonly file: string })

export type ParsedTemplateFile =
  | { readonly ok: true; readonly template: TemplateFile }
  | { readonly ok: false; readonly problems: readonly TemplateFileProblem[] }

const stage = z.enum([...roundStages, ...eventKinds.filter((kind) => kind !== 'papers')])

const frontMatter = z.strictObject({
  id: topicId,
  title: z.string().trim().min(1).max(200),
  subject: z.string().trim().max(200).default(''),
  frame: z.enum(adviceFrames).nullable().default(null),
  kind: z.enum(adviceKinds),
  school: z.enum(['patience', 'initiative']).nullable().default(null),
  when: z.string().trim().min(1).max(500),
  stages: z.array(stage).max(20).default([]),
  tags: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  contradicts: z.array(topicId).max(60).default([]),
  beside: z.array(topicId).max(60).default([]),
  source: z.array(z.string().trim().min(1).max(200)).max(30).default([]),
  cues: z.unknown().optional(),
  asks: z.unknown().optional(),
})

type Parts = {
  readonly yaml: string
  readonly body: string
  readonly short: string
  readonly bodyLine: number
  readonly shortLine: number
}

/** Cuts the file at its marks. Line numbers are those of the first line of each text. */
function split(lines: readonly string[]): Parts | 'no-front-matter' | 'no-short-text' {
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) return 'no-front-matter'
  const mark = lines.findIndex((line, index) => index > end && /^===\s*short\s*===$/u.test(line))
  if (mark < 0) return 'no-short-text'
  return {
    yaml: lines.slice(1, end).join('\n'),
    body: lines.slice(end + 1, mark).join('\n'),
    short: lines.slice(mark + 1).join('\n'),
    bodyLine: end + 2,
    shortLine: mark + 2,
  }
}

type Read =
  | { readonly ok: true; readonly value: z.infer<typeof frontMatter> }
  | { readonly ok: false; readonly problems: readonly TemplateFileProblem[] }

function readFrontMatter(yaml: string, file: string): Read {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, uniqueKeys: true, strict: true })
  // The front matter begins on the second line of the file.
  const lineAt = (offset: number): number => counter.linePos(offset).line + 1
  const [error] = document.errors
  if (error) {
    const detail = error.message.split('\n', 1)[0] ?? ''
    return { ok: false, problems: [{ code: 'bad-yaml', file, line: lineAt(error.pos[0]), detail }] }
  }
  const lineOfKey = (key: PropertyKey | undefined): number => {
    const pair = isMap(document.contents)
      ? document.contents.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined
    return isScalar(pair?.key) && pair.key.range ? lineAt(pair.key.range[0]) : 1
  }
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: 0 })
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : ''
    return { ok: false, problems: [{ code: 'bad-yaml', file, line: 2, detail }] }
  }
  const checked = frontMatter.safeParse(data)
  if (checked.success) return { ok: true, value: checked.data }
  const problems = checked.error.issues.map((issue): TemplateFileProblem => {
    const key = issue.path[0] ?? (issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined)
    const detail = `${key === undefined ? '' : `${String(key)}: `}${issue.message}`
    return { code: 'bad-front-matter', file, line: lineOfKey(key), detail }
  })
  return { ok: false, problems }
}

/** Reads one built-in template, `<id>.md`, and checks its front matter, its name and the grammar of both texts. */
export function parseTemplateFile(
  file: string,
  text: string,
  knownFields: KnownFields = KNOWN_FIELDS,
): ParsedTemplateFile {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line) => line.trimEnd())
  const parts = split(lines)
  if (typeof parts === 'string') return { ok: false, problems: [{ code: parts, file, line: 1 }] }
  const front = readFrontMatter(parts.yaml, file)
  if (!front.ok) return front
  const problems: TemplateFileProblem[] = []
  if (file.split(/[\\/]/u).at(-1) !== `${front.value.id}.md`) {
    problems.push({ code: 'wrong-file-name', file, line: 2, detail: front.value.id })
  }
  for (const [source, firstLine] of [
    [parts.body, parts.bodyLine],
    [parts.short, parts.shortLine],
  ] as const) {
    if (source.trim() === '') problems.push({ code: 'empty-text', file, line: firstLine })
    const parsed = parseTemplate(source, knownFields)
    if (!parsed.ok) {
      problems.push(
        ...parsed.problems.map((problem) => ({ ...problem, file, line: problem.line + firstLine - 1 })),
      )
    }
  }
  if (problems.length > 0) return { ok: false, problems }
  const { cues, asks, ...known } = front.value
  return {
    ok: true,
    template: { ...known, cues, asks, body: parts.body.trim(), shortBody: parts.short.trim() },
  }
}

/** One line for a log or a test: `x.md:4: bad-front-matter kind: Invalid option`. */
export function describeTemplateFileProblem(problem: TemplateFileProblem): string {
  const { code, file, line, ...rest } = problem
  const values = Object.values(rest).filter((value) => typeof value === 'string')
  return `${file}:${line}: ${[code, ...values].join(' ')}`
}
