import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { tellBuild } from './lib/app.mjs'
import { ensureBuilt } from './lib/build-output.mjs'
import { makeDeb } from './lib/deb.mjs'
import { runBuilder, packagingTools as tools } from './lib/electron-builder.mjs'
import { root } from './lib/locations.mjs'
import { arePackagesInstalled, installPackages } from './lib/packages.mjs'
import { runScript } from './lib/script.mjs'
import { stageApp } from './lib/stage.mjs'
import { setup } from './setup.mjs'

const dist = path.join(root, 'dist')

/** @param {string} line */
const tell = (line) => console.error(`package: ${line}`)

/**
 * Makes the installers this machine can make, into dist/. With the official Electron they are those of the system at hand; with the
 * development Electron it is one Debian package, called -devonly, that is for trying out and never for a coach.
 */
await runScript(async () => {
  const runtime = await setup({ quiet: true, display: 'optional' })
  await ensureBuilt(runtime, tellBuild)
  if (!arePackagesInstalled(tools)) {
    tell('installing electron-builder')
    await installPackages(tools)
  }
  await rm(dist, { recursive: true, force: true })
  await mkdir(dist, { recursive: true })
  // Outside the checkout: electron-builder looks upwards for packages and would take ours for the app's.
  const stage = await mkdtemp(path.join(tmpdir(), 'greenroom-stage-'))
  try {
    await makeInstallers(runtime, stage)
  } finally {
    await rm(stage, { recursive: true, force: true })
  }
})

/**
 * @param {import('./lib/runtime.mjs').Runtime} runtime
 * @param {string} stage
 */
async function makeInstallers(runtime, stage) {
  const name = runtime.official ? 'greenroom' : 'greenroom-devonly'
  await stageApp(runtime, name, stage)
  tell(runtime.official ? 'making the installers' : 'making the app folder')
  await runBuilder(runtime, { stage, output: dist, args: runtime.official ? [] : ['--linux', '--dir'] })
  if (runtime.official) return
  tell('making the Debian package')
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const file = await makeDeb({ unpacked: path.join(dist, 'linux-unpacked'), name, version, dist, tools })
  tell(`${path.relative(root, file)}, ${((await stat(file)).size / 1e6).toFixed(1)} MB`)
}
