import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeLetter, type LetterTopic } from '@shared/compose-letter'
import { letterPlainText } from '@shared/letter-text'
import { letterKinds } from '@shared/letters'
import { type BlockNode, type ListItemNode, plainTextOf, richTextDoc } from '@shared/rich-text'
import { describeTemplateFileProblem, parseTemplateFile } from '@shared/template-file'
import { describe, expect, it } from 'vitest'
import { fullFacts, minimalFacts } from '../support/merge-facts'

const folder = join(import.meta.dirname, '../../resources/advice')
const files = readdirSync(folder).filter((name) => name.endsWith('.md'))

const templates = files.map((file) => {
  const result = parseTemplateFile(file, readFileSync(join(folder, file), 'utf8'))
  if (!result.ok) throw new Error(result.problems.map(describeTemplateFileProblem).join('\n'))
  return result.template
})
const topics: readonly LetterTopic[] = templates

const practice = { closing: 'With best wishes,', signature: '', coachName: 'Ellen Marsh' }

function* emptyBlocks(blocks: readonly (BlockNode | ListItemNode)[]): Generator<string> {
  for (const block of blocks) {
    if ((block.content ?? []).length === 0) yield block.type
    else if (block.type !== 'paragraph' && block.type !== 'heading') yield* emptyBlocks(block.content)
  }
}

/** What would look wrong on paper: tags, gaps, spaces before a comma, doubled or orphaned signs. */
const leftovers =
  /\{\{|\}\}|\S {2,}|\s[,;:!?]|\s\.(?!\d)|,,|\.\.(?!\.)|[([]\s|\bundefined\b|\bnull\b|^\s*[,.;:]/mu

function check(ids: readonly LetterTopic[]): void {
  for (const kind of letterKinds) {
    for (const facts of [fullFacts, minimalFacts]) {
      const composed = composeLetter({ topics: ids, facts, kind })
      if (!composed.ok) throw new Error(JSON.stringify(composed))
      // A plain test each instead of expect keeps thousands of letters fast.
      const text = letterPlainText({ doc: composed.doc, facts, practice, fieldLabel: () => 'open field' })
      const paragraphs = text.split('\n').map((line) => line.trim())
      const found = paragraphs.find((line) => leftovers.test(line))
      if (found !== undefined) throw new Error(`${ids.map(({ id }) => id).join('+')} ${kind}: ${found}`)
      const leads = composed.doc.content.findIndex(
        (block, index, all) =>
          plainTextOf({ type: 'doc', content: [block] }, facts).endsWith(':') &&
          (all[index + 1]?.type ?? 'paragraph') === 'paragraph',
      )
      if (leads >= 0) throw new Error(`${ids.map(({ id }) => id).join('+')} ${kind}: a colon leads nowhere`)
      const empty = [...emptyBlocks(composed.doc.content)]
      if (empty.length > 0)
        throw new Error(`${ids.map(({ id }) => id).join('+')} ${kind}: empty ${empty.join()}`)
    }
  }
}

describe('built-in templates', () => {
  it('are all there and name each other correctly', () => {
    expect(templates).toHaveLength(46)
    const ids = new Set(templates.map(({ id }) => id))
    expect(ids.size).toBe(46)
    expect(templates.flatMap(({ contradicts }) => contradicts).filter((id) => !ids.has(id))).toEqual([])
  })

  it.each(templates.map((template) => [template.id, template] as const))(
    '%s makes a letter alone',
    (_, topic) => {
      expect(() => check([topic])).not.toThrow()
      const composed = composeLetter({ topics: [topic], facts: fullFacts, kind: 'letter' })
      expect(composed.ok && richTextDoc.safeParse(composed.doc).success).toBe(true)
    },
  )

  it('make letters in pairs', () => {
    for (const first of topics) for (const second of topics) if (first !== second) check([first, second])
    expect(topics.length).toBeGreaterThan(1)
  })
})

const sample = (front: string, rest = 'Body {{employer.name}}\n=== short ===\nShort\n'): string =>
  `---\n${front}\n---\n${rest}`
const front = 'id: a-topic\ntitle: A topic\nkind: reply\nwhen: Always'

describe('template file', () => {
  it('reads front matter and both texts, with Windows line ends and a byte order mark too', () => {
    const result = parseTemplateFile('a-topic.md', `\uFEFF${sample(front).replaceAll('\n', '\r\n')}`)
    expect(result).toMatchObject({
      ok: true,
      template: {
        id: 'a-topic',
        title: 'A topic',
        kind: 'reply',
        school: null,
        when: 'Always',
        stages: [],
        contradicts: [],
        source: [],
        cues: undefined,
        body: 'Body {{employer.name}}',
        shortBody: 'Short',
      },
    })
  })

  it.each([
    ['no front matter', 'no-front-matter', 1],
    [sample(front, 'Body'), 'no-short-text', 1],
    [sample(front, '\n=== short ===\nShort'), 'empty-text', 7],
    [sample(front, 'Body\n=== short ===\n \n'), 'empty-text', 9],
    [sample(`${front}\nkind: reply`), 'bad-yaml', 6],
    [sample(`${front}\nstages: [first`), 'bad-yaml', 6],
    [sample(`${front}\na: &x [1]\nb: *x`), 'bad-yaml', 2],
    [sample(`${front}\nstages:\n  - fist`), 'bad-front-matter', 6],
    [sample(`${front}\nstagse: [first]`), 'bad-front-matter', 6],
    [sample('id: a-topic\ntitle: A topic\nkind: answer\nwhen: x'), 'bad-front-matter', 4],
    [sample('id: a-topic\ntitle: A topic\nkind: reply'), 'bad-front-matter', 1],
    [sample(front.replace('a-topic', 'other')), 'wrong-file-name', 2],
    [sample(front, 'One\nTwo {{employer.nam}}\n=== short ===\nShort'), 'unknown-field', 8],
    [sample(front, 'One\n=== short ===\n\n{{#if today}}Short'), 'unclosed-block', 10],
  ])('names what is wrong and its line: %j', (text, code, line) => {
    const result = parseTemplateFile('a-topic.md', text)
    expect(result.ok ? [] : result.problems.map((problem) => [problem.code, problem.line])).toEqual([
      [code, line],
    ])
  })

  it('says it in one line', () => {
    const result = parseTemplateFile(
      'a-topic.md',
      sample(front, 'Two {{employer.nam}}\n=== short ===\nShort'),
    )
    const [problem] = result.ok ? [] : result.problems
    expect(problem && describeTemplateFileProblem(problem)).toBe(
      'a-topic.md:7: unknown-field employer.nam employer.name',
    )
  })
})
