import { join } from 'node:path'

/**
 * An installed app loads the database module that came with it and none that a variable of the environment names. Workers
 * inherit what is set here.
 */
export function usePackagedDatabase(resources: string): void {
  process.env.GREENROOM_NATIVE_BINDING = join(
    resources,
    'app.asar.unpacked/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
  )
}
