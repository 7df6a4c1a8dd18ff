import { paintTimes, startElectron } from './electron-run.mjs'

const WHEEL_MS = 5_000
const WHEEL_STEP = 240
const TURNS = 7

/** @param {readonly number[]} values @param {number} share */
const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN

/** @typedef {Awaited<ReturnType<typeof startElectron>>['page']} Page */

/**
 * Collects the time between frames until it is asked for.
 * @param {Page} page
 */
async function watchFrames(page) {
  await page.evaluate(() => {
    const frames = /** @type {number[]} */ ([])
    let last = performance.now()
    const next = (/** @type {number} */ now) => {
      frames.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    Object.assign(globalThis, { benchFrames: frames })
  })
}

/**
 * Turns the wheel over the list for five seconds, as fast as a hand does, first down and then up.
 * @param {Page} page
 */
async function turnWheel(page) {
  const box = await page.getByRole('grid').boundingBox()
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300)
  const started = Date.now()
  while (Date.now() - started < WHEEL_MS)
    await page.mouse.wheel(0, Date.now() - started < WHEEL_MS * 0.7 ? WHEEL_STEP : -WHEEL_STEP)
}

/**
 * From a click on a column's head to the frame after its rows are drawn. The list says that it is busy while it still
 * shows the rows of the order before.
 * @param {Page} page
 * @param {string} column
 */
function timeSort(page, column) {
  return page.evaluate(async (name) => {
    const grid = document.querySelector('[role=grid]')
    const head = document.querySelector(`th[data-column="${name}"] button`)
    if (!grid || !(head instanceof HTMLElement)) throw new Error(`No head of ${name}`)
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    const order = () => [...document.querySelectorAll('th[aria-sort]')].map((one) => one.outerHTML).join()
    const before = order()
    const started = performance.now()
    head.click()
    do await frame()
    while (order() === before || grid.getAttribute('aria-busy') === 'true')
    await frame()
    return performance.now() - started
  }, column)
}

/**
 * Scrolling and sorting of the clients table on a practice that is there already. Frames are those of the window, so a
 * screen of 60 Hz gives 16.7 ms at best.
 * @param {string} appFolder
 * @param {string} dataFolder
 */
export async function measureScroll(appFolder, dataFolder) {
  const run = await startElectron(appFolder, dataFolder)
  try {
    const { page } = run
    await paintTimes(run, false)
    await page.evaluate(() => {
      globalThis.location.hash = '#/clients'
    })
    await page.locator('tr[data-index="0"] td[data-column="name"]').waitFor()
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
    await watchFrames(page)
    await page.evaluate(() => {
      const { benchFrames } = /** @type {any} put there by watchFrames */ (globalThis)
      benchFrames.length = 0
    })
    await turnWheel(page)
    const frames = await page.evaluate(() =>
      /** @type {number[]} */ (/** @type {any} put there by watchFrames */ (globalThis).benchFrames).slice(1),
    )
    const scrolled = await page.evaluate(
      () => document.querySelector('[role=grid]')?.parentElement?.scrollTop ?? 0,
    )
    const sorts = []
    for (let turn = 0; turn < TURNS; turn += 1)
      for (const column of ['quiet', 'name', 'next', 'promise']) sorts.push(await timeSort(page, column))
    return {
      frames: frames.length,
      scrolledPx: scrolled,
      frameP50Ms: percentile(frames, 0.5),
      frameP95Ms: percentile(frames, 0.95),
      frameMaxMs: percentile(frames, 1),
      /** Share of frames that came later than 20 ms after the one before. */
      lateShare: frames.filter((ms) => ms > 20).length / frames.length,
      sortP50Ms: percentile(sorts, 0.5),
      sortP95Ms: percentile(sorts, 0.95),
    }
  } finally {
    await run.stop()
  }
}

// Alone: `node bench/scroll.mjs FOLDER` measures a practice that was generated before.
if (process.argv[1] === import.meta.filename)
  console.table(await measureScroll(`${import.meta.dirname}/..`, process.argv[2] ?? '.'))
