import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { yamlModules } from '../scripts/lib/yaml-modules.mjs'

export default defineConfig({
  plugins: [yamlModules()],
  resolve: { alias: { '@shared': resolve(import.meta.dirname, '../src/shared') } },
  test: {
    root: resolve(import.meta.dirname, '..'),
    include: ['bench/*.bench.ts'],
    environment: 'node',
    pool: 'threads',
  },
})
