import { AppError } from '@shared/errors'

const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

/**
 * The address of a feed as it is asked. Only https; a feed on this computer may be asked without it where that is allowed, which
 * a packaged app never does. Throws AppError update-address.
 */
export function feedUrl(text: string, options: { readonly allowsLoopback: boolean }): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const isHere = url !== null && url.protocol === 'http:' && loopback.includes(url.hostname)
  const isFit = url?.protocol === 'https:' || (isHere && options.allowsLoopback)
  if (url === null || !isFit || url.username !== '' || url.password !== '')
    throw new AppError('update-address')
  return url
}
