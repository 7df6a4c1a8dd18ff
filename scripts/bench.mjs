import path from 'node:path'
import { launchWithDisplay, prepareApp } from './lib/app.mjs'
import { root } from './lib/locations.mjs'
import { runScript } from './lib/script.mjs'

await runScript(async () => {
  const runtime = await prepareApp()
  const bench = path.join(root, 'bench', 'run.mjs')
  return launchWithDisplay(runtime, process.execPath, [bench, ...process.argv.slice(2)])
})
