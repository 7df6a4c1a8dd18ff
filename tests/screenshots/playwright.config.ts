import { defineConfig } from '@playwright/test'

// Pictures for the README and the guide: `npm run screenshots`. One after the other, so that each looks the same. GREENROOM_LOOK
// takes those that are only looked at instead.
export default defineConfig({
  testDir: '.',
  testMatch: process.env.GREENROOM_LOOK ? '*.looks.ts' : '*.shots.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 120_000,
  reporter: [['list']],
})
