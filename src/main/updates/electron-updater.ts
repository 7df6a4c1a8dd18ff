import { dirname } from 'node:path'
import { AppImageUpdater, type AppUpdater, DebUpdater, MacUpdater, NsisUpdater } from 'electron-updater'
import { FeedRequests } from './feed-requests'
import type { UpdaterHost } from './updates-service'

/**
 * The updater of this system, held to one feed: it downloads nothing, puts nothing in and goes back to no older version by itself.
 * `config` is the file that says whose signature to look for.
 */
export function createUpdater(host: UpdaterHost, feed: URL, config: string): AppUpdater {
  const Updater = updaterFor(host)
  const folder = dirname(config)
  const updater = new Updater(undefined, {
    version: host.version,
    name: 'Greenroom',
    // Without this it asks nobody while the app is developed, and its tests would test nothing.
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  })
  // The library's own type names Chromium's network, which this app does not use; it asks for no more than this.
  ;(updater as unknown as { httpExecutor: unknown }).httpExecutor = new FeedRequests(feed)
  // The number that would be told to the feed is neither made nor kept.
  ;(updater as unknown as { stagingUserIdPromise: unknown }).stagingUserIdPromise = {
    value: Promise.resolve(''),
  }
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.allowPrerelease = false
  updater.disableDifferentialDownload = true
  updater.updateConfigPath = config
  // What it emits as an error it throws too.
  updater.on('error', () => undefined)
  updater.setFeedURL({ provider: 'generic', url: feed.href })
  return updater
}

function updaterFor({ platform, isAppImage }: UpdaterHost) {
  if (platform === 'win32') return NsisUpdater
  if (platform === 'darwin') return MacUpdater
  return isAppImage ? AppImageUpdater : DebUpdater
}
