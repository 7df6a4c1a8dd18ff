import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Session } from 'electron'
import { isPracticeUrl } from './app-url'
import { bundleFile } from './bundle-file'
import { contentSecurityPolicy, permissionsPolicy } from './content-security-policy'
import { deferred } from './deferred'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

/**
 * Serves the built pages on app://greenroom, each page with a fresh nonce. The promise is kept when a page has got its first
 * style sheet: by then the main page has drawn its first frame and has asked for what it begins its work with.
 */
export function serveApp(session: Session, bundle: string): Promise<void> {
  const served = deferred<void>()
  session.protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? bundleFile(bundle, request.url) : null
    const type = file === null ? undefined : TYPES[extname(file)]
    if (file === null || type === undefined) return new Response(null, { status: 404 })
    try {
      const body = await readFile(file)
      const headers: Record<string, string> = {
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      }
      if (type.startsWith('text/css')) served.resolve()
      if (!type.startsWith('text/html')) return new Response(new Uint8Array(body), { headers })
      const nonce = randomBytes(16).toString('base64')
      headers['content-security-policy'] = contentSecurityPolicy(nonce)
      headers['permissions-policy'] = permissionsPolicy(isPracticeUrl(request.url))
      return new Response(body.toString('utf8').replaceAll('__NONCE__', nonce), { headers })
    } catch {
      return new Response(null, { status: 404 })
    }
  })
  return served.promise
}
