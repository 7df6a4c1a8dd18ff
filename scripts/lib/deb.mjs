import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './locations.mjs'
import { PlainError } from './plain-error.mjs'

const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512]

/**
 * Makes a Debian package of an app folder that electron-builder has made: its own .deb target wants a program from GitHub.
 * @param {object} made
 * @param {string} made.unpacked the app folder
 * @param {string} made.name of the package
 * @param {string} made.version
 * @param {string} made.dist where the package goes
 * @param {string} made.tools the folder whose node_modules hold the packager
 * @returns {Promise<string>} the file
 */
export async function makeDeb({ unpacked, name, version, dist, tools }) {
  const packager = path.join(tools, 'node_modules', 'electron-installer-debian', 'src', 'installer.js')
  const { default: createDeb } = await import(pathToFileURL(packager).href)
  const umask = process.umask(0o022)
  try {
    await createDeb({
      src: unpacked,
      dest: dist,
      name,
      bin: 'greenroom',
      version,
      productName: 'Greenroom',
      genericName: 'Interview coaching',
      description: 'Interview coaching, kept on your own computer',
      productDescription:
        'Clients, interviews, promises and letters of a career coach, encrypted on this computer. No account, no server.',
      arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
      section: 'misc',
      // zstd is read by every dpkg since Debian 12 and is ten times as quick to make as gzip.
      compression: 'zstd',
      maintainer: 'Greenroom maintainers <maintainers@greenroom.invalid>',
      categories: ['Office'],
      mimeType: ['application/x-greenroom'],
      icon: Object.fromEntries(
        iconSizes.map((size) => [
          `${size}x${size}`,
          path.join(root, 'resources', 'icon', `${size}x${size}.png`),
        ]),
      ),
    })
  } catch (error) {
    throw new PlainError(
      `The Debian package could not be made. It needs dpkg-deb and fakeroot.\n${error instanceof Error ? error.message : String(error)}`,
    )
  } finally {
    process.umask(umask)
  }
  const file = (await readdir(dist)).find((entry) => entry.endsWith('.deb'))
  if (file === undefined) throw new PlainError('No Debian package came out.')
  return path.join(dist, file)
}
