import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on this machine that counts who knocks: what must never be reached can be seen not to be. */
export type ListeningServer = {
  readonly port: number
  readonly visits: readonly string[]
  readonly close: () => void
}

/** Starts a server that answers everything. */
export async function listen(): Promise<ListeningServer> {
  const visits: string[] = []
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('globalThis.wasReached = true')
  })
  server.on('upgrade', (request, socket) => {
    visits.push(request.url ?? '')
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    visits,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
