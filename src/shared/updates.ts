import { z } from 'zod'
import { call, event } from './call'

/** What the feed offers. */
export type FoundUpdate = {
  readonly version: string
  /** What is downloaded; null where the feed does not say. */
  readonly bytes: number | null
  /** What the makers say about it, as plain text; empty where they say nothing. */
  readonly notes: string
}

/**
 * How a downloaded version is put in: by the app when it ends (`restart`), or by the coach with the system's own means (`show`),
 * where the app is not allowed to change itself.
 */
export type InstallWay = 'restart' | 'show'

export type UpdateState = {
  /** Where new versions are looked for; null as long as nobody has said where. */
  readonly feed: string | null
  readonly version: string
  readonly way: InstallWay
  /** The version that is downloaded and checked, and waits to be put in. */
  readonly ready: string | null
}

const feedAddress = z.string().trim().min(1).max(500)

export const updatesCalls = {
  'updates.state': call<UpdateState>()(z.strictObject({})),
  /** Sets where new versions are looked for; null never looks. Nothing is asked of that address by this. */
  'updates.saveFeed': call<UpdateState>()(z.strictObject({ feed: feedAddress.nullable() })),
  /** Asks the feed; null means that there is nothing newer. */
  'updates.check': call<FoundUpdate | null>()(z.strictObject({})),
  /** Downloads what was found and checks it against the feed's checksum. */
  'updates.download': call<UpdateState>()(z.strictObject({})),
  /** Puts the downloaded version in, or shows its file. */
  'updates.install': call<null>()(z.strictObject({})),
}

export const updatesEvents = {
  /** How much of the download is there, 0 to 100. */
  'updates.progress': event<{ readonly percent: number }>(),
}
