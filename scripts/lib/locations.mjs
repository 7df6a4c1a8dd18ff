import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's top folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * The user's cache folder for Greenroom: outside every checkout, so that a second checkout costs nothing.
 * @param {{ readonly env?: NodeJS.ProcessEnv, readonly platform?: NodeJS.Platform, readonly home?: string }} [machine]
 * @returns {string}
 */
export function findCacheFolder({
  env = process.env,
  platform = process.platform,
  home = os.homedir(),
} = {}) {
  if (env.XDG_CACHE_HOME) return path.join(env.XDG_CACHE_HOME, 'greenroom')
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'greenroom')
  if (platform === 'win32') {
    return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'greenroom', 'Cache')
  }
  return path.join(home, '.cache', 'greenroom')
}

/** Where setup remembers what it chose for this checkout; gone with node_modules, and then simply found again. */
export const checkoutStateFolder = path.join(root, 'node_modules', '.greenroom')
