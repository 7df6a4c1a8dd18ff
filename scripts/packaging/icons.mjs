import path from 'node:path'
import { launchWithDisplay, sandboxSwitches } from '../lib/app.mjs'
import { runScript } from '../lib/script.mjs'
import { setup } from '../setup.mjs'

// Draws resources/icon/*.png from icon.svg, for whoever changes the drawing.
await runScript(async () => {
  const runtime = await setup({ quiet: true })
  return launchWithDisplay(runtime, runtime.electronPath, [
    ...sandboxSwitches,
    path.join(import.meta.dirname, 'draw-icons.cjs'),
  ])
})
