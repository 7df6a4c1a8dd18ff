import { join } from 'node:path'
import type { CliOutside } from './cli-request'
import { createExternalPrinter } from './external-printer'
import { runCli } from './run-cli'

const { env, platform } = process

// A reader that has seen enough (`| head -1`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const outside: CliOutside = {
  env,
  platform,
  cwd: process.cwd(),
  now: () => new Date(),
  printer: createExternalPrinter({
    electron: env.GREENROOM_ELECTRON ?? process.execPath,
    entry: join(__dirname, 'print-file.js'),
    env,
    platform,
  }),
  print: (text) => process.stdout.write(text),
  tell: (line) => process.stderr.write(`${line}\n`),
}

async function main(): Promise<void> {
  // The exit code is set and not forced, so that a long answer is written to its end.
  process.exitCode = await runCli(process.argv.slice(2), outside)
}

void main()
