import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { factsFromCase } from '@shared/case-facts'
import { type Case, type CaseFormat, parseCaseFile } from '@shared/case-file'
import { suggest } from '@shared/suggest/suggest'
import { type SuggestTopic, topicFrom } from '@shared/suggest/topics'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '../..')
const adviceFolder = resolve(root, 'resources/advice')

/** The built-in topics, read from the front matter of their templates. */
export const readBuiltInTopics = (): readonly SuggestTopic[] =>
  readdirSync(adviceFolder)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(resolve(adviceFolder, name), 'utf8')
      return topicFrom(parse(/^---\n(?<matter>[\s\S]*?)\n---\n/u.exec(text)?.groups?.['matter'] ?? ''))
    })

/** The cases of a file of the checkout. */
export const readCases = (path: string, format: CaseFormat): readonly Case[] => {
  const result = parseCaseFile(readFileSync(resolve(root, path), 'utf8'), format)
  if (!result.ok) throw new Error(`${path}, line ${result.line}: ${result.message}`)
  return result.cases
}

/** Shares between 0 and 1; the `none` ones over questions that nothing fits, the others over the rest. */
export type SuggestFigures = {
  readonly rankOne: number
  readonly hitThree: number
  readonly noneFound: number
  readonly falseNone: number
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

/** The catalogue of the two published sources, and what was added to it from practice: `--catalogue-only` leaves that out. */
export const catalogueOf = (
  topics: readonly SuggestTopic[],
): { readonly topics: readonly SuggestTopic[]; readonly leftOut: readonly SuggestTopic[] } => ({
  topics: topics.filter(({ source }) => !source.includes('practice')),
  leftOut: topics.filter(({ source, beside }) => source.includes('practice') && beside.length === 0),
})

/** Measures the suggester on labelled cases (`accept_first`, else `topics`). */
export const measure = (
  cases: readonly Case[],
  {
    topics,
    leftOut,
  }: { readonly topics: readonly SuggestTopic[]; readonly leftOut: readonly SuggestTopic[] },
): SuggestFigures => {
  const rows = cases.map((each) => {
    const { fits, suggestions } = suggest({
      question: each.question ?? '',
      facts: factsFromCase(each),
      topics,
      leftOut,
    })
    const wanted = each.accept_first ?? each.topics ?? []
    const ranked = suggestions.map(({ topic }) => topic)
    return { isNone: each.none === true, fits, at: ranked.findIndex((topic) => wanted.includes(topic)) }
  })
  const fitting = rows.filter((row) => !row.isNone)
  const none = rows.filter((row) => row.isNone)
  return {
    rankOne: share(fitting.filter((row) => row.at === 0).length, fitting.length),
    hitThree: share(fitting.filter((row) => row.at >= 0 && row.at < 3).length, fitting.length),
    noneFound: share(none.filter((row) => !row.fits).length, none.length),
    falseNone: share(fitting.filter((row) => !row.fits).length, fitting.length),
  }
}
