import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkoutStateFolder, root } from './locations.mjs'
import { PlainError } from './plain-error.mjs'

/**
 * @typedef {object} Runtime what this checkout runs on
 * @property {string} electronPath the executable
 * @property {string} nativeBinding for better-sqlite3's option of that name; '' where its prebuilt file serves
 * @property {boolean} official false for the older Electron that serves development and tests only
 * @property {string} version of Electron
 */

const runtimeFile = path.join(checkoutStateFolder, 'runtime.json')

/**
 * What setup chose last time, if all of it is still there.
 * @returns {Runtime | undefined}
 */
export function findRuntime() {
  try {
    const { madeFor, ...runtime } = JSON.parse(readFileSync(runtimeFile, 'utf8'))
    const isThere = [runtime.electronPath, runtime.nativeBinding].every(
      (file) => file === '' || existsSync(file),
    )
    return isThere && madeFor === readPackageVersions() ? runtime : undefined
  } catch {
    return undefined
  }
}

/**
 * Electron and database module that setup made ready; reads one small file. Throws a plain sentence before setup.
 * @returns {Runtime}
 */
export function resolveRuntime() {
  const runtime = findRuntime()
  if (runtime === undefined)
    throw new PlainError('Electron is not set up in this checkout. Run: npm run setup')
  return runtime
}

/** @param {Runtime} runtime */
export function saveRuntime(runtime) {
  mkdirSync(checkoutStateFolder, { recursive: true })
  writeFileSync(runtimeFile, JSON.stringify({ ...runtime, madeFor: readPackageVersions() }, null, 2))
}

/**
 * The variables by which the app, its tests and its tools find the chosen runtime.
 * @param {Runtime} runtime
 * @returns {Record<string, string>}
 */
export function describeRuntime({ electronPath, nativeBinding, version }) {
  return {
    GREENROOM_ELECTRON: electronPath,
    ...(nativeBinding === '' ? {} : { GREENROOM_NATIVE_BINDING: nativeBinding }),
    // electron-vite would ask the binary in node_modules, which may not be there.
    ELECTRON_EXEC_PATH: electronPath,
    ELECTRON_MAJOR_VER: version.split('.')[0] ?? '',
  }
}

/** The packages whose update makes an earlier choice stale. */
function readPackageVersions() {
  return ['electron', 'better-sqlite3']
    .map(
      (name) =>
        JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version,
    )
    .join(' ')
}
