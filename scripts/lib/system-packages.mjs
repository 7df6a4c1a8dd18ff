import { hasDisplay } from './display.mjs'
import { PlainError } from './plain-error.mjs'
import { isInPath, lastLines, run } from './run.mjs'

/** Debian's packages that Electron needs beyond a bare system. A list: the first name that this release knows. */
const electronLibraries = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libxss1'],
  ['fonts-liberation'],
]
const virtualScreen = [['xvfb'], ['xauth']]
const pdfTools = [['poppler-utils'], ['qpdf']]
const keyring = [['dbus'], ['libsecret-1-0'], ['gnome-keyring']]
const compilers = [['python3'], ['make'], ['g++']]

/**
 * Makes sure that Electron's libraries are there, and a screen to open windows on.
 * @param {string} electronPath
 * @param {{ display: 'required' | 'optional', testTools: boolean }} needs with `optional`, a missing virtual screen
 * is installed where that is possible and no error where it is not; the same goes for a keychain to test with
 * @param {(line: string) => void} tell
 */
export async function provideSystemLibraries(electronPath, needs, tell) {
  if (process.platform !== 'linux') return
  const libraries = await findMissingLibraries(electronPath)
  const noScreen = !hasDisplay() && !['Xvfb', 'xauth', 'xvfb-run'].every(isInPath)
  const noPdfTools = needs.testTools && !['pdftotext', 'pdfinfo', 'pdffonts', 'qpdf'].every(isInPath)
  const noKeyring = needs.testTools && !['dbus-daemon', 'gnome-keyring-daemon'].every(isInPath)
  const leaveScreen = needs.display === 'optional' && !canInstall()
  await provide(
    [
      ...(libraries.length > 0 ? electronLibraries : []),
      ...(noScreen && !leaveScreen ? virtualScreen : []),
      ...(noPdfTools ? pdfTools : []),
      ...(noKeyring && canInstall() ? keyring : []),
    ],
    libraries,
    tell,
  )
  const stillMissing = libraries.length > 0 ? await findMissingLibraries(electronPath) : []
  if (stillMissing.length > 0) {
    throw new PlainError(
      `Electron still misses these system libraries: ${stillMissing.join(', ')}. Install them and run the command again.`,
    )
  }
}

/**
 * Makes sure that the database module can be built.
 * @param {(line: string) => void} tell
 */
export async function provideCompilers(tell) {
  if (process.platform !== 'linux' || ['python3', 'make', 'g++'].every(isInPath)) return
  await provide(compilers, ['python3, make, g++'], tell)
}

/**
 * @param {readonly (readonly string[])[]} packages
 * @param {readonly string[]} missing what to name where Debian's packages do not apply
 * @param {(line: string) => void} tell
 */
async function provide(packages, missing, tell) {
  if (packages.length === 0) return
  if (!isInPath('apt-get')) {
    throw new PlainError(
      `System packages are missing: ${[...missing, ...packages.map((names) => names.at(-1))].join(', ')} ` +
        '(names as on Debian). Install them with your package manager and run the command again.',
    )
  }
  if (!canInstall()) {
    const names = await choosePackages(packages)
    throw new PlainError(
      'System packages are missing. Install them with this command, then run yours again:\n' +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`,
    )
  }
  tell(`installing system packages: ${packages.map((names) => names.at(-1)).join(' ')}`)
  const updated = await runApt(['update'])
  const installed = await runApt([
    'install',
    '-y',
    '--no-install-recommends',
    ...(await choosePackages(packages)),
  ])
  if (installed.code === 0) return
  const why = updated.code === 0 ? installed : updated
  throw new PlainError(
    `System packages could not be installed. Check the network and run the command again.\n${lastLines(why)}`,
  )
}

function canInstall() {
  return process.getuid?.() === 0 && isInPath('apt-get')
}

/** @param {readonly string[]} args */
function runApt(args) {
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', '-q', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/**
 * @param {readonly (readonly string[])[]} packages
 * @returns {Promise<readonly string[]>}
 */
function choosePackages(packages) {
  return Promise.all(
    packages.map(async (names) => {
      for (const name of names.slice(0, -1)) {
        const shown = await run('apt-cache', ['show', '--no-all-versions', name])
        if (shown.code === 0 && shown.stdout.includes(`Package: ${name}`)) return name
      }
      return names.at(-1) ?? ''
    }),
  )
}

/**
 * @param {string} electronPath
 * @returns {Promise<readonly string[]>} names of shared libraries that the loader does not find
 */
async function findMissingLibraries(electronPath) {
  const { stdout } = await run('ldd', [electronPath])
  return stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '')
}
