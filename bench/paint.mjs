import { startElectron } from './electron-run.mjs'

const TURNS = 40

/**
 * From a click to painted rows, in the real window: the list of clients and the case of one client after another.
 * Answers 95 % marks and medians in milliseconds.
 * @param {string} appFolder
 * @param {string} dataFolder a generated practice
 * @returns {Promise<{ listMs: number, caseMs: number, listMidMs: number, caseMidMs: number }>}
 */
export async function measurePaint(appFolder, dataFolder) {
  const run = await startElectron(appFolder, dataFolder)
  try {
    return await run.page.evaluate(async (turns) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      const rest = () => new Promise((done) => setTimeout(done, 150))
      /** Does something and waits until the condition has been on screen for a frame. */
      const untilPainted = async (/** @type {() => void} */ act, /** @type {() => boolean} */ isThere) => {
        const started = performance.now()
        act()
        while (!isThere()) {
          if (performance.now() - started > 20_000) throw new Error('Nothing was painted')
          await frame()
        }
        // The frame after the one that drew it begins when it has been shown.
        await frame()
        return performance.now() - started
      }
      const goTo = (/** @type {string} */ hash) => () => {
        location.hash = hash
      }
      const rows = () => document.querySelectorAll('[role="grid"] [data-index]').length > 5
      const p50 = (/** @type {number[]} */ times) =>
        times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
      const p95 = (/** @type {number[]} */ times) =>
        times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
      const bridge = /** @type {any} the page's own bridge */ (globalThis).greenroom
      const { value } = await bridge.call('clients.list', {
        limit: turns,
        sort: [{ key: 'waiting', descending: true }],
      })
      const lists = []
      const cases = []
      for (const [turn, row] of value.rows.entries()) {
        const listed = await untilPainted(goTo('#/clients'), rows)
        await rest()
        const opened = await untilPainted(
          goTo(`#/clients/${row.id}/timeline`),
          () =>
            document.querySelector('h1')?.textContent === row.name &&
            document.querySelector('[data-entry]') !== null,
        )
        await rest()
        // The first turns load the chunks of both screens.
        if (turn < 3) continue
        lists.push(listed)
        cases.push(opened)
      }
      return { listMs: p95(lists), caseMs: p95(cases), listMidMs: p50(lists), caseMidMs: p50(cases) }
    }, TURNS)
  } finally {
    await run.stop()
  }
}
