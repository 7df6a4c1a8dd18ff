/** Electron mends the newest three majors. */
const SUPPORTED_MAJORS = 3

/**
 * Why a version of Electron must not be released, or undefined where it may.
 * @param {{ official: boolean, version: string }} runtime
 * @param {string} newest the newest version of Electron, as the registry names it
 * @returns {string | undefined}
 */
export function refuseElectron({ official, version }, newest) {
  if (!official)
    return `This checkout runs on Electron ${version}, which serves development and tests only. Make the release where the official Electron can be downloaded.`
  const major = Number.parseInt(version, 10)
  const newestMajor = Number.parseInt(newest, 10)
  if (!Number.isInteger(newestMajor))
    return 'Which Electron is the newest could not be found out. Check the network and run the command again.'
  if (major > newestMajor - SUPPORTED_MAJORS) return undefined
  return `Electron ${major} is no longer mended (the newest is ${newestMajor}). Update it, run the tests, and then make the release.`
}

/**
 * Why an audit forbids a release, or undefined where it does not. Anything but a whole report forbids it: a registry that
 * has no audits answers with an error, and silence is no proof.
 * @param {string} output of `npm audit --json`
 * @returns {string | undefined}
 */
export function refuseAudit(output) {
  const counts = readCounts(output)
  if (counts === undefined)
    return 'The registry gave no audit report, so nobody knows whether the packages are safe. Run this where npm audit works.'
  const bad = counts.high + counts.critical
  if (bad === 0) return undefined
  return `npm audit names ${bad} serious ${bad === 1 ? 'weakness' : 'weaknesses'}. Run "npm audit" to see ${bad === 1 ? 'it' : 'them'}.`
}

/**
 * @param {string} output
 * @returns {{ high: number, critical: number } | undefined}
 */
function readCounts(output) {
  try {
    const { auditReportVersion, metadata } = JSON.parse(output)
    const { high, critical } = metadata.vulnerabilities
    const isWhole =
      Number.isInteger(auditReportVersion) && Number.isInteger(high) && Number.isInteger(critical)
    return isWhole ? { high, critical } : undefined
  } catch {
    return undefined
  }
}
