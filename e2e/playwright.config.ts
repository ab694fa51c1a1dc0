import { defineConfig } from '@playwright/test';
import { browserFlags } from '../scripts/find-browser.ts';

const executablePath = process.env['CHROME_PATH'];

export default defineConfig({
  testDir: '.',
  outputDir: process.env['GRANTSCOPE_RESULTS'] ?? '../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: browserFlags, ...(executablePath ? { executablePath } : {}) },
  },
});
