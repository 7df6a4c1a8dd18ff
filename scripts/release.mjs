import path from 'node:path'
import { launch } from './lib/launch.mjs'
import { root } from './lib/locations.mjs'
import { PlainError } from './lib/plain-error.mjs'
import { refuseAudit, refuseElectron } from './lib/release-rules.mjs'
import { runNpm } from './lib/run.mjs'
import { runScript } from './lib/script.mjs'
import { setup } from './setup.mjs'

// Makes installers for coaches, and only when they may be given to them: a supported Electron, an audit that was read, tests that pass.
await runScript(async () => {
  const runtime = await setup({ quiet: true, display: 'optional' })
  const newest = await runNpm(['view', 'electron', 'version'], { cwd: root })
  // All of them: what the app is made of is bundled, so it stands among the development packages.
  const audit = await runNpm(['audit', '--json'], { cwd: root })
  const reasons = [refuseElectron(runtime, newest.stdout.trim()), refuseAudit(audit.stdout)].filter(
    (reason) => reason !== undefined,
  )
  if (reasons.length > 0) throw new PlainError(`No release was made.\n${reasons.join('\n')}`)
  for (const script of ['test.mjs', 'package.mjs']) {
    const code = await launch(process.execPath, [path.join(import.meta.dirname, script)], {
      cwd: root,
      env: process.env,
    })
    if (code !== 0) throw new PlainError(`No release was made: ${script} ended with ${code}.`)
  }
})
