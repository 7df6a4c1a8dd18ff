import {
  type ClientRequest,
  type IncomingMessage,
  request as plainRequest,
  type RequestOptions,
} from 'node:http'
import { request as secureRequest } from 'node:https'
import { Socket } from 'node:net'
import { AppError } from '@shared/errors'
import { configureRequestUrl, type DownloadOptions, HttpExecutor } from 'builder-util-runtime'

/** A connection that never is one: whoever writes to it hears that the feed led elsewhere. */
class NoConnection extends Socket {
  override _write(_chunk: unknown, _encoding: unknown, done: (error: Error) => void): void {
    done(new AppError('update-elsewhere'))
  }

  override _writev(_chunks: unknown, done: (error: Error) => void): void {
    done(new AppError('update-elsewhere'))
  }
}

/**
 * Asks the feed with Node's own network, since Chromium's resolves no name in this app. Every request stays with the feed's host,
 * also one that an answer leads on to: any other fails with AppError update-elsewhere before a connection is made.
 */
export class FeedRequests extends HttpExecutor<ClientRequest> {
  readonly #feed: URL

  constructor(feed: URL) {
    super()
    this.#feed = feed
  }

  override createRequest(
    { headers, ...options }: RequestOptions,
    answered: (response: IncomingMessage) => void,
  ): ClientRequest {
    const { protocol, hostname, port } = this.#feed
    const isSamePlace =
      options.protocol === protocol && options.hostname === hostname && String(options.port ?? '') === port
    // The updater would tell the feed a number by which it knows this computer again.
    const { 'x-user-staging-id': _number, ...said } = headers as Record<string, string>
    const send = protocol === 'https:' ? secureRequest : plainRequest
    const way = isSamePlace ? {} : { protocol, createConnection: () => new NoConnection() }
    return send({ ...options, ...way, headers: said }, answered)
  }

  /** Downloads a file and checks it on the way against its checksum. Throws what the network or the checksum says. */
  download(url: URL, file: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request: RequestOptions = { headers: options.headers ?? {} }
      configureRequestUrl(url, request)
      this.doDownload(
        request,
        {
          destination: file,
          options,
          onCancel,
          callback: (error) => {
            if (error === null || error === undefined) resolve(file)
            else reject(error)
          },
          responseHandler: null,
        },
        0,
      )
    })
  }
}
