import { type CliRequest, cliText, UsageError } from './cli-request'
import { verbNames, verbs } from './cli-verbs'

/** How to call one command, in one line. */
export const usageOf = (verb: string): string => cliText('usageLine', { usage: cliText(`usage.${verb}`) })

/** `help`: all commands, or one. */
export async function runHelp({ outside, words }: CliRequest): Promise<number> {
  const [verb] = words
  if (verb === undefined) {
    outside.print(helpText())
    return 0
  }
  if (!Object.hasOwn(verbs, verb)) throw new UsageError('unknownCommand', { command: verb })
  outside.print(`${cliText(`about.${verb}`)}\n${usageOf(verb)}\n`)
  return 0
}

/** Every command with its usage and what it does. */
export function helpText(): string {
  const commands = verbNames.map(
    (verb) => `  ${cliText(`usage.${verb}`)}\n      ${cliText(`about.${verb}`)}\n`,
  )
  return [cliText('title'), '', ...commands, cliText('everywhere'), ''].join('\n')
}
