import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './locations.mjs'
import { PlainError } from './plain-error.mjs'
import { lastLines, runNpm } from './run.mjs'

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} LockedPackages */

/**
 * Tells whether node_modules holds what package-lock.json asks for. npm writes its own record of what it installed
 * as its last act, so an install that was interrupted counts as not done.
 * @param {string} [folder] of the package.json
 */
export function arePackagesInstalled(folder = root) {
  const wanted = readPackages(path.join(folder, 'package-lock.json'))
  const installed = readPackages(path.join(folder, 'node_modules', '.package-lock.json'))
  if (wanted === undefined)
    throw new PlainError('package-lock.json is missing or damaged: get it again from git.')
  return installed !== undefined && isSameSet(wanted, installed)
}

/**
 * Installs exactly what package-lock.json asks for; no package's own install script runs.
 * @param {string} [folder] of the package.json
 */
export async function installPackages(folder = root) {
  const installed = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
  if (installed.code !== 0 || !arePackagesInstalled(folder)) {
    throw new PlainError(
      `The packages could not be installed. Check the network and run the command again.\n${lastLines(installed, 15)}`,
    )
  }
}

/**
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
function isSameSet(wanted, installed) {
  return Object.entries(wanted).every(([place, { version, integrity, optional }]) => {
    if (place === '') return true
    const found = installed[place]
    // Optional ones are mostly builds for other systems, which npm leaves out.
    if (found === undefined) return optional === true
    return found.version === version && found.integrity === integrity
  })
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}
