import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { yamlModules } from './scripts/lib/yaml-modules.mjs'

/** What breaks on purpose: kills, cuts, full disks, damaged files, hostile calls. `npm run faults` runs each with a count. */
export default defineConfig({
  plugins: [yamlModules()],
  resolve: { alias: { '@shared': resolve(import.meta.dirname, 'src/shared') } },
  test: {
    include: ['tests/faults/**/*.test.ts', 'tests/fuzz/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    // They wait for children, timers and disks more than they reckon; by itself vitest keeps to one on two cores.
    maxWorkers: 2,
    // The files share most of the app's modules: they are loaded once a worker, not once a file.
    isolate: false,
    setupFiles: 'tests/faults/support/clean-up.ts',
    globalSetup: 'tests/faults/support/build-children.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
