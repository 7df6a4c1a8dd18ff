import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { factsFromCase } from '@shared/case-facts'
import { type Case, type CaseFormat, parseCaseFile } from '@shared/case-file'
import { AppError } from '@shared/errors'
import { suggestFor } from '../advice/suggest-service'
import { type CliRequest, neededOption, pathOf, UsageError } from './cli-request'

/** How many topics a case gets, best first. */
const SHOWN = 10

const formats: Readonly<Record<string, CaseFormat>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.jsonl': 'jsonl',
}

/**
 * `suggest`: one JSON line a case, in the file's order; opens no database. Nothing is printed unless the whole file can
 * be read. Throws AppError file-not-readable, case-file-invalid.
 */
export async function runSuggest(request: CliRequest): Promise<number> {
  const name = neededOption(request, 'cases')
  const catalogueOnly = request.values['catalogue-only'] === true
  const lines = readCases(pathOf(request, name), name).map((one) => {
    const facts = factsFromCase(one)
    const { fits, suggestions } = suggestFor(one.question ?? '', facts, { catalogueOnly, language: 'en' })
    return JSON.stringify({
      case: one.case ?? null,
      fits,
      suggestions: suggestions.slice(0, SHOWN).map(({ topicId, score, reasons }) => ({
        topic: topicId,
        score,
        reasons: reasons.map((reason) => reason.text),
      })),
    })
  })
  if (lines.length > 0) request.outside.print(`${lines.join('\n')}\n`)
  return 0
}

function readCases(path: string, name: string): readonly Case[] {
  const format = formats[extname(name).toLowerCase()]
  if (format === undefined) throw new UsageError('notACaseFile', { file: name })
  const result = parseCaseFile(readText(path, name), format)
  if (result.ok) return result.cases
  throw new AppError('case-file-invalid', {
    line: result.line,
    file: basename(name),
    problem: result.message.replace(/\.+$/, ''),
  })
}

function readText(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new AppError('file-not-readable', { file: name }, { cause: error })
  }
}
