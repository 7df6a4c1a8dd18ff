import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { isDay } from '@shared/dates'
import { dataFolderAt, usualDataRoot } from '../data-folder'
import { errorAnswer } from '../door'
import { fileLog } from '../log'
import { helpText, usageOf } from './cli-help'
import { CliFailure, type CliOutside, type CliRequest, type CliValues, UsageError } from './cli-request'
import { type Verb, type VerbName, verbs } from './cli-verbs'

const everywhere = {
  data: { type: 'string' },
  today: { type: 'string' },
  'passphrase-file': { type: 'string' },
  'recovery-file': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

/** Runs one command line and answers its exit code: 0 done, 1 failed, 2 not understood. Never throws. */
export async function runCli(args: readonly string[], outside: CliOutside): Promise<number> {
  const [name, ...rest] = args
  if (name === '--help' || name === '-h') {
    outside.print(helpText())
    return 0
  }
  const verbName = name !== undefined && Object.hasOwn(verbs, name) ? (name as VerbName) : null
  try {
    if (name === undefined) throw new UsageError('noCommand')
    if (verbName === null) throw new UsageError('unknownCommand', { command: name })
    return await runVerb(verbName, rest, outside)
  } catch (error) {
    if (error instanceof UsageError) {
      outside.tell(error.message)
      outside.tell(usageOf(verbName ?? 'help'))
      return 2
    }
    outside.tell(
      error instanceof CliFailure ? error.message : sentenceOf(error, verbName ?? 'cli', rest, outside),
    )
    return 1
  }
}

async function runVerb(name: VerbName, args: readonly string[], outside: CliOutside): Promise<number> {
  const verb: Verb = verbs[name]
  const { values, words } = readArgs(verb, args)
  if (values.help === true) {
    outside.print(`${usageOf(name)}\n`)
    return 0
  }
  const run = await verb.load()
  return run(requestOf(values, words, outside))
}

function readArgs(verb: Verb, args: readonly string[]): { values: CliValues; words: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...everywhere, ...verb.options },
      allowPositionals: true,
    })
    const extra = positionals[verb.words]
    if (extra !== undefined) throw new UsageError('unexpectedWord', { word: extra })
    return { values, words: positionals }
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error && 'code' in error)) throw error
    // Node names the option between quotes, at times with its value: '-d, --data <value>'.
    const option = /'(?:-\w, )?(-{1,2}[^\s']*)/.exec(error.message)?.[1] ?? args.join(' ')
    const isUnknown = error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    throw new UsageError(isUnknown ? 'unknownOption' : 'optionValue', { option })
  }
}

function requestOf(values: CliValues, words: readonly string[], outside: CliOutside): CliRequest {
  const { data, today } = values
  if (data === '') throw new UsageError('missingOption', { option: '--data' })
  if (today !== undefined && !isDay(String(today))) throw new UsageError('notADay', { value: String(today) })
  const frozenDay = typeof today === 'string' ? today : null
  return {
    outside,
    folder: dataFolderAt(rootOf(values, outside)),
    isFolderNamed: data !== undefined || Boolean(outside.env.GREENROOM_DATA_DIR),
    frozenDay,
    now: frozenDay === null ? outside.now : () => new Date(`${frozenDay}T12:00:00Z`),
    asJson: values.json === true,
    values,
    words,
  }
}

function rootOf({ data }: CliValues, { cwd, env, platform }: CliOutside): string {
  return resolve(cwd, typeof data === 'string' ? data : usualDataRoot(env, platform, false))
}

/** The sentence of an error; a bug is logged beside the practice, where there is one. */
function sentenceOf(error: unknown, where: string, args: readonly string[], outside: CliOutside): string {
  const at = args.indexOf('--data')
  const root = rootOf(at < 0 ? {} : { data: args[at + 1] ?? '' }, outside)
  const silent = { info: () => undefined, error: () => undefined }
  const log = existsSync(dataFolderAt(root).marker) ? fileLog(dataFolderAt(root).log, outside.now) : silent
  return errorAnswer(error, 'en', log, where).message
}
