import { tellBuild } from './lib/app.mjs'
import { ensureBuilt } from './lib/build-output.mjs'
import { runScript } from './lib/script.mjs'
import { setup } from './setup.mjs'

await runScript(async () => {
  const runtime = await setup({ quiet: true, display: 'optional' })
  const built = await ensureBuilt(runtime, tellBuild)
  tellBuild(built ? 'done' : 'nothing has changed since the last one')
})
