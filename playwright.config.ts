import { defineConfig } from '@playwright/test'

// Each test starts its own Electron with its own data folder. Two cores: two at a time.
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  // A loaded machine may stand still for longer than a coach would wait; how fast the app is says the bench.
  expect: { timeout: 20_000 },
  // Three hundred windows in half an hour: one that a busy machine starved is tried once more, and the report names it.
  retries: 1,
  forbidOnly: process.env.CI === 'true',
  reporter: process.env.GREENROOM_E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.GREENROOM_E2E_REPORT }]]
    : [['list']],
  use: { locale: 'en-GB', trace: 'on-first-retry' },
})
