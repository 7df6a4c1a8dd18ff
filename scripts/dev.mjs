import path from 'node:path'
import { launchWithDisplay, sandboxSwitches } from './lib/app.mjs'
import { forgetBuild } from './lib/build-output.mjs'
import { root } from './lib/locations.mjs'
import { runScript } from './lib/script.mjs'
import { setup } from './setup.mjs'

const electronVite = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')

await runScript(async () => {
  const runtime = await setup()
  // The development build goes to the same folder and must not be taken for the real one later.
  await forgetBuild()
  const switches = [...sandboxSwitches, ...process.argv.slice(2)]
  return launchWithDisplay(runtime, process.execPath, [electronVite, 'dev', '--watch', '--', ...switches])
})
