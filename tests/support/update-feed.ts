import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a feed does with its next visitor. */
export type FeedManner =
  | { readonly kind: 'offers'; readonly version: string; readonly notes?: string }
  /** The announced checksum is not that of the file. */
  | { readonly kind: 'lies'; readonly version: string }
  /** The list of versions says no checksum. */
  | { readonly kind: 'unchecked'; readonly version: string }
  /** The connection ends in the middle of the file. */
  | { readonly kind: 'breaks off'; readonly version: string }
  | { readonly kind: 'page' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'sends elsewhere'; readonly to: string }

export type UpdateFeed = {
  readonly address: string
  /** Paths that were asked for, with the names of the headers that came along. */
  readonly visits: { readonly path: string; readonly headers: readonly string[] }[]
  readonly content: Buffer
  readonly become: (manner: FeedManner) => void
  readonly close: () => Promise<void>
}

const listOf = (version: string, sha512: string | null, content: Buffer, notes = ''): string =>
  [
    `version: ${version}`,
    'files:',
    `  - url: greenroom_${version}_amd64.deb`,
    ...(sha512 === null ? [] : [`    sha512: ${sha512}`]),
    `    size: ${content.length}`,
    `releaseNotes: ${JSON.stringify(notes)}`,
    `releaseDate: '2026-05-14T10:00:00.000Z'`,
    '',
  ].join('\n')

/** A feed of versions on this computer, as electron-builder lays one out: latest-linux.yml and the package beside it. */
export async function updateFeed(): Promise<UpdateFeed> {
  const content = Buffer.alloc(3_000_000, 'greenroom ')
  const sha512 = createHash('sha512').update(content).digest('base64')
  const visits: { path: string; headers: string[] }[] = []
  let manner: FeedManner = { kind: 'missing' }

  const sendList = (response: ServerResponse): void => {
    switch (manner.kind) {
      case 'offers':
        response.end(listOf(manner.version, sha512, content, manner.notes))
        return
      case 'lies':
        response.end(listOf(manner.version, createHash('sha512').update('other').digest('base64'), content))
        return
      case 'unchecked':
        response.end(listOf(manner.version, null, content))
        return
      case 'breaks off':
        response.end(listOf(manner.version, sha512, content))
        return
      case 'page':
        response.setHeader('content-type', 'text/html')
        response.end('<!doctype html><html><body><p>Welcome: to our wifi</p></body></html>')
        return
      case 'sends elsewhere':
        response.writeHead(302, { location: manner.to })
        response.end()
        return
      default:
        response.writeHead(404)
        response.end()
    }
  }
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    visits.push({ path, headers: Object.keys(request.headers) })
    if (path.endsWith('.yml')) return sendList(response)
    if (manner.kind === 'breaks off') {
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, 1_000_000), () => setTimeout(() => response.destroy(), 50))
      return undefined
    }
    response.writeHead(200, { 'content-length': content.length })
    response.end(content)
    return undefined
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/greenroom/`,
    visits,
    content,
    become: (next) => {
      manner = next
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
