import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'

const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * Starts Electron on an app folder and answers when its page can be asked. Times count from just before the process is made.
 * @param {string} appFolder
 * @param {string} dataFolder
 * @param {readonly string[]} args of Chromium
 */
export function startElectron(appFolder, dataFolder, args = []) {
  const executable = process.env.GREENROOM_ELECTRON
  if (!executable) throw new Error('GREENROOM_ELECTRON is not set: run the bench with npm run bench')
  return startProgram(executable, [...sandbox, ...args, appFolder], {
    env: { ...process.env, GREENROOM_DATA_DIR: dataFolder, GREENROOM_SETUP: 'later' },
  })
}

/**
 * Starts a program made with Electron, as `startElectron` does.
 * @param {string} executable
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, cwd?: string, uid?: number, gid?: number }} options
 */
export async function startProgram(executable, args, options) {
  const startedAt = Date.now()
  const child = spawn(executable, ['--remote-debugging-port=0', ...args], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const address = await new Promise((found, failed) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const match = /DevTools listening on (ws:\S+)/.exec(line)
      if (match) found(match[1])
    })
    child.once('exit', (code) => failed(new Error(`Electron ended with ${code}`)))
  })
  await pageIsThere(address)
  const browser = await connect(address)
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((one) => one.url().startsWith('app:'))
  if (!page) throw new Error('Electron shows no page')
  return {
    page,
    startedAt,
    memoryMb: () => treePssKb(child.pid ?? 0) / 1024,
    // Ended as a coach ends it: a killed app checks its file at the next start, which is another figure.
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done))
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close').catch(() => undefined)
      await ended
      clearTimeout(timer)
    },
  }
}

/**
 * A page that is just being made may never answer one who asks at that moment; whoever asks again is answered.
 * @param {string} address
 */
async function connect(address) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 5_000 })
    } catch (error) {
      if (tries === 5) throw error
    }
  }
}

/**
 * Waits until Electron has opened its page: one that connects earlier does not hear of it.
 * @param {string} address of the browser, as Electron prints it
 */
async function pageIsThere(address) {
  const list = `http://${new URL(address).host}/json/list`
  for (let tries = 0; tries < 1_000; tries += 1) {
    const targets = await (await fetch(list)).json()
    if (targets.some((/** @type {{ url: string }} */ target) => target.url.startsWith('app:'))) return
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error('Electron opened no page')
}

/**
 * Milliseconds from the start of the process to the first contentful paint and, where the app marks it, to painted rows.
 * @param {Awaited<ReturnType<typeof startElectron>>} run
 * @param {boolean} hasRows
 */
export async function paintTimes({ page, startedAt }, hasRows) {
  const times = await page.evaluate(async (waitsForRows) => {
    const sleep = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms))
    const find = (/** @type {string} */ name) => performance.getEntriesByName(name)[0]?.startTime
    for (let tries = 0; tries < 1_000; tries += 1) {
      const paint = find('first-contentful-paint')
      const rows = find('rows-painted')
      if (paint !== undefined && (!waitsForRows || rows !== undefined))
        return { paint: performance.timeOrigin + paint, rows: performance.timeOrigin + (rows ?? paint) }
      await sleep(10)
    }
    throw new Error('The page did not paint')
  }, hasRows)
  return { paintMs: times.paint - startedAt, rowsMs: times.rows - startedAt }
}

/**
 * The proportional memory of a process and all it started, in kB.
 * @param {number} rootPid
 */
function treePssKb(rootPid) {
  const parents = new Map()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readProc(`/proc/${name}/stat`)
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0))
  }
  const isInTree = (/** @type {number} */ pid) => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === rootPid) return true
    return false
  }
  return [...parents.keys()]
    .filter(isInTree)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readProc(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
    .reduce((sum, kb) => sum + kb, 0)
}

/** @param {string} file */
function readProc(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // The process ended between the listing and the reading.
    return ''
  }
}
