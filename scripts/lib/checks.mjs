import path from 'node:path'
import { root } from './locations.mjs'
import { run } from './run.mjs'

/**
 * @typedef {{ readonly name: string, readonly ok: boolean, readonly problems: number, readonly seconds: number, readonly output: string }} CheckResult
 * `problems` is 0 also for a check that failed without naming any.
 */

const checks = [
  { name: 'types', script: ['typescript', 'bin', 'tsc'], args: ['-p', '.', '--pretty', 'false'] },
  { name: 'lint', script: ['oxlint', 'bin', 'oxlint'], args: ['--type-aware', '--deny-warnings'] },
  { name: 'format', script: ['@biomejs', 'biome', 'bin', 'biome'], args: ['check', '--colors=off'] },
]
/** How each tool tells one finding, or sums them up. */
const findings = /error TS\d+|Found \d+ (?:warning|error)s?(?: and \d+ errors?)?/g

/**
 * Checks types, lint and format of the whole checkout side by side; writes nothing.
 * @returns {Promise<readonly CheckResult[]>}
 */
export function runChecks() {
  return Promise.all(
    checks.map(async ({ name, script, args }) => {
      const startedAt = performance.now()
      const file = path.join(root, 'node_modules', ...script)
      const { code, stdout, stderr } = await run(process.execPath, [file, ...args], { cwd: root })
      const output = `${stdout}\n${stderr}`.trim()
      return {
        name,
        ok: code === 0,
        problems: code === 0 ? 0 : countProblems(output),
        seconds: (performance.now() - startedAt) / 1000,
        output,
      }
    }),
  )
}

/**
 * @param {string} output of a checker
 * @returns {number}
 */
export function countProblems(output) {
  return (output.match(findings) ?? []).reduce((sum, finding) => {
    const counts = finding.startsWith('Found') ? (finding.match(/\d+/g) ?? []).map(Number) : [1]
    return sum + counts.reduce((all, count) => all + count, 0)
  }, 0)
}

/**
 * Prints what failed in full and then a line a check.
 * @param {readonly CheckResult[]} results
 */
export function printChecks(results) {
  for (const { name, ok, output } of results) {
    if (!ok) console.log(`\n--- ${name}\n${output}\n`)
  }
  for (const { name, ok, problems, seconds } of results) {
    const state = ok
      ? 'ok'
      : `FAILED${problems > 0 ? `, ${problems} problem${problems === 1 ? '' : 's'}` : ''}`
    console.log(`check: ${name.padEnd(7)} ${state} (${seconds.toFixed(1)} s)`)
  }
}
