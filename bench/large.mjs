import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startElectron } from './electron-run.mjs'
import { measurePaint } from './paint.mjs'
import { measureScroll } from './scroll.mjs'

const CLIENTS = 100_000
const SETTLED_WITHIN_MS = 30 * 60_000

/**
 * The list of clients with 100,000 of them: a generated practice into which the rest was imported, each with an application.
 * @param {string} appFolder
 * @param {string} folder of the large practice; made from the other one where it is not there
 * @param {() => string} smaller makes the generated practice, or knows where it is
 * @returns {Promise<[name: string, anchor: string, value: number, anchorValue: number, unit: string][]>}
 */
export async function measureLarge(appFolder, folder, smaller) {
  if (!existsSync(folder)) await makeLarge(appFolder, folder, smaller())
  console.error(`bench: the list of ${CLIENTS} clients`)
  const paint = await measurePaint(appFolder, folder)
  const scroll = await measureScroll(appFolder, folder)
  return [
    ['list of clients, click to paint, median', 'target', paint.listMidMs, 60, 'ms'],
    ['list of clients, click to paint, 95 %', 'target', paint.listMs, 60, 'ms'],
    ['frame while scrolling, median', '60 frames a second', scroll.frameP50Ms, 1_000 / 60, 'ms'],
    ['frame while scrolling, 95 %', '60 frames a second', scroll.frameP95Ms, 1_000 / 60, 'ms'],
    ['column sorted, click to paint, median', 'target', scroll.sortP50Ms, 60, 'ms'],
    ['column sorted, click to paint, 95 %', 'target', scroll.sortP95Ms, 60, 'ms'],
  ]
}

/**
 * @param {string} appFolder
 * @param {string} folder
 * @param {string} smaller
 */
async function makeLarge(appFolder, folder, smaller) {
  console.error(`bench: making ${CLIENTS} clients`)
  const work = mkdtempSync(join(tmpdir(), 'greenroom-large-'))
  const growing = `${folder}.part`
  try {
    rmSync(growing, { recursive: true, force: true })
    cpSync(smaller, growing, { recursive: true })
    const { total } = await settle(appFolder, growing, 0)
    const rows = Array.from({ length: CLIENTS - total }, (_, row) => {
      const day = `2026-${String(1 + (row % 9)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`
      return `Imported Person ${row};person${row}@example.org;active;Firm ${row % 900};Analyst;${day}`
    })
    const file = join(work, 'people.csv')
    writeFileSync(file, `Full name;E-mail;State;Employer;Role;Applied\n${rows.join('\n')}\n`)
    execFileSync(
      process.env.GREENROOM_ELECTRON ?? '',
      [join(appFolder, 'out/main/cli.js'), 'import', file, '--apply', '--data', growing],
      { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['ignore', 'ignore', 'inherit'] },
    )
    await settle(appFolder, growing, CLIENTS)
    renameSync(growing, folder)
  } finally {
    rmSync(growing, { recursive: true, force: true })
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * Starts the app and waits until it lists so many clients and has all of them in its search.
 * @param {string} appFolder
 * @param {string} folder
 * @param {number} clients
 * @returns {Promise<{ total: number }>} how many clients there are, removed ones left out
 */
async function settle(appFolder, folder, clients) {
  const run = await startElectron(appFolder, folder)
  try {
    const started = Date.now()
    for (;;) {
      const { total, isIncomplete } = await run.page.evaluate(async () => {
        const bridge = /** @type {any} the page's own bridge */ (globalThis).greenroom
        const list = await bridge.call('clients.list', { limit: 1 })
        const found = await bridge.call('search.find', { text: 'imported' })
        return { total: list.value.total, isIncomplete: found.value.isIncomplete }
      })
      if (total >= clients && !isIncomplete) return { total }
      if (Date.now() - started > SETTLED_WITHIN_MS) throw new Error(`Only ${total} clients are listed`)
      await new Promise((done) => setTimeout(done, 2_000))
    }
  } finally {
    await run.stop()
  }
}
