import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '@shared/errors'
import type { LetterPrinter } from '../letters/letter-printer'
import { PRINT_FOLDER, printJobAt } from '../letters/print-job'
import { openDisplay } from './virtual-display'

const LIMIT_MS = 60_000

export type ExternalPrinterOptions = {
  /** Electron's executable. */
  readonly electron: string
  /** The built print-file.js. */
  readonly entry: string
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
}

/**
 * A printer for a process that has no windows: starts Electron proper for each letter, under a virtual screen where
 * there is none, and hands page and PDF over in a private folder that is removed at once.
 */
export function createExternalPrinter(options: ExternalPrinterOptions): LetterPrinter {
  return {
    print: async (page) => {
      const folder = mkdtempSync(join(tmpdir(), 'greenroom-print-'))
      try {
        const job = printJobAt(folder)
        writeFileSync(job.page, JSON.stringify(page), { mode: 0o600 })
        const display = await openDisplay(options.env, options.platform)
        try {
          await runElectron(options, { ...display.env, [PRINT_FOLDER]: folder })
        } finally {
          display.close()
        }
        return new Uint8Array(readFileSync(job.pdf))
      } catch (error) {
        throw new AppError('print-failed', {}, { cause: error, retry: true })
      } finally {
        // Chromium's helpers may still be letting go of their files.
        rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
      }
    },
  }
}

function runElectron(
  { electron, entry, env }: ExternalPrinterOptions,
  added: NodeJS.ProcessEnv,
): Promise<void> {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...inherited } = env
  // Chromium complains at length of desktop services that a server lacks: only what ends it is shown.
  // Its sandbox refuses to run as root, as which containers mostly run.
  const switches = ['--log-level=3', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  return new Promise((resolve, reject) => {
    const child = spawn(electron, [...switches, entry], {
      env: { ...inherited, ...added },
      stdio: ['ignore', 2, 2],
    })
    const stop = () => child.kill('SIGKILL')
    const timer = setTimeout(stop, LIMIT_MS)
    process.once('exit', stop)
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      process.off('exit', stop)
      finish()
    }
    child.once('error', (error) => settle(() => reject(error)))
    child.once('close', (code, signal) =>
      settle(() => (code === 0 ? resolve() : reject(new Error(`The printer ended with ${code ?? signal}`)))),
    )
  })
}
