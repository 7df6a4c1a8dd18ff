import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from './locations.mjs'

/**
 * The folder that becomes the app: what was built, a package.json of its own and the database module for one system.
 * Nothing else of the checkout, so that nothing else can slip in.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string} name of the package
 * @param {string} folder
 */
export async function stageApp(runtime, name, folder) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const { version, productName, description, author, license } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  )
  const database = await stageDatabaseModule(runtime, path.join(folder, 'node_modules', 'better-sqlite3'))
  await writeJson(path.join(folder, 'package.json'), {
    name,
    productName,
    version,
    description,
    author,
    license,
    main: 'out/main/index.js',
    dependencies: { 'better-sqlite3': database },
  })
  await cp(path.join(root, 'out'), path.join(folder, 'out'), {
    recursive: true,
    filter: (file) => !file.endsWith('.built-from'),
  })
  await cp(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'))
}

/**
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string} folder
 * @returns {Promise<string>} its version
 */
async function stageDatabaseModule({ nativeBinding }, folder) {
  const source = path.join(root, 'node_modules', 'better-sqlite3')
  await mkdir(folder, { recursive: true })
  // What it is compiled with is not needed where it is run.
  const {
    dependencies: _compiledWith,
    devDependencies: _testedWith,
    ...manifest
  } = JSON.parse(await readFile(path.join(source, 'package.json'), 'utf8'))
  await writeJson(path.join(folder, 'package.json'), { ...manifest, name: 'better-sqlite3' })
  for (const part of ['LICENSE', 'lib'])
    await cp(path.join(source, part), path.join(folder, part), { recursive: true })
  // One file, and always where the app looks for it: no other system's is carried along.
  const binary =
    nativeBinding === ''
      ? path.join(source, 'prebuilds', `${process.platform}-${process.arch}.node`)
      : nativeBinding
  await mkdir(path.join(folder, 'build', 'Release'), { recursive: true })
  await cp(binary, path.join(folder, 'build', 'Release', 'better_sqlite3.node'))
  return manifest.version
}

/**
 * @param {string} file
 * @param {object} value
 */
async function writeJson(file, value) {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`)
}
