import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '@shared/errors'
import type { FoundUpdate, InstallWay } from '@shared/updates'
import type { UpdateInfo } from 'builder-util-runtime'
import type { AppUpdater } from 'electron-updater'
import { feedUrl } from './feed-address'
import { updateError } from './update-errors'

/** What the updater may know of the app, and how it ends it. */
export type UpdaterHost = {
  readonly version: string
  readonly isPackaged: boolean
  /** A folder of the app's own, into which the download goes. */
  readonly folder: string
  readonly platform: NodeJS.Platform
  /** Runs from an AppImage, which is a file that may be replaced. */
  readonly isAppImage: boolean
  /** Whose signature a version for Windows has to carry; null where none is known. */
  readonly publisher: string | null
  /** Ends the app as a coach does, and runs `last` when nothing of the practice is open any more. */
  readonly quit: (last: () => void) => void
  readonly showFile: (file: string) => void
}

/** New versions: looked for, downloaded and put in only when the coach says so. Nothing of it is loaded before. */
export type Updates = {
  readonly way: InstallWay
  readonly ready: () => string | null
  /** The address of a feed as it is kept. Throws AppError update-address. */
  readonly addressOf: (text: string) => string
  /** Throws AppError update-address, update-unreachable, update-no-feed, update-elsewhere. */
  readonly check: (feed: string) => Promise<FoundUpdate | null>
  /** Throws AppError not-found, update-cut, update-damaged, update-elsewhere, disk-full. */
  readonly download: (onPercent: (percent: number) => void) => Promise<void>
  /** Throws AppError not-found where nothing is downloaded. */
  readonly install: () => Promise<void>
}

type Found = { readonly updater: AppUpdater; readonly info: UpdateInfo }

/** Longer notes than anybody reads. */
const MOST_NOTES = 4_000

/** Begins without a question to anybody. */
export function updates(host: UpdaterHost): Updates {
  let found: Found | null = null
  let downloaded: { readonly file: string; readonly version: string; readonly sha512: string } | null = null
  const way = installWay(host)
  const urlOf = (text: string): URL => feedUrl(text, { allowsLoopback: !host.isPackaged })
  return {
    way,
    ready: () => downloaded?.version ?? null,
    addressOf: (text) => urlOf(text).href,
    check: async (feed) => {
      const url = urlOf(feed)
      found = null
      downloaded = null
      try {
        const { createUpdater } = await import('./electron-updater')
        const updater = createUpdater(host, url, configFile(host))
        const answer = await updater.checkForUpdates()
        if (answer === null || !answer.isUpdateAvailable) return null
        const { updateInfo: info } = answer
        // Without a checksum there is nothing to check a download against.
        if (info.files.some(({ sha512 }) => !sha512)) throw new AppError('update-no-feed')
        found = { updater, info }
        return { version: info.version, bytes: info.files[0]?.size ?? null, notes: notesOf(info) }
      } catch (error) {
        throw updateError(error, 'check')
      }
    },
    download: async (onPercent) => {
      if (found === null) throw new AppError('not-found')
      const { updater, info } = found
      try {
        updater.on('download-progress', ({ percent }) => onPercent(Math.floor(percent)))
        const [file] = await updater.downloadUpdate()
        if (file === undefined) throw new AppError('update-cut')
        const sha512 = await checksumOf(file)
        if (!info.files.some((one) => one.sha512 === sha512)) throw new AppError('update-damaged')
        downloaded = { file, version: info.version, sha512 }
      } catch (error) {
        throw updateError(error, 'download')
      } finally {
        updater.removeAllListeners('download-progress')
      }
    },
    install: async () => {
      if (found === null || downloaded === null) throw new AppError('not-found')
      // The file lay in a folder since: it is what was downloaded, or it is not put in.
      if ((await checksumOf(downloaded.file)) !== downloaded.sha512) {
        rmSync(downloaded.file, { force: true })
        downloaded = null
        throw new AppError('update-damaged')
      }
      const { updater } = found
      if (way === 'show') host.showFile(downloaded.file)
      else host.quit(() => updater.quitAndInstall(false, true))
    },
  }
}

/** A package of the system belongs to root, and a version for Windows that nobody signed is no version of ours. */
function installWay({ isPackaged, platform, isAppImage, publisher }: UpdaterHost): InstallWay {
  if (!isPackaged) return 'show'
  if (platform === 'win32') return publisher === null ? 'show' : 'restart'
  return platform === 'darwin' || isAppImage ? 'restart' : 'show'
}

/** The updater reads whose signature to look for, and where to put downloads, from a file. */
function configFile({ folder, publisher }: UpdaterHost): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'app-update.yml')
  // JSON is YAML too, and quotes whatever a name holds.
  writeFileSync(
    file,
    JSON.stringify({
      updaterCacheDirName: '.',
      ...(publisher === null ? {} : { publisherName: [publisher] }),
    }),
  )
  return file
}

function notesOf({ releaseNotes }: UpdateInfo): string {
  const text = Array.isArray(releaseNotes)
    ? releaseNotes.map(({ note }) => note ?? '').join('\n')
    : releaseNotes
  return (text ?? '')
    .replaceAll(/<[^>]*>/g, '')
    .trim()
    .slice(0, MOST_NOTES)
}

/** The sha512 of a file, in base64 as feeds write it. */
async function checksumOf(file: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}
