import { defineConfig } from '@playwright/test'

// Pictures for the README and the guide: `npm run screenshots`. One after the other, so that each looks the same.
export default defineConfig({
  testDir: '.',
  testMatch: '*.shots.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 120_000,
  reporter: [['list']],
})
