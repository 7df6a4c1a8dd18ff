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

/**
 * The same for a page that does nothing but swap elements of the same number and shape: what this machine takes to lay out
 * and paint them. Medians and 95 % marks in milliseconds.
 * @param {string} bareFolder
 * @param {string} dataFolder of the bare window
 * @returns {Promise<{ listMs: number, caseMs: number, listMidMs: number, caseMidMs: number }>}
 */
export async function measureBarePaint(bareFolder, dataFolder) {
  const run = await startElectron(bareFolder, dataFolder)
  try {
    return await run.page.evaluate(async (turns) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      const rest = () => new Promise((done) => setTimeout(done, 150))
      const words = 'Waiting for the second round at Northwind'
      const times = (/** @type {number} */ count, /** @type {(index: number) => string} */ make) =>
        Array.from({ length: count }, (_, index) => make(index)).join('')
      // As many as the real screens draw first: a sidebar, and 22 rows of nine cells or 24 entries beside a panel.
      const side = times(30, (index) => `<a href="#${index}">Place ${index}</a>`)
      const list = (/** @type {number} */ turn) =>
        `${side}<table>${times(22, (row) => `<tr>${times(9, (cell) => `<td><span>${turn} ${row} ${cell}</span></td>`)}</tr>`)}</table>`
      const entry = (/** @type {number} */ turn) => (/** @type {number} */ index) =>
        `<li><span>${turn}.${index}</span><svg width="16" height="16"><path d="M1 1h14v14z"/></svg><button><b>Round ${index}</b><span>${words} ${words}</span></button></li>`
      const open = (/** @type {number} */ turn) =>
        `${side}<ol>${times(24, entry(turn))}</ol><aside>${times(80, (index) => `<p>${words} ${index}</p>`)}</aside>`
      const timed = async (/** @type {string} */ html) => {
        const started = performance.now()
        document.body.innerHTML = html
        await frame()
        await frame()
        return performance.now() - started
      }
      const lists = []
      const cases = []
      for (let turn = 0; turn < turns; turn += 1) {
        lists.push(await timed(list(turn)))
        await rest()
        cases.push(await timed(open(turn)))
        await rest()
      }
      const share = (/** @type {number[]} */ values, /** @type {number} */ part) =>
        values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN
      return {
        listMs: share(lists, 0.95),
        caseMs: share(cases, 0.95),
        listMidMs: share(lists, 0.5),
        caseMidMs: share(cases, 0.5),
      }
    }, TURNS)
  } finally {
    await run.stop()
  }
}
