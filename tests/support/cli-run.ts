import type { CliOutside } from '../../src/main/cli/cli-request'
import { runCli } from '../../src/main/cli/run-cli'
import type { LetterPage } from '../../src/main/letters/letter-printer'
import { NOW, TODAY } from './practice'

/** What a printed page of the tests holds; the real printer is tried in the journeys. */
export const printedBytes = new TextEncoder().encode('%PDF-1.7 printed')

/** One command line run in this process: exit code, what it wrote to stdout and stderr, what it printed on paper. */
export async function cli(args: readonly string[], overrides: Partial<CliOutside> = {}) {
  const out: string[] = []
  const told: string[] = []
  const pages: LetterPage[] = []
  const code = await runCli(args, {
    env: {},
    platform: 'linux',
    cwd: '/nowhere',
    now: () => NOW,
    printer: {
      print: (page) => {
        pages.push(page)
        return Promise.resolve(printedBytes)
      },
    },
    print: (text) => {
      out.push(text)
    },
    tell: (line) => {
      told.push(line)
    },
    ...overrides,
  })
  return { code, stdout: out.join(''), told, stderr: told.join('\n'), pages }
}

/** A demo practice of the tests' day in a folder. */
export async function demoIn(folder: string): Promise<string> {
  const made = await cli(['demo', '--data', folder, '--today', TODAY])
  if (made.code !== 0) throw new Error(made.stderr)
  return folder
}
