/**
 * @typedef {{ readonly passed: number, readonly failed: readonly string[], readonly skipped: readonly string[] }} Tally
 * Tests that ran, the failed and the skipped ones by name.
 */

/**
 * The line that closes a run.
 * @param {Tally} tally
 * @returns {string} `N passed, N failed`, and `, N skipped` if any were
 */
export function formatTally({ passed, failed, skipped }) {
  const counts = `${passed} passed, ${failed.length} failed`
  return skipped.length === 0 ? counts : `${counts}, ${skipped.length} skipped`
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function addTallies(tallies) {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  }
}

/**
 * Each check is one test.
 * @param {readonly { readonly name: string, readonly ok: boolean }[]} results
 * @returns {Tally}
 */
export function tallyChecks(results) {
  return {
    passed: results.filter(({ ok }) => ok).length,
    failed: results.filter(({ ok }) => !ok).map(({ name }) => `check: ${name}`),
    skipped: [],
  }
}

/**
 * @typedef {{ testResults: { name: string, status: string, assertionResults: { fullName: string, status: string }[] }[] }} VitestReport
 */

/**
 * Reads vitest's JSON report. A file that could not be loaded is one failed test.
 * @param {VitestReport} report
 * @param {string} folder that file names are shown relative to
 * @param {string} [part] of the tests, which stands before each name
 * @returns {Tally}
 */
export function tallyVitest(report, folder, part = 'unit') {
  return addTallies(
    report.testResults.map(({ name, status, assertionResults }) => {
      const file = name.replace(`${folder}/`, '')
      const named = (/** @type {(status: string) => boolean} */ wanted) =>
        assertionResults
          .filter((test) => wanted(test.status))
          .map((test) => `${part}: ${file}: ${test.fullName}`)
      const failed = named((state) => state === 'failed')
      return {
        passed: named((state) => state === 'passed').length,
        failed: status === 'failed' && failed.length === 0 ? [`${part}: ${file} (the file itself)`] : failed,
        skipped: named((state) => state !== 'passed' && state !== 'failed'),
      }
    }),
  )
}

/**
 * @typedef {{ title: string, file: string, tests: { projectName: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[] }} PlaywrightSpec
 * @typedef {{ title: string, file: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites: PlaywrightSuite[], errors: { message?: string }[] }} PlaywrightReport
 */

/**
 * Reads Playwright's JSON report. A test that passed at a second try has passed; an error outside of any test is one
 * failed test.
 * @param {PlaywrightReport} report
 * @returns {Tally}
 */
export function tallyPlaywright(report) {
  const tests = report.suites.flatMap((suite) => listTests(suite, []))
  const named = (/** @type {string} */ wanted) =>
    tests.filter(({ status }) => status === wanted).map(({ name }) => `e2e: ${name}`)
  return {
    passed: named('expected').length + named('flaky').length,
    failed: [
      ...named('unexpected'),
      ...report.errors.map(({ message }) => `e2e: ${message?.split('\n')[0] ?? 'error'}`),
    ],
    skipped: named('skipped'),
  }
}

/**
 * @param {PlaywrightSuite} suite
 * @param {readonly string[]} above titles
 * @returns {{ name: string, status: string }[]}
 */
function listTests({ title, specs = [], suites = [] }, above) {
  const titles = [...above, title]
  return [
    ...specs.flatMap((spec) =>
      spec.tests.map(({ status }) => ({ name: [...titles, spec.title].join(' > '), status })),
    ),
    ...suites.flatMap((inner) => listTests(inner, titles)),
  ]
}

/**
 * Makes sure that a runner cannot fail in silence: one that crashed, or ran no test at all, counts as a failed test.
 * @param {Tally | undefined} tally undefined when the runner left no report
 * @param {string} runner
 * @param {number} exitCode
 * @returns {Tally}
 */
export function completeTally(tally, runner, exitCode) {
  if (tally === undefined) {
    return { passed: 0, failed: [`${runner}: ended with exit code ${exitCode} and no report`], skipped: [] }
  }
  const ranNone = tally.passed + tally.failed.length === 0
  if (ranNone) return { ...tally, failed: [`${runner}: ran no test`] }
  if (exitCode !== 0 && tally.failed.length === 0) {
    return { ...tally, failed: [`${runner}: ended with exit code ${exitCode}`] }
  }
  return tally
}
