import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { launchWithDisplay, prepareApp } from './lib/app.mjs'
import { root } from './lib/locations.mjs'
import { differences, filesIn, keepSome, putInPlace, removeStale } from './lib/picture-files.mjs'
import { runScript } from './lib/script.mjs'
import { playwrightScript } from './lib/test-runners.mjs'

const config = 'tests/screenshots/playwright.config.ts'
const docs = path.join(root, 'docs')
/** What of the pictures is kept in the repository; the rest is looked at. */
const kept = ['screenshots', 'letters']
const lookedAt = path.join(root, 'looked-at')
const unlike = path.join(lookedAt, 'unlike')
/** Every screen in the lengthened language, or in text twice as large. */
const looks = ['pseudo', 'zoom']

/**
 * `npm run screenshots` makes every picture and document under docs/screenshots and docs/letters anew; `-- -g NAME` only some,
 * and leaves all others alone. Screens of which no picture is kept are put under looked-at/more, to be judged. `-- --twice` makes them two times and fails unless every file has the same bytes.
 * `-- --pseudo` and `-- --zoom` take every screen with texts a third longer, or twice as large, into looked-at only.
 */
await runScript(async () => {
  const args = process.argv.slice(2)
  const look = looks.find((name) => args.includes(`--${name}`))
  const chosen = args.filter((arg) => arg !== '--twice' && arg !== `--${look}`)
  const runtime = await prepareApp()
  const folders = Array.from({ length: args.includes('--twice') ? 2 : 1 }, () =>
    mkdtempSync(path.join(os.tmpdir(), 'greenroom-pictures-')),
  )
  try {
    for (const folder of folders) {
      const options = [playwrightScript, 'test', '--config', config, ...chosen]
      const code = await launchWithDisplay(runtime, process.execPath, options, {
        GREENROOM_PICTURES: folder,
        ...(look ? { GREENROOM_LOOK: look } : {}),
      })
      for (const name of ['more', ...looks]) putInPlace(path.join(folder, name), path.join(lookedAt, name))
      if (code !== 0) return code
    }
    const [made = '', again] = folders
    const changed = kept.flatMap((name) => putInPlace(path.join(made, name), path.join(docs, name)))
    for (const name of changed) console.log(`changed: ${name}`)
    if (chosen.length === 0 && look === undefined)
      for (const name of kept)
        for (const gone of removeStale(path.join(made, name), path.join(docs, name)))
          console.log(`removed: ${name}/${gone}`)
    console.log(`${filesIn(made).length} files, ${changed.length} of them changed`)
    if (again === undefined) return 0
    const found = differences(made, again)
    for (const { name, what } of found) console.log(`not the same: ${name}, ${what}`)
    if (found.length > 0) {
      for (const [at, folder] of folders.entries()) keepSome(folder, path.join(unlike, String(at + 1)), found)
      console.log(`Both are kept under ${path.relative(root, unlike)}`)
    }
    if (found.length === 0) console.log(`${filesIn(made).length} files made twice, all with the same bytes`)
    return found.length === 0 ? 0 : 1
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
})
