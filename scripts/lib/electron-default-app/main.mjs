// Runs inside the fallback Electron, which lacks the default app that an official binary has:
// it starts the app whose folder is the first argument that is not a switch (`electron . --demo`).

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const load = createRequire(import.meta.url)
// Required and not imported: the two setters below are there, but only for default apps and hence not in the types.
const { app } = load('electron')
const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (target === undefined) {
  console.error('Name the folder of an app: electron FOLDER [switches]')
  process.exit(1)
}
const folder = path.resolve(target)
const entry = load.resolve(folder)
if (entry.startsWith(folder + path.sep)) {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  app.setName(about.productName ?? about.name)
  app.setVersion(about.version)
  app.setAppPath(folder)
}
Object.assign(process, { defaultApp: true })
// Awaited at the top level, so that `ready` waits until the app has set its listeners.
await import(pathToFileURL(entry).href)
