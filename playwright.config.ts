import { defineConfig } from '@playwright/test'

// Each test starts its own Electron with its own data folder. Two cores: two at a time.
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI === 'true',
  reporter: process.env.GREENROOM_E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.GREENROOM_E2E_REPORT }]]
    : [['list']],
  use: { locale: 'en-GB', trace: 'retain-on-failure' },
})
