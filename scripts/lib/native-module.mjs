import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { cacheFolder } from './cache.mjs'
import { root } from './locations.mjs'
import { PlainError } from './plain-error.mjs'
import { lastLines, run } from './run.mjs'
import { provideCompilers } from './system-packages.mjs'

const packageFolder = path.join(root, 'node_modules', 'better-sqlite3')
/** The prebuilt files of better-sqlite3 13 need this Node-API; an older runtime crashes on them without a word. */
const prebuiltNodeApi = 10
const fileName = 'better_sqlite3.node'

/**
 * Gives the database module that the chosen Electron can load, built from source once where it needs that.
 * @param {string} electronPath
 * @param {(line: string) => void} tell progress, a line a step
 * @returns {Promise<string>} for better-sqlite3's `nativeBinding`; '' where the prebuilt file serves
 */
export async function provideNativeModule(electronPath, tell) {
  const nodeApi = await readNodeApi(electronPath)
  if (nodeApi >= prebuiltNodeApi) {
    await assertOpensDatabase(electronPath, '')
    return ''
  }
  const { name, version } = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'))
  const folder = await cacheFolder(
    `${name}-${version}-${process.platform}-${process.arch}-napi${nodeApi}`,
    async (draft) => {
      await provideCompilers(tell)
      tell('building the database module from source (about a minute)')
      await build(draft)
      await assertOpensDatabase(electronPath, path.join(draft, fileName))
    },
  )
  return path.join(folder, fileName)
}

/** @param {string} electronPath */
async function readNodeApi(electronPath) {
  const answer = await runAsNode(electronPath, 'process.stdout.write(process.versions.napi)')
  const nodeApi = Number(answer.stdout)
  if (answer.code === 0 && nodeApi > 0) return nodeApi
  throw new PlainError(`Electron (${electronPath}) does not start on this machine.\n${lastLines(answer)}`)
}

/**
 * Compiles in a copy, so that node_modules stays as npm left it.
 * @param {string} draft
 */
async function build(draft) {
  const work = path.join(draft, 'work')
  const source = path.join(work, 'node_modules', 'better-sqlite3')
  await mkdir(source, { recursive: true })
  await cp(packageFolder, source, {
    recursive: true,
    filter: (file) => path.basename(file) !== 'prebuilds',
  })
  await cp(
    path.join(root, 'node_modules', 'node-addon-api'),
    path.join(work, 'node_modules', 'node-addon-api'),
    {
      recursive: true,
    },
  )
  const headers = findNodeHeaders()
  const built = await run(
    process.execPath,
    [
      path.join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js'),
      'rebuild',
      '--release',
      '--jobs=max',
      '--force_build=1',
      ...(headers === undefined ? [] : [`--nodedir=${headers}`]),
    ],
    // The module asks for Node-API 10 by its own flag; of that it uses only what the experimental headers of 9 have.
    { cwd: source, env: { ...process.env, CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL' } },
  )
  if (built.code !== 0) {
    throw new PlainError(
      'The database module could not be built. It needs python3, make and a C++ compiler ' +
        '(Debian and Ubuntu: apt-get install python3 make g++)' +
        (headers === undefined ? ", and Node's headers, which node-gyp downloads from nodejs.org" : '') +
        `. Install what is missing and run the command again.\n${lastLines(built)}`,
    )
  }
  await copyFile(path.join(source, 'build', 'Release', fileName), path.join(draft, fileName))
  await rm(work, { recursive: true })
}

/** The headers that came with this Node, so that nothing need be downloaded: Node-API is the same for all of them. */
function findNodeHeaders() {
  const prefix = path.dirname(path.dirname(process.execPath))
  return existsSync(path.join(prefix, 'include', 'node', 'node_api.h')) ? prefix : undefined
}

/**
 * @param {string} electronPath
 * @param {string} nativeBinding
 */
async function assertOpensDatabase(electronPath, nativeBinding) {
  const trial = await runAsNode(
    electronPath,
    `const db = new (require(${JSON.stringify(packageFolder)}))(':memory:', ${JSON.stringify(
      nativeBinding === '' ? {} : { nativeBinding },
    )}); db.prepare('SELECT 1').get(); db.close()`,
  )
  if (trial.code !== 0) {
    throw new PlainError(`The database module does not work in this Electron.\n${lastLines(trial)}`)
  }
}

/**
 * @param {string} electronPath
 * @param {string} code
 */
function runAsNode(electronPath, code) {
  return run(electronPath, ['-e', code], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    timeoutMs: 30_000,
  })
}
