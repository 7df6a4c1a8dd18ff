import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { app } from 'electron'
import { stackOf } from '../log'
import { lockEveryPage } from '../window-guard'
import { createElectronPrinter } from './electron-printer'
import type { LetterPage } from './letter-printer'
import { PRINT_FOLDER, printJobAt } from './print-job'

/** Longer than the printer's own limit; whoever started this has gone if it is reached. */
const LIMIT_MS = 40_000

/** The program that prints one letter for the command line and ends with 0, or 1 when there is no PDF. */
async function printJob(folder: string): Promise<void> {
  const job = printJobAt(folder)
  const page = JSON.parse(readFileSync(job.page, 'utf8')) as LetterPage
  // The text is in memory now; the disk need not have it any longer.
  rmSync(job.page)
  await app.whenReady()
  lockEveryPage()
  writeFileSync(job.pdf, await createElectronPrinter(() => new Date()).print(page), { mode: 0o600 })
}

const folder = process.env[PRINT_FOLDER]
if (folder === undefined) app.exit(1)
else {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.setName('Greenroom')
  app.setPath('userData', printJobAt(folder).chromium)
  app.disableHardwareAcceleration()
  setTimeout(() => app.exit(1), LIMIT_MS).unref()
  printJob(folder).then(
    () => app.exit(0),
    (error: unknown) => {
      // The command line says in a sentence that there is no PDF; this is for whoever looks for the reason.
      process.stderr.write(`${stackOf(error)}\n`)
      app.exit(1)
    },
  )
}
