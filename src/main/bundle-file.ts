import { join, normalize, sep } from 'node:path'
import { isBundleHost } from './app-url'

/** The file inside the bundle that an address names, or null for anything outside it. */
export function bundleFile(bundle: string, address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'app:' || !isBundleHost(url.host)) return null
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return null
  const file = normalize(join(bundle, path))
  return file.startsWith(bundle + sep) ? file : null
}
