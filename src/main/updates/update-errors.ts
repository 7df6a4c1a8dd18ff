import { AppError } from '@shared/errors'

/** What the updater calls an answer of the feed that it cannot make sense of. */
const notAFeed =
  /^ERR_UPDATER_(?:CHANNEL_FILE_NOT_FOUND|INVALID_UPDATE_INFO|INVALID_VERSION|NO_CHECKSUM|NO_FILES_PROVIDED|ASSET_NOT_FOUND|LATEST_VERSION_NOT_FOUND)$/

/** Turns what the updater or the network throws into an error with a sentence. */
export function updateError(error: unknown, during: 'check' | 'download'): AppError {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const refused = error instanceof Error && error.cause instanceof AppError ? error.cause : null
  if (refused !== null) return refused
  const cause = { cause: error, retry: true }
  if (code === 'ERR_CHECKSUM_MISMATCH') return new AppError('update-damaged', {}, cause)
  if (notAFeed.test(code) || (during === 'check' && isUnreadable(error)))
    return new AppError('update-no-feed', {}, cause)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', {}, cause)
  return new AppError(during === 'check' ? 'update-unreachable' : 'update-cut', {}, cause)
}

/** An answer that came and is no list of versions: another page, or a file that is no YAML. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'YAMLException' || error instanceof TypeError || 'statusCode' in error)
