import { chmod, copyFile, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './locations.mjs'
import { PlainError } from './plain-error.mjs'

const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512]

/** @param {number} size */
const iconOf = (size) => path.join(root, 'resources', 'icon', `${size}x${size}.png`)

/**
 * @param {string} from
 * @param {string} to
 */
async function putFile(from, to) {
  await mkdir(path.dirname(to), { recursive: true })
  await copyFile(from, to)
  await chmod(to, 0o644)
}

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
  const { Installer } = await import(pathToFileURL(packager).href)
  /** The packager knows nothing of kinds of file, so their names and icons are put in here. */
  class WithFileKind extends Installer {
    get contentFunctions() {
      return [...super.contentFunctions, 'copyFileKind']
    }

    async copyFileKind() {
      const share = path.join(this.stagingDir, this.baseAppDir, 'share')
      await putFile(path.join(tools, 'mime.xml'), path.join(share, 'mime', 'packages', `${name}.xml`))
      for (const size of iconSizes) {
        const folder = path.join(share, 'icons', 'hicolor', `${size}x${size}`, 'mimetypes')
        await putFile(iconOf(size), path.join(folder, 'application-x-greenroom.png'))
      }
    }
  }
  const umask = process.umask(0o022)
  try {
    const installer = new /** @type {any} the packager has no types */ (WithFileKind)({
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
      desktopTemplate: path.join(tools, 'desktop.ejs'),
      icon: Object.fromEntries(iconSizes.map((size) => [`${size}x${size}`, iconOf(size)])),
      rename: (/** @type {string} */ folder, /** @type {string} */ file) => path.join(folder, file),
      logger: () => undefined,
    })
    await installer.generateDefaults()
    await installer.generateOptions()
    await installer.createStagingDir()
    await installer.createContents()
    await installer.createPackage()
    await installer.movePackage()
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
