import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { yamlModules } from './scripts/lib/yaml-modules.mjs'

export default defineConfig({
  plugins: [yamlModules()],
  resolve: { alias: { '@shared': resolve(import.meta.dirname, 'src/shared') } },
  test: {
    include: ['tests/unit/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    // By itself vitest keeps to one on two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
})
